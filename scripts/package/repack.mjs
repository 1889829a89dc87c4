// `node scripts/package/repack.mjs TARBALL`, a part of `npm run test:pack`: packs a copy of the checkout, in another folder and
// with other times of change, and fails unless that gives the same bytes.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { capture, npmCommand } from '../support/run.mjs';
import { runMain, say, UserError } from '../support/say.mjs';
import { copyCheckout } from './copy.mjs';

await runMain(() => {
  const [tarball] = process.argv.slice(2);
  if (tarball === undefined) throw new UserError('Usage: node scripts/package/repack.mjs TARBALL');
  const folder = mkdtempSync(join(tmpdir(), 'ferrobuf repack '));
  try {
    const again = pack(folder);
    if (!readFileSync(resolve(tarball)).equals(readFileSync(again))) {
      throw new UserError(
        `Not the same bytes as ${tarball}: the package depends on more than the checkout.`,
      );
    }
    say('The same bytes, from a copy of the checkout.');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

/** @returns {string} the tarball of a copy that is made in the folder */
function pack(folder) {
  const copy = join(folder, 'checkout');
  copyCheckout(copy);
  const words = ['pack', '--json', '--silent', '--pack-destination', folder];
  const { ok, output } = capture([...npmCommand(), ...words], { cwd: copy });
  if (!ok) throw new UserError(`npm pack failed:\n\n${output.trim()}`);
  return join(folder, JSON.parse(output)[0].filename);
}
