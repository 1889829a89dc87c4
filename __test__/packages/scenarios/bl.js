const { Readable } = require('node:stream');
const { samples, TEXT } = require('../../interop/support/samples');
const { collect } = require('../../interop/support/streams');

const scenarios = (load) => {
  const BufferListStream = load('bl');
  const { BufferList } = BufferListStream;
  const list = (Buffer) => new BufferList(samples(Buffer));

  return {
    'parts and the whole': (Buffer) => {
      const bl = list(Buffer);
      const target = Buffer.alloc(100);
      return [
        [bl.length, bl.get(50), bl.get(-1)],
        [bl.slice(), bl.slice(3, 90), bl.shallowSlice(30, 6_000).slice()],
        [bl.copy(target, 3, 20, 90), target],
        [bl.toString('utf8', 0, 60), bl.toString('hex', 40, 90), bl.toString('base64', 1, 100)],
        bl.duplicate().append(Buffer.from('a')).append('ż').append(new Uint8Array(2)).slice(-5),
        bl.consume(60).slice(0, 40),
      ];
    },

    'numbers across the borders': (Buffer) => {
      const bl = new BufferList(Array.from(Buffer.from(TEXT), (byte) => Buffer.from([byte])));
      return [
        [bl.readDoubleBE(3), bl.readDoubleLE(2), bl.readFloatBE(1), bl.readFloatLE(5)],
        [bl.readInt32BE(1), bl.readUInt32LE(2), bl.readInt16LE(3), bl.readUInt8(4)],
        [bl.readIntBE(1, 6), bl.readUIntLE(2, 5)],
      ];
    },

    'searching across the borders': (Buffer) => {
      const bl = list(Buffer);
      const needles = [
        'żółć',
        'jaźń',
        Buffer.from('łć g'),
        Buffer.from([13, 10, 0x5a]),
        0x20,
        'none',
      ];
      return needles.map((needle) => [bl.indexOf(needle), bl.indexOf(needle, 60)]);
    },

    'as a stream, in both directions': async (Buffer) => {
      const whole = await new Promise((resolve, reject) => {
        const sink = new BufferListStream((error, data) => (error ? reject(error) : resolve(data)));
        Readable.from(samples(Buffer), { objectMode: false }).pipe(sink);
      });
      return [whole, await collect(Buffer, new BufferListStream(samples(Buffer)))];
    },
  };
};

module.exports = {
  what: 'slices, copies, numbers and searches across borders, streams; its own tests',
  scenarios,
  ownTests: ['bl/test/test.js'],
};
