'use strict';

/** Objects that watch, or spoil, what is done with them. */

const fc = require('fast-check');
const { recipe } = require('./recipes');
const { host } = require('./worlds');

/**
 * What older hosts read more often than the newest, of which docs/compatibility.md tells: `length`
 * (22-from-length-reads), and `constructor` for the text of an error (24-error-constructor-reads).
 */
const isLogged = (key) =>
  !((host < 24 && key === 'length') || (host < 26 && key === 'constructor'));

/**
 * A Proxy that logs every operation on its target, in order.
 * @param {object} target
 * @param {string[]} log
 */
const spy = (target, log) => {
  const traps = {};
  for (const name of Object.getOwnPropertyNames(Reflect)) {
    if (typeof Reflect[name] !== 'function') continue;
    traps[name] = (...args) => {
      const key = typeof args[1] === 'string' || typeof args[1] === 'symbol' ? args[1] : '';
      if (isLogged(key)) log.push(`${name} ${String(key)}`);
      return Reflect[name](...args);
    };
  }
  return new Proxy(target, traps);
};

/** An object whose `length` gives the values in turn, then the last one for ever. */
const stepping = (lengths) => {
  let reads = 0;
  const object = {
    get length() {
      return lengths[Math.min(reads++, lengths.length - 1)];
    },
  };
  for (let i = 0; i < 64; i++) object[i] = i + 1;
  return object;
};

/** Whatever is detached here can no longer be used. */
const detach = (buffer) => structuredClone(buffer, { transfer: [buffer] });

/** A number that does something to the memory (the first registered one) when it is asked for. */
const meddling = (numbers) =>
  fc.tuple(fc.constantFrom('detach', 'shrink', 'grow', 'throw'), numbers).map(([how, value]) =>
    recipe(`{valueOf: ${how}, then ${value}}`, (context) => ({
      valueOf() {
        context.log.push(how);
        const [memory] = context.memories;
        if (how === 'throw') throw new SyntaxError('thrown by valueOf');
        if (memory instanceof ArrayBuffer && memory.resizable) {
          if (how === 'shrink') memory.resize(memory.byteLength >>> 1);
          if (how === 'grow') memory.resize(memory.maxByteLength);
        }
        if (how === 'detach' && memory instanceof ArrayBuffer) detach(memory);
        return value;
      },
    })),
  );

module.exports = { meddling, spy, stepping };
