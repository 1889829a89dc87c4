import { parseArgs } from 'node:util';

import { checkLines } from '../../scripts/support/nodes.mjs';
import { UserError } from '../../scripts/support/say.mjs';
import { applications } from './applications.js';

export const USAGE = `Usage: npm run bench:apps -- [LINE...] [OPTIONS]

  LINE                 20, 22, 24, 26; without one, the Node that runs this
  --only LIST          applications with one of these texts in their name: echo,tokens,msgpackr
  --quick              fewer rounds
  --alone              the work of an answer without its server, those that can; no JSON
  --smoke              the shortest possible: shows that everything works, measures nothing
  --json FILE          default: bench/results/apps.json
`;

const OPTIONS = {
  only: { type: 'string', default: '' },
  quick: { type: 'boolean', default: false },
  alone: { type: 'boolean', default: false },
  smoke: { type: 'boolean', default: false },
  json: { type: 'string' },
  help: { type: 'boolean', default: false },
};

/**
 * @param {string[]} args the command line
 * @returns {{ lines: string[], chosen: import('./applications.js').Application[], pace: string, alone: boolean,
 *   json?: string, help: boolean }} a UserError says what is wrong with them
 */
export function readOptions(args) {
  const { values, positionals } = parse(args);
  const { only, quick, smoke, alone, json, help } = values;
  const words = only.toLowerCase().split(',');
  const chosen = applications.filter(({ name }) =>
    words.some((word) => name.toLowerCase().includes(word)),
  );
  if (chosen.length === 0) throw new UserError(`No application ${only}.\n\n${USAGE}`);
  const pace = smoke ? 'smoke' : quick ? 'quick' : 'full';
  return { lines: checkLines(positionals), chosen, pace, alone, json, help };
}

function parse(args) {
  try {
    return parseArgs({ args, options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new UserError(`${error.message}\n\n${USAGE}`);
  }
}
