import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { CACHE, commandIn, platformName, ROOT } from '../support/paths.mjs';
import { capture, npmCommand } from '../support/run.mjs';
import { say, seconds } from '../support/say.mjs';
import { installError, npmCi } from './dependencies.mjs';
import { hashInputs, readStamp, writeStamp } from './stamp.mjs';

const SOURCE = join('__test__', 'install');
const FILES = ['package.json', 'package-lock.json'];

const FOLDER = join(CACHE, 'installers');
const STAMP = join(FOLDER, 'node_modules', '.ferrobuf-install.json');

// The script of this package puts its binary in place; the others are JavaScript.
const PLACE_BUN = ['rebuild', 'bun', '--ignore-scripts=false', '--loglevel=error'];

/** Installs the registry and the package managers, unless those of this lock file are there already. */
export function installInstallers() {
  const inputs = hashInputs(
    FILES.map((file) => join(SOURCE, file)),
    [platformName()],
  );
  if (readStamp(STAMP).inputs === inputs) {
    say('Installers: up to date.');
    return;
  }
  say('Installers: running `npm ci`, some 220 MB ...');
  const start = performance.now();
  mkdirSync(FOLDER, { recursive: true });
  for (const file of FILES) cpSync(join(ROOT, SOURCE, file), join(FOLDER, file));
  let { ok, missing, output } = npmCi(FOLDER);
  if (ok) ({ ok, missing, output } = capture([...npmCommand(), ...PLACE_BUN], { cwd: FOLDER }));
  if (!ok) throw installError(missing, output);
  writeStamp(STAMP, { inputs });
  say(`Installers: installed in ${seconds(performance.now() - start)}.`);
}

/** @returns {string} the file that one of their commands runs: JavaScript, but for Bun's */
export function installerFile(packageName, command = packageName) {
  return commandIn(FOLDER, packageName, command);
}
