// `npm run test:sanitize`: the memory tests under AddressSanitizer and valgrind, on Linux with gcc; with `-- --threads [DIR]`
// loom's models and ThreadSanitizer instead, with `-- --uninitialised [DIR]` MemorySanitizer. What they find, and what they
// cannot, is in docs/memory-testing.md.
import './support/require-node.mjs';

import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';

import { threadSteps } from './sanitize/threads.mjs';
import { uninitialisedSteps } from './sanitize/uninitialised.mjs';
import { setup } from './setup.mjs';
import { CACHE, ROOT } from './support/paths.mjs';
import { capture } from './support/run.mjs';
import { runMain, say, UserError } from './support/say.mjs';
import { runSteps } from './support/steps.mjs';
import {
  countCargoTests,
  countNodeTests,
  nodeTestCommand,
  testFiles,
} from './support/test-runners.mjs';

/** An instrumented build is another build: it must not replace the ordinary one. */
const TARGET = join(CACHE, 'sanitize');
const TRIPLE = 'x86_64-unknown-linux-gnu';

/** Everything takes three to five times as long. */
const PATIENCE = 5;

/**
 * Under a limit of address space (faults) the sanitizer itself, which reserves terabytes, cannot start. The soak is judged by
 * the process's memory, most of which would be the sanitizer's, and does not end in the time that a file has.
 */
const isRunnable = (file) =>
  /^__test__\/(memory|native-addon)\//.test(file) && !/faults|rust-addon|soak/.test(file);

await runMain(() => {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new UserError('The sanitizers and valgrind are set up here for Linux on x64 only.');
  }
  const [option, kit] = process.argv.slice(2);
  if (option === '--threads') return runSteps(threadSteps(TRIPLE, kit));
  if (option === '--uninitialised') return runSteps(uninitialisedSteps(TRIPLE, kit));
  if (option !== undefined) {
    throw new UserError(`There is no option ${option}, only --threads and --uninitialised.`);
  }
  setup();
  const runtime = sanitizerRuntime();
  const addon = buildAddon();
  const environment = (options) => [
    'env',
    `LD_PRELOAD=${runtime}`,
    `NAPI_RS_NATIVE_LIBRARY_PATH=${addon}`,
    `ASAN_OPTIONS=exitcode=99:${options}`,
    `FERROBUF_PATIENCE=${PATIENCE}`,
    'CFLAGS=-g -fsanitize=address',
  ];
  return runSteps([
    {
      name: 'Core under valgrind',
      // Valgrind 3.19 does not know the instructions of AVX-512.
      command: [
        'env',
        'FERROBUF_CPU=avx2',
        ...valgrind(),
        coreTests(),
        'memory::',
        '--test-threads=1',
      ],
      count: countCargoTests,
    },
    {
      name: 'Memory tests under AddressSanitizer',
      // Node and its children leave memory to the system when they end: leaks are the next step's.
      command: [
        ...environment('detect_leaks=0'),
        ...nodeTestCommand(process.execPath, testFiles().filter(isRunnable)),
      ],
      count: countNodeTests,
    },
    {
      name: 'Leaks',
      command: [process.execPath, 'scripts/sanitize/leaks.mjs', ...environment('detect_leaks=1')],
    },
  ]);
});

function valgrind() {
  const kinds = ['--leak-check=full', '--show-leak-kinds=definite,indirect'];
  return [
    'valgrind',
    '--quiet',
    '--error-exitcode=1',
    '--errors-for-leak-kinds=definite',
    ...kinds,
  ];
}

/** @returns {string} the runtime of gcc's AddressSanitizer; Rust's instrumentation calls the same functions */
function sanitizerRuntime() {
  for (const command of ['cc', 'valgrind']) {
    if (capture([command, '--version']).missing) {
      throw new UserError(`There is no ${command}. On Debian: apt install gcc valgrind.`);
    }
  }
  const path = capture(['cc', '-print-file-name=libasan.so']).output.trim();
  if (existsSync(path)) return path;
  throw new UserError('cc has no libasan.so. On Debian it comes with gcc.');
}

/** Builds, and returns the file that cargo's message says: the last one. */
function built(what, words, env) {
  say(`${what} ...`);
  const command = ['cargo', ...words, '--locked', '--message-format=json-render-diagnostics'];
  const { ok, output } = capture([...command, '--target-dir', TARGET], {
    env: { ...process.env, ...env },
  });
  if (!ok) throw new UserError(`${what} failed:\n\n${output.replace(/^\{.*\n/gm, '')}`);
  const messages = output.split('\n').filter((line) => line.startsWith('{'));
  const artifacts = messages.map((line) => JSON.parse(line)).filter(isOurs);
  const { executable, filenames } = artifacts.at(-1);
  return executable ?? filenames.find((file) => file.endsWith('.so'));
}

function isOurs({ reason, manifest_path: manifest, target }) {
  return (
    reason === 'compiler-artifact' &&
    manifest === join(ROOT, 'Cargo.toml') &&
    !target.kind.includes('custom-build')
  );
}

function buildAddon() {
  const words = ['build', '--lib', '--target', TRIPLE];
  const library = built('Building the addon with AddressSanitizer', words, {
    // The sanitizer is an unstable option of the compiler; this lets a stable one take it.
    RUSTC_BOOTSTRAP: '1',
    RUSTFLAGS: '-Zsanitizer=address',
  });
  // Node takes a file for an addon by its ending.
  const addon = join(TARGET, 'libferrobuf.node');
  copyFileSync(library, addon);
  return addon;
}

function coreTests() {
  return built('Building the core tests', ['test', '--lib', '--no-default-features', '--no-run']);
}
