import { parseArgs } from 'node:util';
import { UserError } from '../scripts/support/say.mjs';
import { CLASSES } from './classes.js';

export const USAGE = `Usage: npm run bench -- [OPTIONS]

  --filter WORDS     only operations with all of these words in their name or group (repeatable)
  --size LIST        8,64,1K,4M,...: instead of each operation's own sizes
  --content LIST     ascii, latin1, cjk, emoji, invalid, random, clean, lines, dirty, ...
  --class LIST       only cases of these classes: any, transcode, invalid, hex, lines, search, ...
  --quick            up to 256 KiB, shorter batches, fewer rounds
  --against SIDE     native (the default), buffer-package (npm's buffer), self (native on both sides: the noise)
  --retries N        how often an apparent loss is measured again in a fresh process (default 3; quick 2)
  --smoke            the shortest possible: shows that everything works, measures nothing
  --node PATH        the Node binary to measure (default: this one)
  --target FOLDER    the checkout to measure, built (default: this one, which is set up first)
  --details          a line for each case, also for those without a loss
  --list             only list the cases
  --json FILE        where to put the results (default: in bench/results)
  --html FILE        where to put the page (default: beside the JSON)
  --losses FILE      where to put the losses as text (default: nowhere)

npm run bench:matrix -- [OPTIONS] [LINE...] does the same on each Node line (20, 22, 24, 26), or on those named, and
makes one page of them all.
`;

const OPTIONS = {
  filter: { type: 'string', multiple: true },
  size: { type: 'string' },
  content: { type: 'string' },
  class: { type: 'string' },
  quick: { type: 'boolean', default: false },
  against: { type: 'string', default: 'native' },
  retries: { type: 'string' },
  node: { type: 'string', default: process.execPath },
  target: { type: 'string' },
  details: { type: 'boolean', default: false },
  smoke: { type: 'boolean', default: false },
  list: { type: 'boolean', default: false },
  json: { type: 'string' },
  html: { type: 'string' },
  losses: { type: 'string' },
  help: { type: 'boolean', default: false },
};

const SIDES = ['native', 'buffer-package', 'self'];
const UNITS = { '': 1, K: 1024, M: 1024 ** 2 };

const listOf = (text) => text?.split(',').map((word) => word.trim());

function parseSize(text) {
  const [, digits, unit] = /^(\d+)([KM]?)$/.exec(text) ?? [];
  if (digits === undefined) throw new UserError(`A size is a number, 1K or 4M, not ${text}.`);
  return Number(digits) * UNITS[unit];
}

const paceOf = ({ quick, smoke }) => {
  if (smoke) return 'smoke';
  return quick ? 'quick' : 'full';
};

function checkClasses(ids) {
  const known = CLASSES.map(({ id }) => id);
  const unknown = ids.filter((id) => !known.includes(id));
  if (unknown.length > 0) {
    throw new UserError(`No class ${unknown.join(', ')}: there are ${known.join(', ')}.`);
  }
}

function parse(args) {
  try {
    return parseArgs({ args, options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new UserError(`${error.message}\n\n${USAGE}`);
  }
}

/**
 * @param {string[]} args the command line
 * @returns {object} the options, with a `filter` for plan.js; a UserError says what is wrong with them
 */
export function readOptions(args) {
  const { values, positionals } = parse(args);
  const { filter, size, content, class: classes, ...options } = values;
  if (!SIDES.includes(options.against)) {
    throw new UserError(`--against must be one of ${SIDES.join(', ')}.`);
  }
  if (classes !== undefined) checkClasses(listOf(classes));
  const retries = Number(options.retries ?? (options.quick || options.smoke ? 2 : 3));
  if (!(Number.isInteger(retries) && retries >= 0))
    throw new UserError('--retries must be a whole number.');
  return {
    ...options,
    retries,
    lines: positionals,
    pace: paceOf(options),
    filter: {
      words: filter,
      sizes: listOf(size)?.map(parseSize),
      contents: listOf(content),
      classes: listOf(classes),
      quick: options.quick,
    },
  };
}
