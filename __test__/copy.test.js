'use strict';

/** lib/copy.js against native, and tables of what it gives. */

const { containers, differential, fc, host, values } = require('./support/differential');
const { expectations } = require('./support/expectations');
const { argumentsOf, callOn } = require('./support/receivers');

const bound = () => values.numberish(values.offset(48));

/** A lying `length` makes native read and count wrongly, or read memory of others: the tables below have it. */
const honest = () =>
  fc.oneof(
    { weight: 9, arbitrary: containers.buffer() },
    { weight: 1, arbitrary: containers.made(containers.HOLLOW, containers.bytes()) },
  );

const notAView = () =>
  fc.oneof(
    values.oddity(),
    containers.otherContainer().filter(({ label }) => /^(array|proxy)/.test(label)),
  );

/** Views with wider elements: native copies into them since Node 22, and out of them byte by byte since Node 26. */
const target = () =>
  fc.oneof(
    { weight: 8, arbitrary: honest() },
    { weight: 1, arbitrary: host >= 22 ? containers.otherContainer() : notAView() },
    { weight: 1, arbitrary: values.oddity() },
  );

/** Node 20 throws "Invalid typed array length" for a part of a source that has no memory. */
const source = () =>
  fc.oneof(
    { weight: 8, arbitrary: host >= 22 ? honest() : containers.buffer() },
    { weight: 1, arbitrary: host >= 26 ? containers.otherContainer() : notAView() },
    { weight: 1, arbitrary: values.oddity() },
  );

differential('copy: sources, targets and bounds', {
  input: fc.tuple(source(), argumentsOf(target(), bound(), bound(), bound())),
  run: (world, [self, args], context) => callOn(world, 'copy', self, args, context),
});

differential('copy: inside one memory, overlapping', {
  input: fc.tuple(
    containers.plainBuffer(containers.bytes(120)),
    fc.nat(99),
    fc.nat(99),
    fc.nat(99),
  ),
  run: (_world, [self, to, from, count]) => {
    const start = from % (self.length + 1);
    return self.copy(self, to, start, start + count);
  },
});

differential('copy: two views of one memory', {
  input: fc.tuple(fc.nat(64), fc.nat(64), fc.nat(80), fc.nat(80), fc.nat(20)),
  run: ({ FastBuffer }, [a, b, aLength, bLength, to]) => {
    const memory = Uint8Array.from({ length: 160 }, (_, i) => i);
    const from = new FastBuffer(memory.buffer, a, aLength);
    const into = new FastBuffer(memory.buffer, b, bLength);
    return [from.copy(into, to), [...memory]];
  },
});

/** On Node 20 native throws "Invalid typed array length" when the source has shrunk below its start. */
const whoseMemory = () => (host >= 22 ? fc.boolean() : fc.constant(false));

differential('copy: bounds that shrink the memory of the source or of the target', {
  input: fc.tuple(
    fc.nat(7),
    fc.nat(7),
    fc.constantFrom(0, 1, 2),
    whoseMemory(),
    fc.nat(40),
    fc.nat(40),
  ),
  run: ({ FastBuffer }, [bound1, bound2, position, ofSource, size, value]) => {
    const [sourceMemory, targetMemory] = [0, 0].map(
      () => new ArrayBuffer(40, { maxByteLength: 64 }),
    );
    new Uint8Array(sourceMemory).fill(7);
    const from = new FastBuffer(sourceMemory);
    const into = new FastBuffer(targetMemory);
    const bounds = [bound1, bound2, 40];
    bounds[position] = {
      valueOf() {
        (ofSource ? sourceMemory : targetMemory).resize(size);
        return value;
      },
    };
    return [from.copy(into, ...bounds), [...into]];
  },
});

if (host >= 22) {
  differential('copy: DataViews whose memory is taken away', {
    input: fc.tuple(
      fc.constantFrom('source', 'target'),
      fc.constantFrom('shrink', 'detach', 'grow'),
      fc.option(fc.nat(2), { nil: undefined }),
      fc.array(fc.nat(9), { maxLength: 3 }),
    ),
    run: ({ Buffer, FastBuffer }, [place, how, when, bounds]) => {
      const memory = new ArrayBuffer(16, { maxByteLength: 64 });
      const view = new DataView(memory, 8, 4);
      const meddle = () => {
        if (how === 'detach') structuredClone(memory, { transfer: [memory] });
        else memory.resize(how === 'grow' ? 64 : 9);
      };
      if (when === undefined) meddle();
      const args = bounds.map((bound, i) =>
        i === when ? { valueOf: () => meddle() ?? bound } : bound,
      );
      const other = new FastBuffer(Uint8Array.of(1, 2, 3, 4, 5, 6).buffer);
      return place === 'source'
        ? Buffer.prototype.copy.call(view, other, ...args)
        : other.copy(view, ...args);
    },
  });
}

const bytes = (B, ...list) => Object.setPrototypeOf(Uint8Array.from(list), B.prototype);

const lying = (B, length, ...list) =>
  Object.defineProperties(bytes(B, ...list), {
    length: { value: length },
    byteLength: { value: length },
  });

/** One page at the end of memory that is otherwise never touched: 4 GiB that cost nothing. */
const huge = (B) =>
  Object.setPrototypeOf(new Uint8Array(2 ** 32 + (host >= 22 ? 4096 : 0)), B.prototype);

expectations('bytes and errors', [
  [
    'an element is as many bytes as it has',
    (B) => B.prototype.copy.call(new Uint16Array(1), bytes(B, 9, 9, 9)),
    2,
  ],
  [
    'out of a Uint16Array',
    (B) => {
      const into = bytes(B, 0, 0, 0);
      B.prototype.copy.call(new Uint16Array([0x0101, 0x0202]), into, 0);
      return [...into];
    },
    [1, 1, 2],
  ],
  [
    'into a Uint16Array',
    (B) => {
      const into = new Uint16Array(2);
      bytes(B, 1, 1, 2, 2).copy(into);
      return [...into];
    },
    [0x0101, 0x0202],
  ],
  ['a source that claims more', (B) => lying(B, 100, 1, 2).copy(bytes(B, 0, 0, 0)), 2],
  ['a source that claims less', (B) => lying(B, 1, 1, 2).copy(bytes(B, 0, 0, 0)), 2],
  ['a target that claims more', (B) => bytes(B, 1, 2, 3).copy(lying(B, 100, 0, 0)), 2],
  [
    'a negative fraction is rounded down',
    (B) => bytes(B, 1).copy(bytes(B, 1), -0.5),
    'RangeError ERR_OUT_OF_RANGE: The value of "targetStart" is out of range. It must be >= 0. Received -1',
  ],
  [
    'a text with the largest safe integer is a bound',
    (B) => bytes(B, 1).copy(bytes(B, 1), 0, '9007199254740991'),
    'RangeError ERR_OUT_OF_RANGE: The value of "sourceStart" is out of range. It must be >= 0 && <= 1. Received 9_007_199_254_740_991',
  ],
  ['a larger one is 0', (B) => bytes(B, 1).copy(bytes(B, 1), 0, '9007199254740992'), 1],
  [
    'a text with the smallest safe integer is a bound',
    (B) => bytes(B, 1).copy(bytes(B, 1), '-9007199254740991'),
    'RangeError ERR_OUT_OF_RANGE: The value of "targetStart" is out of range. It must be >= 0. Received -9_007_199_254_740_991',
  ],
  ['an infinite end is 0', (B) => bytes(B, 1).copy(bytes(B, 1), 0, 0, Number.POSITIVE_INFINITY), 0],
  [
    'a detached target',
    (B) => {
      const into = bytes(B, 1, 2);
      const value = {
        valueOf() {
          structuredClone(into.buffer, { transfer: [into.buffer] });
          return 0;
        },
      };
      return bytes(B, 1).copy(into, 0, value);
    },
    0,
  ],
  [
    'past 4 GiB',
    (B) => {
      const big = huge(B);
      const at = big.length - 100;
      const end = big.length;
      bytes(B, ...Array.from({ length: 50 }, (_, i) => i)).copy(big, at);
      const counts = [big.copy(big, at + 40, at, at + 50), big.copy(big, at + 60, at + 1)];
      const out = bytes(B, ...Array(40).fill(0));
      return [...counts, big.copy(out, 0, end - 40), ...out];
    },
    [50, 40, 40, ...Array.from({ length: 39 }, (_, i) => i + 1), 0],
  ],
]);
