import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import modesModule from '../../__test__/packages/support/modes.js';
import childModule from '../../__test__/support/child.js';
import { capture } from '../../scripts/support/run.mjs';
import { UserError } from '../../scripts/support/say.mjs';

const { MODES } = modesModule;

/** Programs whose answer is one call, and not a stream. */
const PROGRAMS = ['http-echo', 'tokens', 'attachments', 'msgpack'];

/** Processes of each mode, in turn; the fastest counts. */
const ROUNDS = { full: 4, quick: 2, smoke: 1 };

/** @returns {import('./applications.js').Application[]} those that can be measured without their server */
export const withoutServer = (applications) =>
  applications.filter(({ program }) => PROGRAMS.includes(program));

/**
 * @param {{ node: string, folder: string }} session the binary, and a folder for files
 * @param {import('./applications.js').Application} application
 * @param {keyof ROUNDS} pace
 * @returns {string} a line of the table
 */
export function measureAlone({ node, folder }, { name, program, env, exchange }, pace) {
  const file = join(folder, 'request');
  writeFileSync(file, exchange(folder).request);
  const best = Object.fromEntries(
    Object.keys(MODES).map((mode) => [mode, Number.POSITIVE_INFINITY]),
  );
  for (let round = 0; round < ROUNDS[pace]; round++) {
    for (const [mode, { flags }] of Object.entries(MODES)) {
      const path = fileURLToPath(new URL(`programs/${program}.js`, import.meta.url));
      const { ok, output } = capture([node, ...flags, path, mode], {
        env: { ...childModule.cleanEnvironment(), ...env, FERROBUF_ALONE: file },
      });
      if (!ok) throw new UserError(`${name} in ${mode} mode:\n${output}`);
      best[mode] = Math.min(best[mode], Number(output));
    }
  }
  const { native, ...others } = best;
  const ratios = Object.entries(others).map(
    ([mode, time]) => `${mode} ${(native / time).toFixed(2)}`,
  );
  return `${name.padEnd(28)}${native.toFixed(1).padStart(9)} µs  ${ratios.join('  ')}`;
}
