'use strict';

/**
 * Whether a string has no unit above 255, in no time for a string that V8 holds in one byte per unit.
 *
 * Node-API does not tell how V8 holds a string. A regular expression can: V8 compiles it once for either kind, and that
 * for one-byte strings finds that it can never match and returns at once (10 to 45 ns, whatever the length). In a two-byte
 * string it reads on to the first unit above 255, at 1 ns a unit, so some places are looked at before.
 *
 * A match is remembered by its realm: `RegExp.lastMatch` and the like would tell of Buffer's strings, and keep them alive.
 * So the expression is of a realm of its own (1 to 5 ms and 0.5 MiB, once, when the first long text is written), where
 * another match follows at once.
 */

const { runInNewContext } = require('node:vm');
const { StringPrototypeCharCodeAt } = require('./intrinsics');

const WIDE = 0x100;

/** Made when it is needed. @type {((string: string) => boolean) | undefined} */
let searchWide;

const makeSearch = () =>
  runInNewContext(`
    'use strict';
    const wide = /[^\\x00-\\xff]/;
    const { test } = RegExp.prototype;
    const matches = test.call.bind(test, wide);
    (string) => matches(string) && matches('\\u0100');
  `);

/**
 * @param {string} string not empty
 * @returns {boolean} false also where it could not be found out
 */
const isNarrow = (string) => {
  const units = string.length;
  if (StringPrototypeCharCodeAt(string, 0) >= WIDE) return false;
  if (StringPrototypeCharCodeAt(string, units - 1) >= WIDE) return false;
  if (StringPrototypeCharCodeAt(string, units >> 1) >= WIDE) return false;
  if (StringPrototypeCharCodeAt(string, units >> 2) >= WIDE) return false;
  try {
    searchWide ??= makeSearch();
    return !searchWide(string);
  } catch {
    // No room left on the stack, or no other realm to be had: the general way needs neither.
    return false;
  }
};

module.exports = { isNarrow };
