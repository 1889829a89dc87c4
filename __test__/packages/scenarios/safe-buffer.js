const { errorOf } = require('../../interop/support/errors');
const { samples, TEXT } = require('../../interop/support/samples');

const scenarios = (load) => {
  const { Buffer: SafeBuffer } = load('safe-buffer');
  return {
    'it is the Buffer that it was given': (Buffer) => [
      SafeBuffer === Buffer,
      // What ferrobuf adds.
      Object.keys(load('safe-buffer'))
        .filter((name) => name !== 'memoryUsage')
        .sort()
        .join(),
    ],

    'made in each way': (Buffer) => [
      SafeBuffer.from(TEXT),
      SafeBuffer.from(Buffer.from(TEXT)),
      SafeBuffer.alloc(5, 'ż'),
      SafeBuffer.allocUnsafe(100).fill('ż'),
      SafeBuffer.allocUnsafeSlow(100).fill(Buffer.from('ab')),
      SafeBuffer.concat(samples(Buffer)),
      SafeBuffer.isBuffer(Buffer.alloc(1)),
    ],

    'what it refuses': async () => [
      await errorOf(() => SafeBuffer.from(5)),
      await errorOf(() => SafeBuffer.alloc('5')),
      await errorOf(() => SafeBuffer.allocUnsafe(-1)),
    ],
  };
};

module.exports = { what: 'its exports, every way of making one, errors', scenarios };
