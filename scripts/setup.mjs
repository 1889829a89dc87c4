import { ensureAddon } from './setup/addon.mjs';
import { ensureBundle } from './setup/bundle.mjs';
import { installDependencies } from './setup/dependencies.mjs';
import { say } from './support/say.mjs';

/**
 * Makes a checkout ready to run: dependencies, addon and the shim in one file, each only when it is missing or outdated.
 *
 * @throws {UserError} that says what is missing and how to get it
 */
export function setup() {
  say(`Node ${process.version} on ${process.platform}-${process.arch}`);
  installDependencies();
  ensureAddon();
  ensureBundle();
}
