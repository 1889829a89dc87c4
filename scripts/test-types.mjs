/**
 * Compiles the programs of __test__/types as a project that has ferrobuf installed would: with the types of each Node
 * line, with the newest compiler and the line before it, and with each way of finding modules. The programs that use
 * nothing but the names of `node:buffer` are compiled a second time with the import taken from there, which proves
 * that replacing the import is all there is to do.
 *
 * Usage: node scripts/test-types.mjs
 */

import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const ROOT = path.join(import.meta.dirname, '..');
const TESTS = path.join(ROOT, '__test__', 'types');

/** Where the development dependencies put the types of each Node line. */
const NODE_TYPES = {
  20: 'types-node-20',
  22: 'types-node-22',
  24: 'types-node-24',
  26: '@types/node',
};

const NODE16 = { module: 'node16', moduleResolution: 'node16' };
const NODENEXT = { module: 'nodenext', moduleResolution: 'nodenext' };
const BUNDLER = { module: 'preserve', moduleResolution: 'bundler' };
/** The resolution of old, which knows no `exports`; TypeScript 6 was the last to have it. */
const NODE10 = { module: 'commonjs', moduleResolution: 'node10', esModuleInterop: true };

/** TypeScript 5 takes 4 s per combination, TypeScript 7 takes 0.6 s: the older one checks the ends of the range. */
const PLANS = [
  { compiler: 'typescript', majors: [20, 22, 24, 26], resolutions: [NODE16, NODENEXT, BUNDLER] },
  { compiler: 'typescript-5', majors: [20, 26], resolutions: [NODENEXT, NODE10] },
];

/** The programs that must compile unchanged against `node:buffer`. */
const TWINS = ['statics.ts', 'methods.ts'];

/** ES modules can be told from CommonJS ones only where `exports` is known. */
const isFor = (resolution, program) => resolution !== NODE10 || !program.endsWith('.mts');

const packageDirectory = (name) => path.join(ROOT, 'node_modules', name);

const readVersion = (name) =>
  JSON.parse(fs.readFileSync(path.join(packageDirectory(name), 'package.json'), 'utf8')).version;

const link = (target, ...segments) => {
  const from = path.join(...segments);
  fs.mkdirSync(path.dirname(from), { recursive: true });
  fs.symlinkSync(target, from, 'junction');
};

/** Lays out the project of a user: the programs, their twins, ferrobuf, and the types of each Node line. */
function layOut(project) {
  link(ROOT, project, 'node_modules', 'ferrobuf');
  for (const [major, name] of Object.entries(NODE_TYPES)) {
    link(packageDirectory(name), project, `types-${major}`, 'node');
  }
  const programs = fs.readdirSync(TESTS).filter((name) => /\.[cm]?ts$/.test(name));
  for (const name of programs) fs.copyFileSync(path.join(TESTS, name), path.join(project, name));
  const twins = TWINS.map((name) => {
    const program = fs.readFileSync(path.join(TESTS, name), 'utf8');
    const twin = program.replaceAll("from 'ferrobuf'", "from 'node:buffer'");
    if (twin === program) throw new Error(`${name} does not import ferrobuf`);
    fs.writeFileSync(path.join(project, `native-${name}`), twin);
    return `native-${name}`;
  });
  return [...programs, ...twins];
}

/** Compiles the project in one combination. Returns what the compiler found wrong, '' when nothing. */
function compile(project, programs, { compiler, major, resolution }) {
  fs.writeFileSync(
    path.join(project, 'tsconfig.json'),
    JSON.stringify({
      extends: path.join(TESTS, 'tsconfig.json'),
      compilerOptions: { ...resolution, typeRoots: [`types-${major}`] },
      files: programs.filter((program) => isFor(resolution, program)),
    }),
  );
  const tsc = path.join(packageDirectory(compiler), 'bin', 'tsc');
  const child = spawnSync(process.execPath, [tsc, '-p', project], { encoding: 'utf8' });
  if (child.status === 0) return '';
  return child.stdout + child.stderr || `${compiler} ended with ${child.signal ?? child.status}`;
}

const project = fs.mkdtempSync(path.join(tmpdir(), 'ferrobuf-types-'));
try {
  const programs = layOut(project);
  for (const { compiler, majors, resolutions } of PLANS) {
    for (const major of majors) {
      for (const resolution of resolutions) {
        const errors = compile(project, programs, { compiler, major, resolution });
        const combination = [
          `TypeScript ${readVersion(compiler)}`,
          `@types/node ${readVersion(NODE_TYPES[major])}`,
          resolution.moduleResolution,
        ].join(', ');
        console.log(`${errors === '' ? 'ok    ' : 'FAILED'} ${combination}`);
        if (errors !== '') {
          console.log(errors);
          process.exitCode = 1;
        }
      }
    }
  }
} finally {
  fs.rmSync(project, { recursive: true });
}
