// `npm run build`: builds the addon whether or not it is up to date, and the shim in one file.
import './support/require-node.mjs';

import { buildAddon } from './setup/addon.mjs';
import { ensureBundle } from './setup/bundle.mjs';
import { installDependencies } from './setup/dependencies.mjs';
import { runMain } from './support/say.mjs';

await runMain(() => {
  installDependencies();
  buildAddon();
  ensureBundle();
});
