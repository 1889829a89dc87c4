// `npm run sbom -- FILE`: writes a list of what is linked into the binaries (CycloneDX 1.5, JSON), as Cargo.lock says.
import './support/require-node.mjs';

import { writeFileSync } from 'node:fs';

import { billOf } from './licences/bill.mjs';
import { linkedCrates } from './licences/crates.mjs';
import { readManifest } from './support/paths.mjs';
import { runMain, say, UserError } from './support/say.mjs';

await runMain(() => {
  const [file] = process.argv.slice(2);
  if (file === undefined) throw new UserError('Usage: npm run sbom -- FILE');
  const bill = billOf(readManifest(), linkedCrates());
  writeFileSync(file, `${JSON.stringify(bill, null, 2)}\n`);
  say(`Written: ${file}, ${bill.components.length} crates.`);
});
