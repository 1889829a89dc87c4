import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { CACHE, platformName, ROOT } from '../support/paths.mjs';
import { capture, npmCommand } from '../support/run.mjs';
import { say, seconds } from '../support/say.mjs';
import { installError } from './dependencies.mjs';
import { hashInputs, readStamp, writeStamp } from './stamp.mjs';

const MANIFEST = join('__test__', 'runtimes', 'package.json');
const FOLDER = join(CACHE, 'runtimes');
const STAMP = join(FOLDER, 'node_modules', '.ferrobuf-install.json');

// Without a lock file: one would have to hold the binaries of every platform, which not every registry has. The exact
// versions in the manifest, of packages without dependencies but these binaries, say the same. The install scripts put
// the binaries in place.
const NPM_INSTALL = [
  'install',
  '--no-package-lock',
  '--ignore-scripts=false',
  '--no-audit',
  '--no-fund',
  '--loglevel=error',
];

/** Installs Bun and Deno, unless those of the manifest are there already. */
export function installRuntimes() {
  const inputs = hashInputs([MANIFEST], [platformName()]);
  if (readStamp(STAMP).inputs === inputs) {
    say('Runtimes: up to date.');
    return;
  }
  say('Runtimes: installing Bun and Deno, some 450 MB ...');
  const start = performance.now();
  mkdirSync(FOLDER, { recursive: true });
  cpSync(join(ROOT, MANIFEST), join(FOLDER, 'package.json'));
  const { ok, missing, output } = capture([...npmCommand(), ...NPM_INSTALL], { cwd: FOLDER });
  if (!ok) throw installError(missing, output, 'npm install');
  writeStamp(STAMP, { inputs });
  say(`Runtimes: installed in ${seconds(performance.now() - start)}.`);
}
