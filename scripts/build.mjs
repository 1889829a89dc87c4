// `npm run build`: builds the addon whether or not it is up to date, and the shim in one file. With `-- --target TRIPLE`: the
// addon for a target of package.json, with the toolchain that is there (scripts/setup/cross.mjs).
import './support/require-node.mjs';

import { parseArgs } from 'node:util';

import { buildAddon } from './setup/addon.mjs';
import { ensureBundle } from './setup/bundle.mjs';
import { buildForTarget } from './setup/cross.mjs';
import { installDependencies } from './setup/dependencies.mjs';
import { runMain } from './support/say.mjs';

await runMain(() => {
  const { target } = parseArgs({ options: { target: { type: 'string' } } }).values;
  installDependencies();
  if (target === undefined) buildAddon();
  else buildForTarget(target);
  ensureBundle();
});
