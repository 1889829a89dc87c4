// `npm run derive`, and a part of `npm version`: writes the files that follow from package.json (scripts/package/files.mjs).
// With `--check` it writes nothing, and fails when one of them is out of date.
import './support/require-node.mjs';

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { derivedFiles, outdatedFiles } from './package/files.mjs';
import { ROOT } from './support/paths.mjs';
import { runMain, say, UserError } from './support/say.mjs';

await runMain(() => {
  if (process.argv.includes('--check')) check();
  else write();
});

function check() {
  const outdated = outdatedFiles();
  if (outdated.length === 0) return;
  throw new UserError(
    `Not what package.json says: ${outdated.join(', ')}.\nRun \`npm run derive\`, and delete what is no target any more.`,
  );
}

function write() {
  for (const { path, text } of derivedFiles()) {
    mkdirSync(dirname(join(ROOT, path)), { recursive: true });
    writeFileSync(join(ROOT, path), text);
  }
  say('Written: the version in its places, and the packages in npm/.');
}
