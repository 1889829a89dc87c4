import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { CACHE, ROOT } from '../support/paths.mjs';
import { capture } from '../support/run.mjs';

/** The inputs that are in the repository: what reaches all the code that campaigns have reached, and no more. */
const SEEDS = join(ROOT, 'fuzz/seeds');

/** @returns {string} the folder of what was found interesting here */
export const corpusOf = (target) => join(CACHE, 'fuzz/corpus', target);

const seedsFile = (target) => join(SEEDS, `${target}.txt`);

/** Puts the seeds of a target into its corpus. */
export function plantSeeds(target) {
  const corpus = corpusOf(target);
  mkdirSync(corpus, { recursive: true });
  if (!existsSync(seedsFile(target))) return;
  for (const line of readFileSync(seedsFile(target), 'utf8').trimEnd().split('\n')) {
    const input = Buffer.from(line, 'base64');
    // libFuzzer's own names.
    writeFileSync(join(corpus, createHash('sha1').update(input).digest('hex')), input);
  }
}

/**
 * Makes the seeds of a target anew from its corpus: the smallest inputs that reach every edge at every level.
 *
 * @param {string} program
 * @param {string} target
 * @param {string[]} levels of the CPU
 * @returns {string} what they are, for a log line
 */
export function distil(program, target, levels) {
  plantSeeds(target);
  const inputs = new Set(levels.flatMap((level) => merged(program, target, level)));
  const lines = [...inputs].sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  mkdirSync(SEEDS, { recursive: true });
  writeFileSync(seedsFile(target), `${lines.join('\n')}\n`);
  return `${lines.length} of ${readdirSync(corpusOf(target)).length} inputs`;
}

function merged(program, target, level) {
  const folder = join(CACHE, 'fuzz/merged', target);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  // Without counters an edge is one thing to reach, however often it is taken: of the 2,700 inputs of base64 440 are left.
  const options = ['-merge=1', '-use_counters=0'];
  const { ok, output } = capture([program, ...options, folder, corpusOf(target)], {
    env: { ...process.env, FERROBUF_CPU: level },
  });
  if (!ok) throw new Error(output);
  return readdirSync(folder).map((name) => readFileSync(join(folder, name)).toString('base64'));
}
