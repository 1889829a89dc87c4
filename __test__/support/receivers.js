'use strict';

/** Receivers: what a method of Buffer.prototype is called on, right or wrong. */

const containers = require('./containers');
const fc = require('fast-check');
const values = require('./values');
const { host } = require('./worlds');

/** Before Node 24 some methods called others on the receiver, or looked at its own `length`: only a true Buffer will do there. */
const onlyBuffers = host < 24;

const BUFFERS = { ...containers.MAKERS, uint8array: containers.MAKERS.buffer };

/** A Buffer with or without memory, whose `length` tells the truth. */
const honestBuffer = (content = containers.bytes()) =>
  fc.oneof(
    { weight: 9, arbitrary: containers.made(onlyBuffers ? BUFFERS : containers.MAKERS, content) },
    { weight: 1, arbitrary: containers.made(containers.HOLLOW, content) },
  );

/** Anything: mostly Buffers, also lying ones, other views, array-likes, primitives. */
const anything = (content = containers.bytes()) =>
  fc.oneof(
    { weight: 8, arbitrary: containers.anyBuffer(content) },
    { weight: 2, arbitrary: containers.otherContainer(content) },
    { weight: 1, arbitrary: values.oddity() },
  );

/** Anything that the host's own methods treat as those of Node 24 do. */
const receiver = (content) => (onlyBuffers ? honestBuffer(content) : anything(content));

/** Calls with as many arguments as there are: `f()` and `f(undefined)` may be different calls. */
const argumentsOf = (...arbitraries) =>
  fc
    .tuple(fc.nat(arbitraries.length), ...arbitraries)
    .map(([missing, ...args]) => args.slice(0, args.length - (missing % 4 === 1 ? missing : 0)));

/** Calls a method, and logs the elements of a receiver whose memory is not tracked: arrays and array-likes. */
const callOn = ({ Buffer }, method, self, args, context) => {
  try {
    return Buffer.prototype[method].apply(self, args);
  } finally {
    if (typeof self === 'object' && self !== null && !ArrayBuffer.isView(self)) {
      context.log.push(Array.from({ length: 200 }, (_, i) => String(self[i])).join());
    }
  }
};

module.exports = { anything, argumentsOf, callOn, honestBuffer, onlyBuffers, receiver };
