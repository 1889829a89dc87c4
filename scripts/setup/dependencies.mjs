import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { platformName, ROOT } from '../support/paths.mjs';
import { capture, npmCommand } from '../support/run.mjs';
import { say, seconds, UserError } from '../support/say.mjs';
import { hashInputs, readStamp, writeStamp } from './stamp.mjs';

// Inside node_modules, so that whoever deletes the one deletes the other.
const STAMP = join(ROOT, 'node_modules', '.ferrobuf-install.json');

// `include` overrides NODE_ENV=production and `omit` settings of the machine: without development
// dependencies there is no build, and the linter's binary is an optional dependency of it.
// No dependency has an install script; should one get one, it does not run here.
const NPM_CI = [
  'ci',
  '--include=dev',
  '--include=optional',
  '--ignore-scripts',
  '--no-audit',
  '--no-fund',
  '--loglevel=error',
];

// How much of npm's output is shown when it fails: its message, not the whole log.
const SHOWN_LINES = 20;

/** Installs the development dependencies, unless those of this lock file are there already. */
export function installDependencies() {
  const inputs = hashInputs(['package.json', 'package-lock.json'], [platformName()]);
  if (readStamp(STAMP).inputs === inputs) {
    say('Dependencies: up to date.');
    return;
  }
  const why = existsSync(join(ROOT, 'node_modules'))
    ? 'node_modules is not from this lock file'
    : 'there is no node_modules';
  say(`Dependencies: ${why}; running \`npm ci\` ...`);
  const start = performance.now();
  const { ok, missing, output } = npmCi(ROOT);
  if (!ok) throw installError(missing, output);
  writeStamp(STAMP, { inputs });
  say(`Dependencies: installed in ${seconds(performance.now() - start)}.`);
}

/** Installs what the lock file of a folder says. @returns {{ ok: boolean, missing: boolean, output: string }} */
export function npmCi(folder) {
  return capture([...npmCommand(), ...NPM_CI], { cwd: folder });
}

/** What to tell when npm has failed. */
export function installError(missing, output, command = 'npm ci') {
  if (missing) {
    return new UserError('npm is needed, and it is not on the PATH. It comes with Node.');
  }
  const tail = output.trim().split('\n').slice(-SHOWN_LINES).join('\n');
  return new UserError(
    `\`${command}\` failed:\n\n${tail}\n\n` +
      'Check that the npm registry can be reached (`npm ping`) and run this again.',
  );
}
