import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { CACHE, ROOT } from '../support/paths.mjs';
import { capture } from '../support/run.mjs';
import { corpusOf, plantSeeds } from './seeds.mjs';

/**
 * The longest input. The oracle is slow, and a longer one is seldom more: what is beyond the thresholds is reached by one byte
 * many times (fuzz/src/input.rs).
 */
const MOST_BYTES = 1024;

/** No input takes a millisecond; on a busy machine some may take many. */
const INPUT_SECONDS = 20;

/** Beyond its duration: reading the corpus, and the input that it is at. */
const GRACE_SECONDS = 120;

/**
 * Runs a target for some time.
 *
 * @param {string} program
 * @param {string} target
 * @param {string} level of the CPU
 * @param {number} duration in seconds
 * @returns {string} what it has done, for a log line
 * @throws {Error} with the end of its output when it has found something
 */
export function fuzz(program, target, level, duration) {
  const finds = join(CACHE, 'fuzz/finds', target, level);
  plantSeeds(target);
  mkdirSync(finds, { recursive: true });
  const options = [
    `-max_total_time=${duration}`,
    `-max_len=${MOST_BYTES}`,
    `-timeout=${INPUT_SECONDS}`,
    `-artifact_prefix=${finds}/`,
    `-dict=${join(ROOT, 'fuzz/text.dict')}`,
    '-print_final_stats=1',
  ];
  const { ok, output } = capture([program, ...options, corpusOf(target)], {
    env: { ...process.env, FERROBUF_CPU: level },
    timeout: (duration + GRACE_SECONDS) * 1000,
  });
  const inputs = numberAfter(output, /^stat::number_of_executed_units: +(\d+)/m);
  if (ok && inputs > 0) {
    const edges = numberAfter(output, /\bDONE +cov: (\d+)/);
    return `${inputs} inputs, ${edges} edges`;
  }
  const again = `FERROBUF_CPU=${level} ${program} ${foundIn(output)}`;
  throw new Error(`To run it again: ${again}\n${reportIn(output)}`);
}

function numberAfter(output, pattern) {
  return Number(output.match(pattern)?.[1] ?? 0);
}

/** The file that libFuzzer has written the input to. */
function foundIn(output) {
  return output.match(/Test unit written to (\S+)/)?.[1] ?? 'INPUT';
}

/** The report is what is left of the output without libFuzzer's progress (`#123 NEW cov: ...`). */
function reportIn(output) {
  return output
    .split('\n')
    .filter((line) => !/^(?:#\d+|stat::|INFO:)/.test(line))
    .join('\n');
}
