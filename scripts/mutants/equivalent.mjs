import { REASONS as BYTES } from './reasons-bytes.mjs';
import { REASONS as MODULE } from './reasons-module.mjs';
import { REASONS as TEXT } from './reasons-text.mjs';
import { movesTier } from './tiers.mjs';
import { TIER } from './why.mjs';

const REASONS = { ...BYTES, ...MODULE, ...TEXT };

/** @returns {string | undefined} why the mutant is no mistake */
export function reasonFor(file, mutant) {
  if (movesTier(file, mutant)) return TIER;
  return REASONS[file]?.find(({ code }) => code === mutant.after)?.why;
}

/** The reasons that no surviving mutant needs: the line has changed, or a test has come. */
export function unusedReasons(file, survivors) {
  const lines = survivors.map(({ after }) => after);
  return (REASONS[file] ?? []).filter(({ code }) => !lines.includes(code));
}
