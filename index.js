'use strict';

// Provisional assembly until lib/buffer.js is there.
const nodeBuffer = require('node:buffer');
const { FastBuffer, BufferPrototype, NativeBuffer } = require('./lib/fast-buffer');
function Buffer() { throw new Error('constructor: provisional'); }
Object.setPrototypeOf(Buffer, NativeBuffer);
Buffer.prototype = BufferPrototype;
Object.defineProperty(Buffer, Symbol.species, { get: () => FastBuffer, configurable: true });
BufferPrototype.constructor = Buffer;
for (const file of ['read-integers', 'write-integers', 'bigints', 'floats', 'text-methods', 'search', 'copy', 'fill', 'swap']) {
  Object.assign(BufferPrototype, require(`./lib/${file}`));
}
const text = require('./lib/text');
const { compare, compareStatic, equals } = require('./lib/compare');
Object.assign(BufferPrototype, { toString: text.toString, toLocaleString: text.toString, write: text.write, compare, equals });
Object.assign(Buffer, { byteLength: text.byteLength, compare: compareStatic, isEncoding: require('./lib/encodings').isEncoding });
module.exports = { ...nodeBuffer, Buffer, ...require('./lib/module'), memoryUsage: require('./lib/native').memoryUsage };
