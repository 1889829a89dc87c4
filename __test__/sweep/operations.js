'use strict';

/**
 * What a step of a program can be: the grammar's upper half.
 *
 * An operation has a generator of arguments, `make(g)` with the receiver first, and `run(side, self, args)`. Without a `run`
 * it is the method of that name of Buffer.prototype.
 */

const { SLICES } = require('../support/names');
const { weighted } = require('./random');
const { ACTIONS } = require('./specs');
const values = require('./values');

const { u } = values;

/** Whether the host's methods take any receiver, as those of Node 24 do: before, some called others on it. */
const takesAnything = (g) => g.alone || g.host >= 24;

const slot = (g) => ['slot', g.r.below(g.slots)];

const lie = (g) => [
  'lie',
  g.r.below(g.slots),
  g.r.pick(['length', 'byteLength', 'byteOffset', 'constructor']),
  g.r.pick(values.LENGTHS),
];

/** Views, lists and everything else that has, or might have, bytes. */
const container = (g) => {
  const { r } = g;
  switch (r.below(13)) {
    case 0:
    case 1:
      return values.view(r, g.memories);
    case 2:
      return ['list', values.elements(r)];
    case 3:
      return ['like', r.pick(values.SMALL_LENGTHS), values.elements(r)];
    case 4:
      return ['memory', r.below(g.memories)];
    case 5:
      return ['proxy', slot(g)];
    case 6:
      return ['spy', ['list', values.elements(r)]];
    case 7:
      return [
        'getting',
        ['list', [1, 2, 3, r.below(300)]],
        r.below(4),
        values.action(r, g.memories),
      ];
    case 8:
      return lie(g);
    case 9:
      return ['revoked'];
    case 10:
      return ['realm', r.pick(['Uint8Array', 'ArrayBuffer']), r.below(g.memories)];
    case 11:
      return ['tagged', values.view(r, g.memories), r.pick(['tag', 'species'])];
    default:
      return r.pick(values.ODDITIES);
  }
};

const receiver = (g) => {
  if (!takesAnything(g) || !g.r.oneIn(14)) return slot(g);
  return container(g);
};

const bytes = (g) => {
  if (!g.r.oneIn(10)) return slot(g);
  return takesAnything(g) ? container(g) : values.view(g.r, g.memories);
};

const maybe = (inner, rarity) => (g) => values.maybe(g.r, g.memories, inner, rarity);
const offset = maybe(values.offset);
const anyNumber = maybe(values.anyNumber);
const string = maybe(values.text, 24);
const anyEncoding = (g) => values.anyEncoding(g.r, g.memories);
const offsetOrEncoding = (g) => (g.r.oneIn(5) ? anyEncoding(g) : offset(g));

/** Arguments, of which now and then the last ones are missing. */
const some = (g, ...generators) => {
  const count = g.r.oneIn(3) ? g.r.below(generators.length + 1) : generators.length;
  const args = [];
  for (let i = 0; i < count; i++) args.push(generators[i](g));
  return args;
};

const method =
  (...generators) =>
  (g) => [receiver(g), ...some(g, ...generators)];
const free =
  (...generators) =>
  (g) => [null, ...some(g, ...generators)];

const callMethod = (name) => (side, self, args) => side.Buffer.prototype[name].apply(self, args);
const callStatic = (name) => (side, _self, args) => side.Buffer[name](...args);
const callModule = (name) => (side, _self, args) => side.module[name](...args);

/** Native gives uninitialised bytes here: they are overwritten at once, on both sides alike. */
const overwritten = (name) => (side, _self, args) => {
  const buf = side.Buffer[name](...args);
  for (let i = 0; i < buf.length; i++) buf[i] = i * 3;
  return buf;
};

const SIZES = [0, 1, 5, 8, 9, 40, 64, 100, 300, 1000, 4095, 4096, 5000];

/** Sizes that are refused, or small. What is too much for the machine is left out: V8 collects all garbage several times before it says so. */
const ODD_SIZES = values.NUMBERS.filter(
  (n) => typeof n !== 'number' || n < 2 ** 20 || n >= 2 ** 53,
);

const size = maybe((r) => r.pick(r.oneIn(8) ? ODD_SIZES : SIZES));

const fieldOffset = maybe((r) => (r.oneIn(6) ? r.pick(values.NUMBERS) : r.below(20)), 20);
const fieldLength = maybe((r) => (r.oneIn(8) ? r.pick(values.NUMBERS) : r.between(1, 6)), 20);

const READS = [
  'readUInt8',
  'readInt8',
  'readUInt16LE',
  'readUInt16BE',
  'readInt16LE',
  'readInt16BE',
  'readUInt32LE',
  'readUInt32BE',
  'readInt32LE',
  'readInt32BE',
  'readFloatLE',
  'readFloatBE',
  'readDoubleLE',
  'readDoubleBE',
  'readBigUInt64LE',
  'readBigUInt64BE',
  'readBigInt64LE',
  'readBigInt64BE',
  'readUint8',
  'readBigUint64LE',
];
const READS_OF_LENGTH = [
  'readUIntLE',
  'readUIntBE',
  'readIntLE',
  'readIntBE',
  'readUintLE',
  'readUintBE',
];
const asWrites = (names) => names.map((name) => name.replace('read', 'write'));
const WRITES = SLICES.map((name) => name.replace('Slice', 'Write'));

const table = (names, weight, make) => names.map((name) => [weight, { name, make }]);

const fieldWrites = asWrites(READS).map((name) => [
  2,
  {
    name,
    make: method(/Big/.test(name) ? maybe((r) => values.bigint(r)) : anyNumber, fieldOffset),
  },
]);

const needle = (g) => {
  const { r } = g;
  switch (r.below(8)) {
    case 0:
    case 1:
    case 2:
      return (g.alone || g.host >= 26 ? values.text : values.wellFormed)(r);
    case 3:
      return ['repeat', r.pick(['a', 'ab', 'b']), r.between(1, 30)];
    case 4:
    case 5:
      return slot(g);
    case 6:
      return r.oneIn(2) ? r.pick([0x61, 0x62, 0]) : r.pick(values.NUMBERS);
    default:
      return takesAnything(g) ? container(g) : slot(g);
  }
};

/** Native dies of an end that is neither a number nor a text, and before Node 24 it is an encoding. */
const searchEnd = (g) => {
  if (g.alone) return offsetOrEncoding(g);
  if (g.host < 24) return g.r.oneIn(2) ? u : values.encoding(g.r);
  if (g.r.oneIn(3)) return g.r.oneIn(2) ? u : values.encoding(g.r);
  const made = values.offset(g.r);
  return made;
};

const searchArguments = (g) =>
  !g.alone && g.host < 24
    ? some(g, needle, offsetOrEncoding, searchEnd)
    : some(g, needle, offsetOrEncoding, searchEnd, anyEncoding);

const fillValue = (g) => {
  const { r } = g;
  switch (r.below(8)) {
    case 0:
    case 1:
      return values.text(r);
    case 2:
    case 3:
      return values.anyNumber(r);
    case 4:
      return slot(g);
    case 5:
      return r.pick(['a', 'ab', 'é', '', '\u20ac', 'ff', 'YQ==']);
    case 6:
      return takesAnything(g) ? container(g) : slot(g);
    default:
      return maybe(values.anyNumber, 2)(g);
  }
};

const fromValue = (g) => {
  const { r } = g;
  switch (r.below(12)) {
    case 0:
    case 1:
    case 2:
      return values.text(r);
    case 3:
    case 4:
      return slot(g);
    case 5:
      return ['memory', r.below(g.memories)];
    case 6:
      return ['list', values.elements(r)];
    case 7:
      return ['spy', ['like', r.pick(values.SMALL_LENGTHS), values.elements(r)]];
    case 8:
      return [r.pick(['boxed', 'valued', 'primitive']), r.oneIn(4) ? slot(g) : values.text(r)];
    case 9:
      return ['json', values.elements(r).map((item) => (Array.isArray(item) ? 0 : item))];
    default:
      return container(g);
  }
};

const fromArguments = (g) => {
  const value = fromValue(g);
  const isText = typeof value === 'string' || value?.[0] === 'repeat' || value?.[0] === 'rope';
  return isText ? [value, ...some(g, anyEncoding)] : [value, ...some(g, offset, offset)];
};

const list = (g) => {
  if (g.r.oneIn(12) && takesAnything(g)) return container(g);
  const items = [];
  for (let i = g.r.below(6); i > 0; i--) items.push(bytes(g));
  const made = ['list', items];
  if (takesAnything(g) && g.r.oneIn(8)) return ['spy', made];
  if (g.alone && items.length > 0 && g.r.oneIn(4)) {
    return ['getting', made, g.r.below(items.length), values.action(g.r, g.memories)];
  }
  return made;
};

const byteSource = (g) => (g.r.oneIn(3) ? ['memory', g.r.below(g.memories)] : bytes(g));

/** Methods that Buffers inherit: what they make goes through the species of the class. */
const INHERITED = {
  map: (self) => Uint8Array.prototype.map.call(self, (x) => x + 1),
  filter: (self) => Uint8Array.prototype.filter.call(self, (x) => x & 1),
  reverse: (self) => Uint8Array.prototype.reverse.call(self),
  sort: (self) => Uint8Array.prototype.sort.call(self),
  entries: (self) => [...Uint8Array.prototype.entries.call(self)].length,
  join: (self) => Uint8Array.prototype.join.call(self),
  spread: (self) => [...self].length,
  keys: (self) => Object.keys(self).length,
  text: (self) => String(self),
  json: (self) => JSON.stringify(self),
  parent: (self) => self.parent,
  place: (self) => self.offset % 8,
  symbols: (self) => Object.prototype.toString.call(self),
};

const inherited = Object.entries(INHERITED).map(([name, run]) => [
  1,
  { name: `Uint8Array ${name}`, make: (g) => [slot(g)], run: (_side, self) => run(self) },
]);

/** What happens to the memory between two calls. */
const memoryAction = {
  name: 'memory',
  make: (g) => [null, ...values.action(g.r, g.memories)],
  run: (side, _self, [name, ...args]) =>
    name === 'throw' ? undefined : ACTIONS[name](side, ...args),
};

const OPERATIONS = [
  ...table(READS, 2, method(fieldOffset)),
  ...fieldWrites,
  ...table(READS_OF_LENGTH, 2, method(fieldOffset, fieldLength)),
  ...table(asWrites(READS_OF_LENGTH), 2, method(anyNumber, fieldOffset, fieldLength)),
  ...table(SLICES, 5, method(offset, offset)),
  ...table(WRITES, 5, method(string, offset, offset)),
  [16, { name: 'toString', make: method(anyEncoding, offset, offset) }],
  [2, { name: 'toLocaleString', make: method(anyEncoding, offset, offset) }],
  [16, { name: 'write', make: method(string, offsetOrEncoding, offsetOrEncoding, anyEncoding) }],
  [3, { name: 'toJSON', make: method() }],
  [3, { name: 'inspect', make: method() }],
  [8, { name: 'equals', make: method(bytes) }],
  [12, { name: 'compare', make: method(bytes, offset, offset, offset, offset) }],
  ...table(['indexOf', 'lastIndexOf', 'includes'], 14, (g) => [receiver(g), ...searchArguments(g)]),
  [20, { name: 'fill', make: method(fillValue, offsetOrEncoding, offsetOrEncoding, anyEncoding) }],
  [18, { name: 'copy', make: method(bytes, offset, offset, offset) }],
  [12, { name: 'subarray', make: method(offset, offset) }],
  [8, { name: 'slice', make: method(offset, offset) }],
  ...table(['swap16', 'swap32', 'swap64'], 5, method()),
  ...inherited,
  [26, { name: 'from', make: (g) => [null, ...fromArguments(g)], run: callStatic('from') }],
  [
    6,
    { name: 'copyBytesFrom', make: free(bytes, offset, offset), run: callStatic('copyBytesFrom') },
  ],
  [3, { name: 'of', make: (g) => [null, ...values.elements(g.r)], run: callStatic('of') }],
  [8, { name: 'alloc', make: free(size, fillValue, anyEncoding), run: callStatic('alloc') }],
  [4, { name: 'allocUnsafe', make: free(size), run: overwritten('allocUnsafe') }],
  [2, { name: 'allocUnsafeSlow', make: free(size), run: overwritten('allocUnsafeSlow') }],
  [2, { name: 'isBuffer', make: free(bytes), run: callStatic('isBuffer') }],
  [6, { name: 'compare of two', make: free(bytes, bytes), run: callStatic('compare') }],
  [3, { name: 'isEncoding', make: free(anyEncoding), run: callStatic('isEncoding') }],
  [12, { name: 'concat', make: free(list, size), run: callStatic('concat') }],
  [
    8,
    {
      name: 'byteLength',
      make: free((g) => (g.r.oneIn(3) ? byteSource(g) : string(g)), anyEncoding),
      run: callStatic('byteLength'),
    },
  ],
  [
    8,
    {
      name: 'transcode',
      make: free(bytes, anyEncoding, anyEncoding),
      run: callModule('transcode'),
    },
  ],
  [3, { name: 'isUtf8', make: free(byteSource), run: callModule('isUtf8') }],
  [3, { name: 'isAscii', make: free(byteSource), run: callModule('isAscii') }],
  [4, { name: 'atob', make: free(string), run: callModule('atob') }],
  [4, { name: 'btoa', make: free(string), run: callModule('btoa') }],
  [14, memoryAction],
];

const BY_NAME = new Map(OPERATIONS.map(([, operation]) => [operation.name, operation]));
for (const operation of BY_NAME.values()) operation.run ??= callMethod(operation.name);

const TABLE = weighted(OPERATIONS);

/** @returns {unknown[]} a step: `[operation, slot for its result, receiver, ...arguments]` */
const makeStep = (g) => {
  const operation = g.r.pickWeighted(TABLE);
  return [operation.name, g.r.below(g.slots), ...operation.make(g)];
};

module.exports = { BY_NAME, makeStep };
