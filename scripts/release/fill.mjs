import { copyFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import { LICENCES } from '../package/licences.mjs';
import { ROOT } from '../support/paths.mjs';

/** npm packs this one whether or not the manifest names it. */
const OWN_LICENCE = 'LICENSE';

/**
 * Puts into the folder of a platform package what is not in git there: the binary, and the licences of what it is made of.
 *
 * @param {string} folder
 * @param {string} binary the addon, under the name that it has in the package
 */
export function fillPackage(folder, binary) {
  for (const name of [OWN_LICENCE, LICENCES]) copyFileSync(join(ROOT, name), join(folder, name));
  copyFileSync(binary, join(folder, basename(binary)));
}
