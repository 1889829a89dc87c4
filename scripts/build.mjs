// `npm run build`: builds the addon whether or not it is up to date.
import './support/require-node.mjs';

import { buildAddon } from './setup/addon.mjs';
import { installDependencies } from './setup/dependencies.mjs';
import { runMain } from './support/say.mjs';

await runMain(() => {
  installDependencies();
  buildAddon();
});
