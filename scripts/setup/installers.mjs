import { join } from 'node:path';

import { CACHE, commandIn } from '../support/paths.mjs';
import { capture, npmCommand } from '../support/run.mjs';
import { installLocked } from './locked.mjs';

const FOLDER = join(CACHE, 'installers');

// The script of this package puts its binary in place; the others are JavaScript.
const PLACE_BUN = ['rebuild', 'bun', '--ignore-scripts=false', '--loglevel=error'];

/** Installs the registry and the package managers, unless those of the lock file are there already: some 220 MB. */
export function installInstallers() {
  installLocked({
    what: 'Installers',
    source: join('__test__', 'install'),
    folder: FOLDER,
    finish: () => capture([...npmCommand(), ...PLACE_BUN], { cwd: FOLDER }),
  });
}

/** @returns {string} the file that one of their commands runs: JavaScript, but for Bun's */
export function installerFile(packageName, command = packageName) {
  return commandIn(FOLDER, packageName, command);
}
