import { join } from 'node:path';

import { CACHE } from '../support/paths.mjs';
import { installLocked } from './locked.mjs';

/** Installs the packages that ferrobuf is tested with, unless those of the lock file are there already. */
export function installPackages() {
  installLocked({
    what: 'Packages',
    source: join('__test__', 'packages'),
    folder: join(CACHE, 'packages'),
  });
}
