'use strict';

/** lib/text.js: toString, write and byteLength against native's. */

const { containers, differential, fc, host, recipe, values } = require('./support/differential');
const { expectations } = require('./support/expectations');

const bound = () => values.numberish(values.offset());

/** Before Node 24 the receiver's own methods did the work, so that only a Buffer would do. */
const onlyBuffers = host < 24;

const receiver = () =>
  onlyBuffers
    ? containers.made(
        { ...containers.MAKERS, uint8array: containers.MAKERS.buffer },
        containers.bytes(),
      )
    : fc.oneof(
        { weight: 8, arbitrary: containers.anyBuffer() },
        { weight: 1, arbitrary: containers.otherContainer() },
        { weight: 1, arbitrary: values.oddity() },
      );

/** Calls with as many arguments as there were: `toString()` and `toString(undefined)` are different calls. */
const argumentsOf = (...arbitraries) =>
  fc
    .tuple(fc.nat(arbitraries.length), ...arbitraries)
    .map(([count, ...args]) => args.slice(0, count));

differential('toString: receivers, encodings and bounds', {
  input: fc.tuple(receiver(), argumentsOf(values.anyEncoding(), bound(), bound())),
  run: ({ Buffer }, [self, args]) => Buffer.prototype.toString.apply(self, args),
});

differential('toString: known encodings, ranges inside the buffer', {
  input: fc.tuple(containers.plainBuffer(), values.encoding(), fc.nat(40), fc.nat(80)),
  run: (_world, [self, encoding, start, end]) => self.toString(encoding, start, end),
});

differential('toLocaleString: encodings and bounds', {
  input: fc.tuple(receiver(), argumentsOf(values.anyEncoding(), bound(), bound())),
  run: ({ Buffer }, [self, args]) => Buffer.prototype.toLocaleString.apply(self, args),
});

const maybeString = () =>
  fc.oneof({ weight: 9, arbitrary: values.string() }, { weight: 1, arbitrary: values.oddity() });

const encodingOr = (arbitrary) =>
  fc.oneof({ weight: 3, arbitrary }, { weight: 1, arbitrary: values.anyEncoding() });

differential('write: receivers, strings, offsets, lengths and encodings', {
  input: fc.tuple(
    receiver(),
    argumentsOf(maybeString(), encodingOr(bound()), encodingOr(bound()), values.anyEncoding()),
  ),
  run: ({ Buffer }, [self, args]) => Buffer.prototype.write.apply(self, args),
});

differential('write: known encodings, ranges inside the buffer', {
  input: fc.tuple(
    containers.plainBuffer(),
    values.string(),
    fc.nat(40),
    fc.nat(60),
    values.encoding(),
  ),
  run: (_world, [self, string, offset, length, encoding]) => {
    const at = Math.min(offset, self.length);
    return self.write(string, at, Math.min(length, self.length), encoding);
  },
});

differential('byteLength: strings and encodings', {
  input: fc.tuple(maybeString(), values.anyEncoding()),
  run: ({ Buffer }, [string, encoding]) => Buffer.byteLength(string, encoding),
});

differential('byteLength: containers', {
  input: fc.tuple(
    fc.oneof(containers.anyBuffer(), containers.otherContainer()),
    values.anyEncoding(),
  ),
  run: ({ Buffer }, [value, encoding]) => Buffer.byteLength(value, encoding),
});

differential('write then toString: every encoding', {
  input: fc.tuple(values.string(), values.encoding(), fc.nat(4)),
  run: ({ FastBuffer }, [string, encoding, offset]) => {
    const buf = new FastBuffer(string.length * 3 + offset);
    const written = buf.write(string, offset, encoding);
    return [written, buf.toString(encoding, offset, offset + written)];
  },
});

/** A length-tracking Buffer, and an argument that lets it grow when it is coerced. */
const growing = fc
  .tuple(fc.uint8Array({ minLength: 8, maxLength: 20 }), fc.nat(24), fc.nat(24))
  .map(([bytes, start, end]) =>
    recipe(`tracking(${bytes.length}), grown while ${start} is coerced, to ${end}`, (context) => {
      const self = containers.MAKERS.tracking(context, bytes);
      const grow = {
        valueOf() {
          self.buffer.resize(bytes.length + 16);
          return start;
        },
      };
      return { self, grow, end };
    }),
  );

differential('toString: memory that grows while an argument is coerced', {
  input: fc.tuple(growing, values.encoding()),
  run: (_world, [{ self, grow, end }, encoding]) => self.toString(encoding, grow, end),
});

/** A length-tracking Buffer, and an argument (of whatever kind) that resizes it when it is coerced (to 1). */
const emptied = (Buffer, size, argument = {}) => {
  const buf = Buffer.from(new ArrayBuffer(8, { maxByteLength: 64 }));
  buf.fill('abcdefgh');
  const conversions = { valueOf: () => buf.buffer.resize(size) ?? 1, toString: () => 'latin1' };
  return { buf, resize: Object.assign(argument, conversions) };
};

/** A Buffer whose `byteLength` stays what it was, and an encoding that empties it when it is looked up. */
const emptiedByEncoding = (Buffer, encoding) => {
  const { buf, resize } = emptied(Buffer, 3);
  Object.defineProperty(buf, 'byteLength', { value: 8 });
  return [buf, Object.assign(resize, { valueOf: () => buf.buffer.resize(3) ?? encoding })];
};

const bytesOf = (text) => new Uint8Array([...text].map((char) => char.charCodeAt(0))).buffer;

expectations('toString and write on every host', [
  ['a Uint8Array', (Buffer) => Buffer.prototype.toString.call(new Uint8Array([97, 98])), 'ab'],
  [
    'a Uint16Array: its length counts elements',
    (Buffer) => Buffer.prototype.toString.call(new Uint16Array(bytesOf('abcd')), 'latin1'),
    'ab',
  ],
  [
    'write into a Uint16Array',
    (Buffer) => {
      const array = new Uint16Array(3);
      const written = Buffer.prototype.write.call(array, 'abcdef', 1);
      return [written, [...new Uint8Array(array.buffer)]];
    },
    [2, [0, 0x61, 0x62, 0, 0, 0]],
  ],
  [
    'own methods are not asked',
    (Buffer) => {
      const deadly = () => 'own';
      const buf = Object.assign(Buffer.from('ab'), { utf8Slice: deadly, utf8Write: deadly });
      return [buf.toString(), buf.write('c')];
    },
    ['ab', 1],
  ],
  [
    'an own length counts for toString() alone',
    (Buffer) => {
      const buf = Object.defineProperty(Buffer.from('abcdef'), 'length', { value: 3 });
      return [buf.toString(), buf.toString('latin1'), buf.write('uvwxyz')];
    },
    ['abc', 'abcdef', 6],
  ],
  [
    'an own length that claims too much',
    (Buffer) => Object.defineProperty(Buffer.from('ab'), 'length', { value: 9 }).toString(),
    'RangeError ERR_OUT_OF_RANGE: Index out of range',
  ],
  ...['utf8', 'latin1', 'ascii'].map((encoding) => [
    `an own byteLength counts for a write of ${encoding}`,
    (Buffer) =>
      Object.defineProperty(Buffer.alloc(6), 'byteLength', { value: 3 }).write('abcdef', encoding),
    'RangeError ERR_BUFFER_OUT_OF_BOUNDS: "length" is outside of buffer bounds',
  ]),
  ...['ucs2', 'hex', 'base64'].map((encoding) => [
    `an own byteLength does not count for a write of ${encoding}`,
    (Buffer) =>
      Object.defineProperty(Buffer.alloc(6), 'byteLength', { value: 3 }).write('abcd', encoding) >
      0,
    true,
  ]),
  [
    'memory shrinks while a bound of toString is coerced',
    (Buffer) => {
      const { buf, resize } = emptied(Buffer, 2);
      return buf.toString('latin1', resize, 8);
    },
    'RangeError ERR_OUT_OF_RANGE: Index out of range',
  ],
  [
    'memory is emptied while a bound of toString is coerced',
    (Buffer) => {
      const { buf, resize } = emptied(Buffer, 0);
      return buf.toString('latin1', resize, 8);
    },
    '',
  ],
  [
    'memory shrinks while a bound of a slice is coerced',
    (Buffer) => {
      const { buf, resize } = emptied(Buffer, 3);
      return buf.latin1Slice(resize, 8);
    },
    'bc',
  ],
  [
    'the same, by a function',
    (Buffer) => {
      const { buf, resize } = emptied(Buffer, 3, () => {});
      return buf.latin1Slice(resize, 8);
    },
    'bc',
  ],
  [
    'the same, by one of two objects, and by one of two functions',
    (Buffer) =>
      [() => ({}), () => () => {}].map((makeArgument) => {
        const { buf, resize } = emptied(Buffer, 3, makeArgument());
        return buf.latin1Slice(resize, Object.assign(makeArgument(), { valueOf: () => 8 }));
      }),
    ['bc', 'bc'],
  ],
  [
    'memory shrinks while an encoding is looked up, and `byteLength` lies',
    (Buffer) =>
      ['latin1', 'utf8', 'hex'].map((encoding) => {
        const [buf, name] = emptiedByEncoding(Buffer, encoding);
        return buf.write('616263646566'.repeat(4), 0, 8, name);
      }),
    [3, 3, 3],
  ],
  [
    'a `byteLength` that throws, where nobody needs it',
    (Buffer) => {
      const get = () => {
        throw new EvalError('byteLength was read');
      };
      const buf = Object.defineProperty(Buffer.alloc(4), 'byteLength', { get });
      return ['hex', 'base64', 'utf16le'].map((encoding) => buf.write('6162', encoding));
    },
    [2, 3, 4],
  ],
  [
    'memory is emptied while a bound of a slice is coerced',
    (Buffer) => {
      const { buf, resize } = emptied(Buffer, 0);
      return buf.utf8Slice(1, resize);
    },
    '',
  ],
  [
    'memory shrinks while a bound of a plain write is coerced',
    (Buffer) => {
      const { buf, resize } = emptied(Buffer, 3);
      return [buf.hexWrite('414243444546', resize, 5), buf.toString('latin1')];
    },
    [2, 'aAB'],
  ],
  [
    'memory is emptied while a bound of a plain write is coerced',
    (Buffer) => {
      const { buf, resize } = emptied(Buffer, 0);
      return buf.hexWrite('414243444546', resize);
    },
    0,
  ],
  [
    'an unknown encoding is named as native names it',
    (Buffer) => Buffer.from('ab').toString({}),
    'TypeError ERR_UNKNOWN_ENCODING: Unknown encoding: {}',
  ],
  ['an unknown encoding for no bytes', (Buffer) => Buffer.alloc(0).toString('nonsense'), ''],
  [
    'toString of nothing',
    (Buffer) => Buffer.prototype.toString.call(undefined),
    "TypeError -: Cannot read properties of undefined (reading 'length')",
  ],
]);
