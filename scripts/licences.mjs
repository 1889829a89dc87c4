// `npm run licences`: writes THIRD-PARTY-LICENSES.md, the licences of what is linked into the binary. With `--check` it writes
// nothing, and fails when the file is not what Cargo.lock says.
import './support/require-node.mjs';

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { linkedCrates } from './licences/crates.mjs';
import { licencesText } from './licences/text.mjs';
import { LICENCES } from './package/licences.mjs';
import { ROOT } from './support/paths.mjs';
import { runMain, say, UserError } from './support/say.mjs';

await runMain(() => {
  const file = join(ROOT, LICENCES);
  const text = licencesText(linkedCrates());
  if (process.argv.includes('--check')) {
    if (text === readFileSync(file, 'utf8')) return;
    throw new UserError(`${LICENCES} is not what Cargo.lock says. Run \`npm run licences\`.`);
  }
  writeFileSync(file, text);
  say(`Written: ${LICENCES}.`);
});
