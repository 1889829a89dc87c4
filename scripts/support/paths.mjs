import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);

/** The top folder of the checkout. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** What the scripts keep between runs: stamps, logs, the matrix's Node binaries. Not in git. */
export const CACHE = join(ROOT, '.ferrobuf');

export const { platformName } = require('../../lib/platform.js');

/** The addon's file name on this platform; `lib/native.js` looks for it in the top folder. */
export const ADDON = `ferrobuf.${platformName()}.node`;

/** @returns {object} package.json, parsed */
export function readManifest() {
  return JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
}

/** @returns {string} the file that a development dependency's command runs, for `node FILE` */
export function commandOf(packageName, command) {
  return commandIn(ROOT, packageName, command);
}

/** @returns {string} the same for a package that is installed in another folder */
export function commandIn(root, packageName, command) {
  const folder = join(root, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof bin === 'string' ? bin : bin[command]);
}
