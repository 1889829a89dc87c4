'use strict';

/** The Web's `atob` and `btoa`: base64 from and to strings of a byte per code unit. */

const { unitsToString } = require('./char-codes');
const { TINY_BASE64, base64: encodeBase64, checked } = require('./decode');
const { NOT_CLEAN, STANDARD_VALUES, base64Clean, unpaddedLength } = require('./encode');
const { missingInput } = require('./errors');
const { DOMException, StringPrototypeCharCodeAt, Uint8Array } = require('./intrinsics');
const { isNarrow } = require('./narrow');
const native = require('./native');

/** What the binding returns in place of a string. */
const INVALID_CHARACTER = -1;

/** The browser's error for text that cannot be converted. */
const invalidCharacterError = (failure) =>
  new DOMException(
    failure === INVALID_CHARACTER
      ? 'Invalid character'
      : 'The string to be decoded is not correctly encoded.',
    'InvalidCharacterError',
  );

/**
 * Longest text that `atob` decodes in the tiny tier: 16 units take 75 to 90 ns, 24 take 98 to 120, a crossing 90.
 * `btoa` shares the tier of `toString`.
 */
const TINY = 16;

/** Units from which it pays to ask whether the text can be read in one byte per unit: 25 to 45 ns. */
const LONG = 1024;

/** Where short texts are put together. No user code runs while it is in use. */
const scratch = new Uint8Array(TINY);

/** Decodes what has nothing in it but standard digits, and padding where it belongs; undefined for all else. */
const atobTiny = (text) => {
  const length = text.length;
  const units = unpaddedLength(text);
  if ((units & 3) === 1 || (units !== length && (length & 3) !== 0)) return undefined;
  let all = 0;
  for (let i = 0; i < units; i++) all |= StringPrototypeCharCodeAt(text, i);
  if (all > 0xff) return undefined;
  const bytes = base64Clean(STANDARD_VALUES, scratch, text, 0, units);
  return bytes === NOT_CLEAN ? undefined : unitsToString(scratch, 0, bytes);
};

/** Encodes few units, all below 256; undefined where there are others. */
const btoaTiny = (text) => {
  const units = text.length;
  let all = 0;
  for (let i = 0; i < units; i++) {
    const unit = StringPrototypeCharCodeAt(text, i);
    all |= unit;
    scratch[i] = unit;
  }
  return all > 0xff ? undefined : encodeBase64(scratch, 0, units);
};

/**
 * atob(input): forgiving base64, as the Web has it.
 * @param {unknown} input made a string
 * @returns {string} a code unit per byte
 * @throws {DOMException} InvalidCharacterError
 * @throws {TypeError} ERR_MISSING_ARGS
 */
function atob(input) {
  // biome-ignore lint/complexity/noArguments: a missing argument is another case than `undefined`
  if (arguments.length === 0) throw missingInput();
  const text = `${input}`;
  if (text.length <= TINY) {
    const decoded = atobTiny(text);
    if (decoded !== undefined) return decoded;
  }
  // What is not narrow is not base64; which error that is, the general function knows.
  const decoded = checked(
    text.length >= LONG && isNarrow(text) ? native.atobNarrow(text) : native.atob(text),
  );
  if (typeof decoded !== 'string') throw invalidCharacterError(decoded);
  return decoded;
}

/**
 * btoa(input)
 * @param {unknown} input made a string, of code units below 256
 * @returns {string} base64 with padding
 * @throws {DOMException} InvalidCharacterError
 * @throws {Error} ERR_STRING_TOO_LONG
 * @throws {TypeError} ERR_MISSING_ARGS
 */
function btoa(input) {
  // biome-ignore lint/complexity/noArguments: a missing argument is another case than `undefined`
  if (arguments.length === 0) throw missingInput();
  const text = `${input}`;
  if (text.length <= TINY_BASE64) {
    const encoded = btoaTiny(text);
    if (encoded !== undefined) return encoded;
  }
  const encoded = checked(
    text.length >= LONG && isNarrow(text) ? native.btoaNarrow(text) : native.btoa(text),
  );
  if (typeof encoded !== 'string') throw invalidCharacterError(encoded);
  return encoded;
}

module.exports = { atob, btoa };
