import { cpSync, symlinkSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

import { ROOT } from '../support/paths.mjs';

/** Folders of the checkout that are made from the rest, as .gitignore says, and git's own. */
const MADE = new Set(['.git', '.ferrobuf', 'dist', 'node_modules', 'target']);

const isSource = (path) => !MADE.has(relative(ROOT, path).split(sep)[0]);

/** Copies the checkout to where it can be packed: its development dependencies are a link. */
export function copyCheckout(folder) {
  cpSync(ROOT, folder, { recursive: true, filter: isSource });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
}
