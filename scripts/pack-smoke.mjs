// `npm run test:pack`: packs the package, installs the tarball into an empty folder together with
// this platform's binary as the platform package, and uses it there as a stranger would: from
// CommonJS, from ES modules and from TypeScript. Then packs once more, which must give the same bytes.
import './support/require-node.mjs';

import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { compileCommand, PROGRAMS } from './package/programs.mjs';
import { setup } from './setup.mjs';
import { ADDON, platformName, ROOT, readManifest } from './support/paths.mjs';
import { capture, npmCommand } from './support/run.mjs';
import { runMain, say, UserError } from './support/say.mjs';
import { runSteps } from './support/steps.mjs';

await runMain(async () => {
  setup();
  const folder = mkdtempSync(join(tmpdir(), 'ferrobuf pack '));
  try {
    const tarball = installInto(folder);
    return await runSteps(steps(folder, tarball));
  } finally {
    rmSync(folder, { recursive: true });
  }
});

function steps(folder, tarball) {
  const run = (program) => ({
    name: program,
    command: [process.execPath, join(folder, program)],
  });
  return [
    run('program.cjs'),
    run('program.mjs'),
    run('register.cjs'),
    run('manifest.cjs'),
    ...['nodenext', 'bundler'].map((resolution) => ({
      name: `program.ts, module resolution ${resolution}`,
      command: compileCommand(folder, resolution),
    })),
    {
      name: 'the same bytes again',
      command: [process.execPath, join('scripts', 'package', 'repack.mjs'), tarball],
    },
  ];
}

/** @returns {string} the tarball */
function installInto(folder) {
  const packed = npm(['pack', '--json', '--pack-destination', folder], ROOT);
  const [{ filename, size, files }] = JSON.parse(packed);
  say(`Packed ${filename}, ${size} bytes: ${files.map(({ path }) => path).join(', ')}`);
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
  npm(['install', join(folder, filename), '--offline', '--omit=optional'], folder);
  installPlatformPackage(join(folder, 'node_modules', '@ferrobuf', platformName()));
  for (const [name, text] of Object.entries(PROGRAMS)) writeFileSync(join(folder, name), text);
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
