'use strict';

// The main job: takes a file through everything that a Buffer does, with ferrobuf's Buffer and with
// native's, and prints whether they agree and how fast each is. `npm start -- [FILE]`

const { constants } = require('node:buffer');

const { memoryUsage } = require('ferrobuf');
const { version } = require('ferrobuf/package.json');

const { InputError, openInput, WINDOW_BYTES } = require('./input');
const { Measurement } = require('./measure');
const { Progress } = require('./progress');
const { pairOperations } = require('./sides');
const { bytes, grouped, table } = require('./table');

const USAGE = `Usage: npm start -- [FILE]

Takes FILE (default: ferrobuf's own addon) through every encoding and back, search, compare, swap,
concat, slices, typed reads and writes, a hash and a compression, with ferrobuf's Buffer and with
native's; prints the throughput of both and whether they agree. Ends with status 1 when they do not,
with status 2 when FILE cannot be used.
`;

const DISAGREED = 1;
const UNUSABLE = 2;

// A file of this size takes about ten seconds, long enough to want to know how far it is.
const PROGRESS_BYTES = 4 * 1024 * 1024;

async function main(words) {
  if (words.includes('--help') || words.includes('-h')) {
    process.stdout.write(USAGE);
    return 0;
  }
  const input = openInput(fileArgument(words));
  describe(input);
  const measurements = await measure(input);
  return report(measurements);
}

function fileArgument(words) {
  const option = words.find((word) => word.startsWith('-'));
  if (option !== undefined) throw new InputError(`there is no option ${option}; --help tells more`);
  if (words.length > 1) throw new InputError('name one file, not several; --help tells more');
  return words[0] ?? addonFile();
}

/** The addon is loaded already, whichever of its possible places it came from. */
function addonFile() {
  return Object.keys(require.cache).find((path) => path.endsWith('.node'));
}

function describe({ path, size, windowCount }) {
  console.log(`ferrobuf ${version} and native Buffer, Node ${process.version}, ${process.arch}`);
  console.log(`${path}: ${grouped(size)} bytes`);
  if (size > constants.MAX_STRING_LENGTH) {
    console.log(
      `No string can hold it (the longest has ${grouped(constants.MAX_STRING_LENGTH)} characters).`,
    );
  }
  if (windowCount > 1) {
    console.log(
      `It goes through each operation in ${windowCount} windows of ${bytes(WINDOW_BYTES)}.`,
    );
  }
  console.log('');
}

async function measure({ size, windowCount, windows }) {
  const measurements = pairOperations().map(({ ours, native }) => new Measurement(ours, native));
  const stream = size >= PROGRESS_BYTES ? process.stdout : { isTTY: false };
  const progress = new Progress(stream, windowCount * measurements.length);
  try {
    let index = 0;
    for (const window of windows()) {
      for (const measurement of measurements) {
        progress.step(measurement.name);
        await measurement.add(window, index);
      }
      // The first window is measured repeatedly, each later one once.
      if (index === 0) progress.even();
      index++;
    }
  } finally {
    progress.end();
  }
  return measurements;
}

function report(measurements) {
  process.stdout.write(table(measurements));
  const wrong = measurements.filter(({ difference }) => difference !== undefined);
  console.log("\nMB/s: millions of the file's bytes a second, median; ratio: ferrobuf / native.");
  for (const { name, difference } of wrong) console.log(`${name} disagrees: ${difference}`);
  console.log(
    wrong.length === 0
      ? `All ${measurements.length} operations agree.`
      : `${wrong.length} of ${measurements.length} operations disagree.`,
  );
  console.log(memoryLine(memoryUsage()));
  return wrong.length === 0 ? 0 : DISAGREED;
}

function memoryLine({ live, peak, pooled, regions }) {
  return (
    `Memory held by Rust: ${bytes(live)} in ${regions} ${regions === 1 ? 'region' : 'regions'} ` +
    `(${bytes(pooled)} of it pooled, ${bytes(peak)} at the peak).`
  );
}

// `npm start | head` closes the pipe early; that is no error of this program.
process.stdout.on('error', (error) => process.exit(error.code === 'EPIPE' ? 0 : UNUSABLE));

main(process.argv.slice(2)).then(
  (status) => {
    process.exitCode = status;
  },
  (error) => {
    if (!(error instanceof InputError)) throw error;
    console.error(`ferrobuf: ${error.message}`);
    process.exitCode = UNUSABLE;
  },
);
