// `npm start -- [FILE]`: set-up, then the main job on FILE.
import './support/require-node.mjs';

import { join } from 'node:path';

import { setup } from './setup.mjs';
import { ROOT } from './support/paths.mjs';
import { show } from './support/run.mjs';
import { runMain } from './support/say.mjs';

// npm runs scripts in the top folder; FILE is relative to where the user typed the command.
const userFolder =
  process.env.npm_lifecycle_event === 'start' ? process.env.INIT_CWD : process.cwd();

await runMain(() => {
  setup();
  const job = [process.execPath, join(ROOT, 'examples', 'main-job.js'), ...process.argv.slice(2)];
  return show(job, { cwd: userFolder });
});
