// `npm run test:pack`: packs the package, installs the tarball into an empty folder together with
// this platform's binary as the platform package, and uses it there as a stranger would: from
// CommonJS, from ES modules and from TypeScript. Then packs once more, which must give the same bytes.
import './support/require-node.mjs';

import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { setup } from './setup.mjs';
import { ADDON, commandOf, platformName, ROOT, readManifest } from './support/paths.mjs';
import { capture, npmCommand } from './support/run.mjs';
import { runMain, say, UserError } from './support/say.mjs';
import { runSteps } from './support/steps.mjs';

// The README's lines: what a user writes first must work from the tarball.
const USE = `const hex = Buffer.from('żółw').toString('hex');
if (hex !== 'c5bcc3b3c58277') throw new Error(\`unexpected result: \${hex}\`);
if (!(Buffer.alloc(1) instanceof globalThis.Buffer)) throw new Error('not an instance of Buffer');
`;

const PROGRAMS = {
  'program.cjs': `const { Buffer } = require('ferrobuf');\n${USE}`,
  'program.mjs': `import { Buffer } from 'ferrobuf';\n${USE}`,
  'register.cjs': `const { memoryUsage } = require('ferrobuf');\nrequire('ferrobuf/register');\nif (Buffer !== require('ferrobuf').Buffer) throw new Error('two classes');\n${USE}if (!(memoryUsage().live > 0)) throw new Error('the pool is not ours');\n`,
  'program.ts': `import { Buffer } from 'ferrobuf';\n${USE}const native: globalThis.Buffer = Buffer.alloc(1);\nconst bytes: Uint8Array = native;\nexport { bytes };\n`,
  'manifest.cjs': `const { version } = require('ferrobuf/package.json');\nif (version !== '${readManifest().version}') throw new Error(version);\n`,
};

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
      command: [
        process.execPath,
        commandOf('typescript', 'tsc'),
        ...tscArguments(resolution, folder),
      ],
    })),
    {
      name: 'the same bytes again',
      command: [process.execPath, join('scripts', 'package', 'repack.mjs'), tarball],
    },
  ];
}

function tscArguments(resolution, folder) {
  const module = resolution === 'nodenext' ? 'nodenext' : 'esnext';
  return [
    ...['--noEmit', '--strict', '--target', 'es2022', '--module', module],
    ...['--moduleResolution', resolution, '--types', 'node'],
    ...['--typeRoots', join(ROOT, 'node_modules', '@types'), join(folder, 'program.ts')],
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
