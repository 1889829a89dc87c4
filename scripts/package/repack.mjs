// `node scripts/package/repack.mjs TARBALL`, a part of `npm run test:pack`: packs a copy of the checkout, in another folder and
// with other times of change, and fails unless that gives the same bytes.
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve, sep } from 'node:path';

import { ROOT } from '../support/paths.mjs';
import { capture, npmCommand } from '../support/run.mjs';
import { runMain, say, UserError } from '../support/say.mjs';

/** Folders of the checkout that are made from the rest, as .gitignore says, and git's own. */
const MADE = new Set(['.git', '.ferrobuf', 'dist', 'node_modules', 'target']);

const isSource = (path) => !MADE.has(relative(ROOT, path).split(sep)[0]);

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
  cpSync(ROOT, copy, { recursive: true, filter: isSource });
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'), 'junction');
  const words = ['pack', '--json', '--silent', '--pack-destination', folder];
  const { ok, output } = capture([...npmCommand(), ...words], { cwd: copy });
  if (!ok) throw new UserError(`npm pack failed:\n\n${output.trim()}`);
  return join(folder, JSON.parse(output)[0].filename);
}
