import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { CACHE, platformName, ROOT } from '../support/paths.mjs';
import { say, seconds } from '../support/say.mjs';
import { installError, npmCi } from './dependencies.mjs';
import { hashInputs, readStamp, writeStamp } from './stamp.mjs';

const SOURCE = join('__test__', 'packages');
const FILES = ['package.json', 'package-lock.json'];

// Not where the lock file lies: the JS suite and the linter look through that folder.
const FOLDER = join(CACHE, 'packages');
const STAMP = join(FOLDER, 'node_modules', '.ferrobuf-install.json');

/** Installs the packages that ferrobuf is tested with, unless those of this lock file are there already. */
export function installPackages() {
  const inputs = hashInputs(
    FILES.map((file) => join(SOURCE, file)),
    [platformName()],
  );
  if (readStamp(STAMP).inputs === inputs) {
    say('Packages: up to date.');
    return;
  }
  say('Packages: running `npm ci` ...');
  const start = performance.now();
  mkdirSync(FOLDER, { recursive: true });
  for (const file of FILES) cpSync(join(ROOT, SOURCE, file), join(FOLDER, file));
  const { ok, missing, output } = npmCi(FOLDER);
  if (!ok) throw installError(missing, output);
  writeStamp(STAMP, { inputs });
  say(`Packages: installed in ${seconds(performance.now() - start)}.`);
}
