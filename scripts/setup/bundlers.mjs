import { join } from 'node:path';

import { CACHE } from '../support/paths.mjs';
import { installLocked } from './locked.mjs';

/** Installs the bundlers, unless those of the lock file are there already. @returns {string} the folder they are in */
export function installBundlers() {
  const folder = join(CACHE, 'bundlers');
  installLocked({ what: 'Bundlers', source: join('__test__', 'bundlers'), folder });
  return folder;
}
