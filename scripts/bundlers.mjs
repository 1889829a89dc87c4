// `npm run test:bundlers`: the examples of docs/bundlers.md, each in a folder of its own. What they make is run: without
// `node_modules` where the page says that it needs none.
import './support/require-node.mjs';

import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { examples, runExample } from './bundlers/examples.mjs';
import { installPacked } from './package/install-packed.mjs';
import { installBundlers } from './setup/bundlers.mjs';
import { setup } from './setup.mjs';
import { Checks } from './support/checks.mjs';
import { runMain } from './support/say.mjs';

await runMain(async () => {
  setup();
  const tools = installBundlers();
  const checks = new Checks();
  const folder = mkdtempSync(join(tmpdir(), 'ferrobuf bundlers '));
  try {
    const packed = join(folder, 'packed');
    mkdirSync(packed);
    installPacked(packed);
    const machine = { tools, packed, folder };
    for (const example of examples()) {
      await checks.run(example.name, () => runExample(example, machine));
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  return checks.close();
});
