'use strict';

// The parts of the main job that a run on small files in a pipe does not show.

const assert = require('node:assert/strict');
const { mkdtempSync, rmSync, truncateSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { after, test } = require('node:test');

const { firstDifference } = require('../examples/agree');
const { InputError, openInput, WINDOW_BYTES } = require('../examples/input');
const { Measurement } = require('../examples/measure');
const { timeCalls } = require('../examples/operations/repeat');
const { Progress } = require('../examples/progress');
const { bytes, grouped } = require('../examples/table');

const folder = mkdtempSync(join(tmpdir(), 'ferrobuf parts '));
after(() => rmSync(folder, { recursive: true }));

test('firstDifference', () => {
  const u8 = (...values) => Uint8Array.from(values);
  const cases = [
    ['same', 'same', undefined],
    ['hex', 'hax', 'offset 1: ferrobuf 0x65, native 0x61'],
    ['\ud800', '\ufffd', 'offset 0: ferrobuf 0xd800, native 0xfffd'],
    ['ab', 'abc', "offset 2: ferrobuf's length is 2, that of native 3"],
    [u8(1, 2), u8(1, 2), undefined],
    [u8(1, 2), u8(1, 3), 'offset 1: ferrobuf 0x02, native 0x03'],
    [u8(1), u8(), "offset 0: ferrobuf's length is 1, that of native 0"],
    [[u8(1), u8(2)], [u8(1), u8(3)], 'item 1, offset 0: ferrobuf 0x02, native 0x03'],
    [[u8(1)], [u8(1), u8(3)], "offset 1: ferrobuf's length is 1, that of native 2"],
    [Float64Array.of(NaN), Float64Array.of(NaN), undefined],
    [Float64Array.of(0), Float64Array.of(-0), 'offset 0: ferrobuf 0x00, native -0'],
    [-1, -1, undefined],
    [-1, 5, 'ferrobuf -1, native 0x05'],
    [true, false, 'ferrobuf true, native false'],
    [undefined, '', 'ferrobuf undefined, native '],
  ];
  for (const [ours, theirs, expected] of cases) {
    assert.equal(firstDifference(ours, theirs), expected);
  }
});

test('NaNs of different bits agree', () => {
  const quiet = new Float64Array(Uint8Array.of(1, 0, 0, 0, 0, 0, 0xf8, 0x7f).buffer);
  assert.equal(firstDifference(quiet, Float64Array.of(NaN)), undefined);
});

test('a file larger than a window comes in windows, whole and in order', () => {
  const path = join(folder, 'large');
  writeFileSync(path, 'start');
  truncateSync(path, WINDOW_BYTES + 3);
  const { size, windowCount, windows } = openInput(path);
  assert.equal(size, WINDOW_BYTES + 3);
  assert.equal(windowCount, 2);
  const seen = [];
  for (const window of windows()) seen.push([window.length, window.toString('latin1', 0, 5)]);
  assert.deepEqual(seen, [
    [WINDOW_BYTES, 'start'],
    [3, '\0\0\0'],
  ]);
});

test('a file that shrinks while it is read is an error, not silence', () => {
  const path = join(folder, 'shrinking');
  writeFileSync(path, 'some bytes');
  const { windows } = openInput(path);
  truncateSync(path, 4);
  assert.throws(() => [...windows()], InputError);
});

/** A measurement of an operation whose result for ferrobuf's side `ours` makes from native's. */
function measurementOf(operation, ours = (result) => result) {
  const side = (change) => ({
    Buffer,
    timeCalls,
    operation: { ...operation, run: (state) => change(operation.run(state)) },
  });
  return new Measurement(
    side(ours),
    side((result) => result),
  );
}

const LENGTH = {
  name: 'length',
  minimum: 2,
  prepare: (input) => input,
  run: (s) => s.buffer.length,
};

test('a measurement adds up its windows and leaves out those that are too short', async () => {
  const measurement = measurementOf(LENGTH);
  for (const [index, length] of [100, 100, 1].entries()) {
    await measurement.add(Buffer.alloc(length), index);
  }
  assert.equal(measurement.size, 200);
  assert.equal(measurement.difference, undefined);
  const { ours, native } = measurement.throughput();
  assert.ok(ours > 0 && native > 0 && Number.isFinite(ours) && Number.isFinite(native));
});

test('a measurement that no window was long enough for has no throughput', async () => {
  const measurement = measurementOf(LENGTH);
  await measurement.add(Buffer.alloc(1), 0);
  assert.equal(measurement.throughput(), undefined);
});

test('a measurement keeps the first disagreement and its window', async () => {
  const measurement = measurementOf(LENGTH, (length) => (length > 6 ? length + 1 : length));
  for (const [index, length] of [5, 6, 7, 8].entries()) {
    await measurement.add(Buffer.alloc(length), index);
  }
  assert.equal(measurement.difference, 'window 2, ferrobuf 0x08, native 0x07');
});

test('a result that is the same for both but wrong is a disagreement', async () => {
  const measurement = measurementOf({
    name: 'wrong',
    prepare: ({ reference }) => ({ expected: reference }),
    run: () => Buffer.from('ax'),
  });
  await measurement.add(Buffer.from('ab'), 0);
  assert.equal(measurement.difference, 'window 0, offset 1: ferrobuf 0x78, the file 0x62');
});

function drawn(stream, steps, terminal = 'xterm') {
  const before = process.env.TERM;
  process.env.TERM = terminal;
  try {
    const written = [];
    const progress = new Progress({ ...stream, write: (text) => written.push(text) }, steps);
    for (let step = 0; step < steps; step++) progress.step('a label longer than there is room');
    progress.end();
    return written;
  } finally {
    if (before === undefined) delete process.env.TERM;
    else process.env.TERM = before;
  }
}

test('a progress bar: drawn on a terminal, within its width, and removed', () => {
  const clear = '\r\x1b[K';
  const [bar, ...rest] = drawn({ isTTY: true, columns: 50 }, 3);
  assert.equal(bar, `${clear}[${'.'.repeat(30)}]   0%  a label lo`);
  assert.equal(bar.length - clear.length, 49);
  assert.deepEqual(rest, [clear]);
});

test('a progress bar: how long is left, once the steps are even', (t) => {
  t.mock.method(performance, 'now', () => now);
  let now = 0;
  const written = [];
  const stream = { isTTY: true, columns: 80, write: (text) => written.push(text) };
  const progress = new Progress(stream, 10);
  progress.step('slow');
  now += 60_000;
  progress.even();
  for (let step = 0; step < 3; step++) {
    progress.step('even');
    now += 2_000;
  }
  const left = written.map((text) => text.match(/% {2}(.*)$/)[1]);
  assert.deepEqual(left, ['slow', 'even', '16 s left  even', '14 s left  even']);
});

test('a progress bar: nothing in a pipe, nothing on a dumb terminal', () => {
  assert.deepEqual(drawn({ isTTY: undefined }, 3), []);
  assert.deepEqual(drawn({ isTTY: true, columns: 80 }, 3, 'dumb'), []);
});

test('numbers for people', () => {
  const sizes = [
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1.00 kB'],
    [16_777_216, '16.8 MB'],
    [999_499, '999 kB'],
    [999_999, '1000 kB'],
    [1_073_741_824, '1.07 GB'],
  ];
  for (const [count, text] of sizes) assert.equal(bytes(count), text);
  assert.equal(grouped(1), '1');
  assert.equal(grouped(1000), '1,000');
  assert.equal(grouped(1_234_567_890), '1,234,567,890');
});
