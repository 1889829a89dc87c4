'use strict';

/**
 * What a Buffer of several gigabytes has to do, each with the answer that follows from its arguments: native's cannot be
 * asked, because it cuts some numbers to 32 bits. An operation gets a class, a Buffer of zeros, and leaves zeros behind.
 */

const assert = require('node:assert/strict');

/** Room at the end of the Buffer for what is written there. */
const TAIL = 64;

const NEEDLE = 'needle';

/** Runs with the needle at so many places, and takes it away again. */
const withNeedle = (buf, places, encoding, body) => {
  for (const at of places) assert.equal(buf.write(NEEDLE, at, encoding), width(encoding));
  body();
  for (const at of places) buf.fill(0, at, at + width(encoding));
};

const width = (encoding) => NEEDLE.length * (encoding === 'utf16le' ? 2 : 1);

const searches = {
  'indexOf finds what stands at the end': (_, buf) => {
    const far = buf.length - TAIL;
    withNeedle(buf, [far], 'latin1', () => {
      assert.equal(buf.indexOf(NEEDLE), far);
      assert.equal(buf.indexOf(NEEDLE, far), far);
      assert.equal(buf.indexOf(NEEDLE, -TAIL), far);
      assert.equal(buf.indexOf(NEEDLE, far + 1), -1);
      assert.equal(buf.indexOf(NEEDLE.charCodeAt(0), -buf.length), far);
      assert.equal(buf.includes(NEEDLE.slice(1), far), true);
      assert.equal(buf.indexOf(buf.subarray(far, far + 6), 1), far);
    });
  },
  'lastIndexOf finds what stands at the beginning, and near the end': (_, buf) => {
    const far = buf.length - TAIL;
    withNeedle(buf, [5, far], 'latin1', () => {
      assert.equal(buf.lastIndexOf(NEEDLE), far);
      assert.equal(buf.lastIndexOf(NEEDLE, far), far);
      assert.equal(buf.lastIndexOf(NEEDLE, far - 1), 5);
      assert.equal(buf.lastIndexOf(NEEDLE.charCodeAt(0), far - 1), 5);
      assert.equal(buf.lastIndexOf(NEEDLE, -TAIL - 1), 5);
    });
  },
  'a search for 16-bit units': (_, buf) => {
    const far = buf.length - TAIL - (buf.length % 2);
    withNeedle(buf, [2, far], 'utf16le', () => {
      assert.equal(buf.indexOf(NEEDLE, 4, 'utf16le'), far);
      assert.equal(buf.lastIndexOf(NEEDLE, far - 2, 'utf16le'), 2);
    });
  },
};

const texts = { utf8: 'żółw 🐢', utf16le: 'żółw 🐢', latin1: 'ÿes', ascii: 'yes' };
const digits = { hex: '00ff7f80', base64: 'AP9/gA==', base64url: 'AP9_gA' };
const METHODS = { utf16le: 'ucs2' };

const text = Object.fromEntries(
  Object.entries({ ...texts, ...digits }).map(([encoding, string]) => [
    `${encoding} at the end: write, toString, and the methods of its name`,
    (Class, buf) => {
      const bytes = Class.from(string, encoding);
      const name = METHODS[encoding] ?? encoding;
      const at = buf.length - bytes.length;
      const written = (count) => {
        assert.equal(count, bytes.length);
        assert.deepEqual([...buf.subarray(at)], [...bytes]);
        assert.equal(buf.toString(encoding, at), string);
        assert.equal(buf.toString(encoding, at, buf.length + 1), string);
        assert.equal(buf[`${name}Slice`](at, buf.length), string);
        assert.equal(buf.toString(encoding, buf.length), '');
        buf.fill(0, at);
        assert.equal(buf[at], 0);
      };
      written(buf.write(string, at, encoding));
      written(buf.write(string, at, bytes.length, encoding));
      written(buf[`${name}Write`](string, at));
      assert.equal(buf.write('', buf.length, encoding), 0);
    },
  ]),
);

const fills = {
  'fill of a range at the end': (_, buf) => {
    const at = buf.length - 7;
    buf.fill('abc', at, buf.length);
    assert.equal(buf.toString('latin1', at), 'abcabca');
    buf.fill('f0', at, 'hex');
    assert.equal(buf.toString('hex', at - 1), '00f0f0f0f0f0f0f0');
    buf.fill(0, at);
    assert.equal(buf[at], 0);
    assert.throws(() => buf.fill(1, 0, buf.length + 1), { code: 'ERR_OUT_OF_RANGE' });
  },
  'fill of everything': (_, buf) => {
    const pattern = 'pattern';
    buf.fill(pattern);
    for (const at of [0, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1, 2 ** 32, buf.length - 1]) {
      if (at < buf.length) assert.equal(buf[at], pattern.charCodeAt(at % pattern.length), at);
    }
    buf.fill(0);
    assert.equal(buf.indexOf(pattern.charCodeAt(0)), -1);
  },
};

const copies = {
  'copy to the end, from the end, and within': (Class, buf) => {
    const end = buf.length;
    const small = Class.from('0123456789');
    assert.equal(small.copy(buf, end - 4), 4);
    assert.equal(buf.copy(small, 0, end - 2), 2);
    assert.equal(small.toString(), '2323456789');
    assert.equal(buf.copy(buf, end - 6, end - 4, end), 4);
    assert.equal(buf.toString('latin1', end - 6), '012323');
    assert.equal(buf.copy(buf, 0, end - 6, end), 6);
    assert.equal(buf.toString('latin1', 0, 6), '012323');
    buf.fill(0, end - 6).fill(0, 0, 6);
  },
  'subarray, slice, at and from a part of the memory': (Class, buf) => {
    const end = buf.length;
    buf[end - 3] = 7;
    assert.equal(buf.subarray(end - 3).length, 3);
    assert.equal(buf.subarray(-3, -2)[0], 7);
    assert.equal(buf.slice(end - 3, end - 2)[0], 7);
    assert.equal(buf.subarray(1).length, end - 1);
    assert.equal(Class.from(buf.buffer, buf.byteOffset + end - 3, 1)[0], 7);
    buf[end - 3] = 0;
  },
  'concat of more than that': (Class, buf) => {
    buf[buf.length - 1] = 3;
    const joined = Class.concat([Class.of(9), buf, Class.of(4)]);
    assert.equal(joined.length, buf.length + 2);
    assert.deepEqual([joined[0], joined[1], joined.at(-2), joined.at(-1)], [9, 0, 3, 4]);
    assert.equal(joined.compare(buf, 0, buf.length, 1, joined.length - 1), 0);
    buf[buf.length - 1] = 0;
  },
  'concat that is cut to that': (Class, buf) => {
    buf[buf.length - 1] = 3;
    const cut = Class.concat([buf, Class.of(4)], buf.length);
    assert.deepEqual([cut.length, cut.at(-1)], [buf.length, 3]);
    buf[buf.length - 1] = 0;
  },
};

const comparisons = {
  'equals and compare see the last byte': (Class, buf) => {
    const end = buf.length;
    const other = Class.alloc(end);
    assert.equal(buf.equals(other), true);
    other[end - 1] = 1;
    assert.equal(buf.equals(other), false);
    assert.equal(buf.compare(other), -1);
    assert.equal(Class.compare(other, buf), 1);
    assert.equal(buf.compare(other, 0, end - 1, 0, end - 1), 0);
    assert.equal(buf.compare(other, end - 1, end, end - 1, end), -1);
    assert.equal(buf.compare(other, 0, end - 1), 1);
    assert.throws(() => buf.compare(other, 0, end + 1), { code: 'ERR_OUT_OF_RANGE' });
  },
};

const numbers = {
  'numbers at the end': (_, buf) => {
    const at = buf.length - 8;
    assert.equal(buf.writeUInt32BE(0xdeadbeef, at), at + 4);
    assert.equal(buf.readUInt32BE(at), 0xdeadbeef);
    assert.equal(buf.readInt16LE(at + 2), -4162);
    assert.equal(buf.writeDoubleLE(-0.1, at), at + 8);
    assert.equal(buf.readDoubleLE(at), -0.1);
    assert.equal(buf.writeBigInt64BE(-2n, at), at + 8);
    assert.equal(buf.readBigInt64BE(at), -2n);
    assert.equal(buf.writeUIntLE(0x123456789abc, at, 6), at + 6);
    assert.equal(buf.readUIntLE(at, 6), 0x123456789abc);
    assert.equal(buf.writeInt8(-1, at + 7), at + 8);
    assert.throws(() => buf.writeInt8(1, at + 8), { code: 'ERR_OUT_OF_RANGE' });
    assert.throws(() => buf.readUInt16LE(at + 7), { code: 'ERR_OUT_OF_RANGE' });
    buf.fill(0, at);
  },
  'swap of everything': (_, buf) => {
    for (const [method, size] of Object.entries({ swap16: 2, swap32: 4, swap64: 8 })) {
      if (buf.length % size !== 0) {
        assert.throws(() => buf[method](), { code: 'ERR_INVALID_BUFFER_SIZE' });
        continue;
      }
      buf[0] = 1;
      buf[buf.length - size] = 2;
      buf[method]();
      assert.deepEqual([buf[0], buf[size - 1], buf.at(-size), buf.at(-1)], [0, 1, 0, 2]);
      buf[size - 1] = 0;
      buf[buf.length - 1] = 0;
    }
  },
};

const limits = {
  'a text that is too long is an error': (_, buf) => {
    for (const encoding of [...Object.keys(texts), ...Object.keys(digits)])
      assert.throws(() => buf.toString(encoding), { code: 'ERR_STRING_TOO_LONG' }, encoding);
  },
  'isAscii and isUtf8 see the last byte': (_, buf, { isAscii, isUtf8 }) => {
    assert.deepEqual([isAscii(buf), isUtf8(buf)], [true, true]);
    buf[buf.length - 1] = 0x80;
    assert.deepEqual([isAscii(buf), isUtf8(buf)], [false, false]);
    buf[buf.length - 1] = 0;
  },
};

/** @type {Record<string, (Class: BufferConstructor, buf: Buffer, module: object) => void>} */
const operations = {
  ...searches,
  ...text,
  ...fills,
  ...copies,
  ...comparisons,
  ...numbers,
  ...limits,
};

module.exports = { operations };
