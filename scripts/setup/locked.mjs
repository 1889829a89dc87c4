import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { platformName, ROOT } from '../support/paths.mjs';
import { say, seconds } from '../support/say.mjs';
import { installError, npmCi } from './dependencies.mjs';
import { hashInputs, readStamp, writeStamp } from './stamp.mjs';

const FILES = ['package.json', 'package-lock.json'];

/**
 * Installs what a lock file of the checkout says into another folder, unless it is there already. Not where the lock file
 * lies: the JS suite and the linter look through that folder.
 *
 * @param {object} options
 * @param {string} options.what for the log: `Packages`
 * @param {string} options.source the lock file's folder, relative to the top folder
 * @param {string} options.folder where to
 * @param {() => { ok: boolean, missing: boolean, output: string }} [options.finish] a last step, which may fail
 */
export function installLocked({ what, source, folder, finish }) {
  const stamp = join(folder, 'node_modules', '.ferrobuf-install.json');
  const inputs = hashInputs(
    FILES.map((file) => join(source, file)),
    [platformName()],
  );
  if (readStamp(stamp).inputs === inputs) {
    say(`${what}: up to date.`);
    return;
  }
  say(`${what}: running \`npm ci\` ...`);
  const start = performance.now();
  mkdirSync(folder, { recursive: true });
  for (const file of FILES) cpSync(join(ROOT, source, file), join(folder, file));
  let result = npmCi(folder);
  if (result.ok && finish !== undefined) result = finish();
  if (!result.ok) throw installError(result.missing, result.output);
  writeStamp(stamp, { inputs });
  say(`${what}: installed in ${seconds(performance.now() - start)}.`);
}
