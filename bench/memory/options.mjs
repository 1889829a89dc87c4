import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { ROOT } from '../../scripts/support/paths.mjs';
import { UserError } from '../../scripts/support/say.mjs';

export const USAGE = `Usage: npm run bench:memory -- [LINE...] [OPTIONS]

  LINE                 20, 22, 24, 26; without one, all that are installed
  --only LIST          of loops, retained, workers, speed, soak
  --repetitions N      processes for each side of a comparison (default 5)
  --worker-repetitions N  the same of the workers' (default 20)
  --soak MINUTES       how long the soak is (default 10)
  --seed N             of sizes and choices (default 1)
  --leak               lets our side of the soak leak: the run must fail
  --target FOLDER      the checkout to measure (default: this one)
  --json FILE          default: bench/results/memory.json
`;

const SECTIONS = ['loops', 'retained', 'workers', 'speed', 'soak'];

const OPTIONS = {
  only: { type: 'string', default: SECTIONS.join(',') },
  repetitions: { type: 'string', default: '5' },
  'worker-repetitions': { type: 'string', default: '20' },
  soak: { type: 'string', default: '10' },
  seed: { type: 'string', default: '1' },
  leak: { type: 'boolean', default: false },
  target: { type: 'string', default: ROOT },
  json: { type: 'string' },
  help: { type: 'boolean', default: false },
};

/**
 * @param {string[]} args the command line
 * @returns {object} the options; a UserError says what is wrong with them
 */
export function readOptions(args) {
  const { values, positionals } = parse(args);
  const sections = values.only.split(',');
  const unknown = sections.filter((section) => !SECTIONS.includes(section));
  if (unknown.length > 0) throw new UserError(`No section ${unknown.join(', ')}.\n\n${USAGE}`);
  return {
    lines: positionals,
    sections,
    repetitions: whole(values.repetitions, '--repetitions'),
    workerRepetitions: whole(values['worker-repetitions'], '--worker-repetitions'),
    soakMinutes: positive(values.soak, '--soak'),
    seed: whole(values.seed, '--seed'),
    leak: values.leak,
    target: resolve(values.target),
    json: values.json,
    help: values.help,
  };
}

function parse(args) {
  try {
    return parseArgs({ args, options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new UserError(`${error.message}\n\n${USAGE}`);
  }
}

function positive(text, name) {
  const value = Number(text);
  if (!(value > 0 && value < Infinity)) {
    throw new UserError(`${name} must be a positive number, not ${text}.`);
  }
  return value;
}

function whole(text, name) {
  const value = positive(text, name);
  if (!Number.isInteger(value)) throw new UserError(`${name} must be a whole number, not ${text}.`);
  return value;
}
