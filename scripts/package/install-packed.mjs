import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { ADDON, platformName, ROOT, readManifest } from '../support/paths.mjs';
import { capture, npmCommand } from '../support/run.mjs';
import { say, UserError } from '../support/say.mjs';

/**
 * Packs the package, and installs the tarball into an empty folder, together with this machine's binary as the platform package.
 *
 * @param {string} folder
 * @returns {string} the tarball, which is in the folder
 */
export function installPacked(folder) {
  const packed = npm(['pack', '--json', '--pack-destination', folder], ROOT);
  const [{ filename, size, files }] = JSON.parse(packed);
  say(`Packed ${filename}, ${size} bytes: ${files.map(({ path }) => path).join(', ')}`);
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
  npm(['install', join(folder, filename), '--offline', '--omit=optional'], folder);
  installPlatformPackage(join(folder, 'node_modules', '@ferrobuf', platformName()));
  return join(folder, filename);
}

/** What npm would install as an optional dependency, once the platform packages are published. */
function installPlatformPackage(folder) {
  mkdirSync(folder, { recursive: true });
  cpSync(join(ROOT, ADDON), join(folder, ADDON));
  const { version } = readManifest();
  const manifest = { name: `@ferrobuf/${platformName()}`, version, main: ADDON };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
}

function npm(words, cwd) {
  // Silent: what npm says of the scripts that it runs would stand behind the JSON.
  const quiet = ['--no-audit', '--no-fund', words[0] === 'pack' ? '--silent' : '--loglevel=error'];
  const { ok, output } = capture([...npmCommand(), ...words, ...quiet], { cwd });
  if (!ok) throw new UserError(`npm ${words[0]} failed:\n\n${output.trim()}`);
  return output;
}
