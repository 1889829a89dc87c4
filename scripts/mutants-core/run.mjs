import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { CACHE } from '../support/paths.mjs';
import { capture, show } from '../support/run.mjs';
import { UserError } from '../support/say.mjs';
import { TREE } from './tree.mjs';

/** Its names of mutants are in equivalent.mjs; a later one may make others. */
const VERSION = '27.1.0';

/** cargo-mutants' exit statuses when it has judged the mutants: all caught, some missed, some stopped by the time limit. */
const JUDGED = [0, 2, 3];

/** Only the lines that matter: no colours, no times of each. */
const QUIET = ['--colors', 'never', '--annotations', 'none'];

/** For the build as well, which makes every target otherwise: three times the work. */
const TARGET = ['--cargo-arg=--lib'];

/** What AVX-512 is made of here (src/core/arch/x86_64.rs); the last of it to come. */
const AVX512 = 'avx512_vbmi2';

/** Without it no test runs this code, whatever is wrong with it. */
const AVX512_FILES = ['--exclude', 'src/core/arch/**/avx512.rs'];

export function requireCargoMutants() {
  if (capture(['cargo', 'mutants', '--version']).ok) return;
  throw new UserError(
    `There is no cargo-mutants. Install it: \`cargo install cargo-mutants --locked --version ${VERSION}\`.`,
  );
}

/** Whether the CPU runs the core's highest level. */
export function hasAvx512() {
  return readFileSync('/proc/cpuinfo', 'utf8').includes(AVX512);
}

/**
 * Runs the mutants of some files of a part.
 *
 * @param {{ name: string, tests: string[] }} part
 * @param {string[]} files in src/core
 * @param {string} [shard] `K/N`: every Nth mutant alone
 */
export function runPart(part, files, shard) {
  const output = join(CACHE, 'mutants-core', part.name.replaceAll(/\W/g, '-'));
  // Where there is nothing to mutate, the outcomes of an earlier run would stay.
  rmSync(output, { recursive: true, force: true });
  mkdirSync(output, { recursive: true });
  const chosen = files.flatMap((file) => ['--file', `src/core/${file}`]);
  const some = shard === undefined ? [] : ['--sharding', 'round-robin', '--shard', shard];
  const unjudged = hasAvx512() ? [] : AVX512_FILES;
  const places = ['--in-place', '--dir', TREE, '--output', output];
  const command = [
    'cargo',
    'mutants',
    ...places,
    ...QUIET,
    ...TARGET,
    ...unjudged,
    ...some,
    ...chosen,
  ];
  const status = show([...command, '--', '--', ...part.tests], { cwd: TREE });
  if (!JUDGED.includes(status)) {
    throw new UserError(`cargo-mutants could not judge ${part.name}; the messages above say why.`);
  }
  return readOutcomes(join(output, 'mutants.out/outcomes.json'));
}

function readOutcomes(path) {
  if (!existsSync(path)) return { caught: 0, timeout: 0, unviable: 0, missed: [] };
  const { caught, timeout, unviable, outcomes } = JSON.parse(readFileSync(path, 'utf8'));
  const missed = outcomes.filter(({ summary }) => summary === 'MissedMutant');
  return {
    caught,
    timeout,
    unviable,
    missed: missed.map(({ scenario }) => describe(scenario.Mutant)),
  };
}

/** A mutant by what is mutated, and by the line as it becomes, where that is one: places move with every edit. */
function describe({ file, name, span, replacement }) {
  const { start, end } = span;
  const line = readFileSync(join(TREE, file), 'utf8').split('\n')[start.line - 1];
  const mutated = line.slice(0, start.column - 1) + replacement + line.slice(end.column - 1);
  return {
    file: file.replace(/^src\/core\//, ''),
    line: start.line,
    what: name.replace(/^[^ ]+: /, ''),
    after: start.line === end.line && mutated.trim() !== '' ? mutated.trim() : undefined,
  };
}
