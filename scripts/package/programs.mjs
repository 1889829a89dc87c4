import { join } from 'node:path';

import { commandOf, ROOT, readManifest } from '../support/paths.mjs';

// The README's lines: what a user writes first must work from the package.
const USE = `const hex = Buffer.from('żółw').toString('hex');
if (hex !== 'c5bcc3b3c58277') throw new Error(\`unexpected result: \${hex}\`);
if (!(Buffer.alloc(1) instanceof globalThis.Buffer)) throw new Error('not an instance of Buffer');
`;

/** Programs of a user: each ends with an error unless ferrobuf works as the README says. */
export const PROGRAMS = {
  'program.cjs': `const { Buffer } = require('ferrobuf');\n${USE}`,
  'program.mjs': `import { Buffer } from 'ferrobuf';\n${USE}`,
  'register.cjs': `require('ferrobuf/register');\nif (Buffer !== require('ferrobuf').Buffer) throw new Error('two classes');\n${USE}`,
  'program.ts': `import { Buffer } from 'ferrobuf';\n${USE}const native: globalThis.Buffer = Buffer.alloc(1);\nconst bytes: Uint8Array = native;\nexport { bytes };\n`,
  'manifest.cjs': `const { version } = require('ferrobuf/package.json');\nif (version !== '${readManifest().version}') throw new Error(version);\n`,
};

/**
 * The command that compiles program.ts in a folder, strictly.
 *
 * @param {string} folder
 * @param {'nodenext' | 'bundler'} resolution
 * @param {string[]} [words] more options; without them nothing is written
 * @returns {string[]}
 */
export function compileCommand(folder, resolution, words = ['--noEmit']) {
  return [
    ...[process.execPath, commandOf('typescript', 'tsc'), ...words],
    ...['--strict', '--target', 'es2022'],
    ...['--module', resolution === 'nodenext' ? 'nodenext' : 'esnext'],
    ...['--moduleResolution', resolution, '--types', 'node'],
    ...['--typeRoots', join(ROOT, 'node_modules', '@types'), join(folder, 'program.ts')],
  ];
}
