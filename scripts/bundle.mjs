// `npm run prepack`, which npm runs before it packs: the shim in one file, made of lib/ as it is now.
import './support/require-node.mjs';

import { ensureBundle } from './setup/bundle.mjs';
import { installDependencies } from './setup/dependencies.mjs';
import { runMain } from './support/say.mjs';

await runMain(() => {
  installDependencies();
  ensureBundle();
});
