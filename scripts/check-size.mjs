// `npm run test:size [-- FILE [GLIBC]]`: how large the addon is, how large the package, and which glibc the addon needs; fails
// above the limits. FILE is an addon other than this checkout's, GLIBC the highest version that it may need.
import './support/require-node.mjs';

import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { compareVersions, neededGlibc } from './package/glibc.mjs';
import { LARGEST_ADDON, LARGEST_PACKAGE } from './package/limits.mjs';
import { ensureBundle } from './setup/bundle.mjs';
import { ADDON, ROOT } from './support/paths.mjs';
import { capture, npmCommand } from './support/run.mjs';
import { runMain, UserError } from './support/say.mjs';

await runMain(() => {
  const [file, glibc] = process.argv.slice(2);
  const addon = file === undefined ? join(ROOT, ADDON) : resolve(file);
  ensureBundle();
  const verdicts = [
    below('addon', statSync(addon).size, LARGEST_ADDON),
    below('package, unpacked', packageSize(), LARGEST_PACKAGE),
    oldEnough(neededGlibc(addon), glibc),
  ];
  return verdicts.every(Boolean) ? 0 : 1;
});

/** Prints a line that scripts/support/test-runners.mjs counts. */
function verdict(ok, text) {
  console.log(`${ok ? 'ok    ' : 'FAILED'} ${text}`);
  return ok;
}

function below(what, size, limit) {
  return verdict(size < limit, `${what}: ${size} bytes, of less than ${limit}`);
}

/** What a checkout builds needs what the machine has; the limit is for releases. */
function oldEnough(needed, limit) {
  if (needed === undefined) return verdict(true, 'glibc: not needed');
  const ok = limit === undefined || compareVersions(needed, limit) <= 0;
  return verdict(ok, `glibc: ${needed} is needed, ${limit ?? 'any'} is allowed`);
}

function packageSize() {
  const { ok, output } = capture([...npmCommand(), 'pack', '--dry-run', '--json', '--silent']);
  if (!ok) throw new UserError(`npm pack failed:\n\n${output.trim()}`);
  return JSON.parse(output)[0].unpackedSize;
}
