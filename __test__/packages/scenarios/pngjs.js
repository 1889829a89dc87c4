const { PassThrough } = require('node:stream');
const { errorOf } = require('../../interop/support/errors');
const { NOISE } = require('../../interop/support/samples');
const { collect } = require('../../interop/support/streams');

const WIDTH = 61;
const HEIGHT = 47;

/** All types of pixels that it writes: grey, colour, with and without transparency. */
const COLOR_TYPES = [0, 2, 4, 6];

const scenarios = (load) => {
  const { PNG } = load('pngjs');
  const image = (Buffer, options) => {
    const png = new PNG({ width: WIDTH, height: HEIGHT, ...options });
    Buffer.from(NOISE).copy(png.data, 0, 3);
    return png;
  };

  return {
    'written and read, each type of pixels': (Buffer) =>
      COLOR_TYPES.map((colorType) => {
        const written = PNG.sync.write(image(Buffer, { colorType }), { colorType });
        const { width, height, data } = PNG.sync.read(Buffer.from(written));
        return [written, width, height, data];
      }),

    'each filter': (Buffer) =>
      [0, 1, 2, 3, 4, -1].map((filterType) => {
        const written = PNG.sync.write(image(Buffer), { filterType });
        return [written, PNG.sync.read(written).data];
      }),

    'as streams': async (Buffer) => {
      // Its streams are of the time before `for await`.
      const written = await collect(Buffer, image(Buffer).pack().pipe(new PassThrough()));
      const png = new PNG();
      const parsed = new Promise((resolve, reject) => {
        png.on('parsed', resolve);
        png.on('error', reject);
      });
      for (let i = 0; i < written.length; i += 100) png.write(written.subarray(i, i + 100));
      png.end();
      return [written, await parsed];
    },

    'parts of one image in another': (Buffer) => {
      const target = new PNG({ width: WIDTH, height: HEIGHT });
      PNG.bitblt(image(Buffer), target, 5, 6, 20, 30, 1, 2);
      return target.data;
    },

    'what is broken': async (Buffer) => {
      const written = PNG.sync.write(image(Buffer));
      const broken = [Buffer.from('no png at all'), written.subarray(0, 90), Buffer.from(written)];
      broken[2].fill(0, 40, 44);
      return Promise.all(
        broken.map(async (bytes) => (await errorOf(() => PNG.sync.read(bytes))).message),
      );
    },
  };
};

module.exports = { what: 'images of each type and filter, as streams, errors', scenarios };
