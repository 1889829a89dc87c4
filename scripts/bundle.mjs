// What npm runs before it packs: the shim in one file, made of lib/ as it is now. It prints nothing, because whoever calls
// `npm pack` reads what that prints.
import './support/require-node.mjs';

import { ensureBundle } from './setup/bundle.mjs';
import { runMain } from './support/say.mjs';

await runMain(ensureBundle);
