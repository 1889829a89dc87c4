'use strict';

/**
 * Calls of the addon that write a string into bytes: `write(buf, string, offset, length)`, where `buf` is a true Uint8Array
 * and the range lies within it. Each returns the number of bytes written.
 *
 * One view can be pinned: the pool's current slab. The addon knows its memory, and is not handed the view with each
 * string (src/binding/pinned.rs).
 */

const { numbers } = require('./block');
const { StringPrototypeCharCodeAt } = require('./intrinsics');
const native = require('./native');

/** The pinned view, if any, and the number by which the addon knows it. */
let pinned;
let pinnedNumber = 0;

/** What the addon answers when it has another view pinned: of another copy of this file. */
const OTHER_PINNED = -1;

/**
 * Pins a view, in place of the one before.
 * @param {Uint8Array} view
 * @param {number} alignment a power of two
 * @returns {number} how many bytes past the view's first byte the next address lies that is a multiple of `alignment`
 */
const pin = (view, alignment) => {
  pinned = undefined;
  numbers[0] = alignment;
  native.pin(view);
  pinnedNumber = numbers[0];
  pinned = view;
  return numbers[1];
};

/** Whether a view is pinned. One that somebody has managed to detach has no elements, and counts as any other. */
const isPinned = (buf) => buf === pinned && buf[0] !== undefined;

const putOperands = (offset, length, tail) => {
  numbers[0] = offset;
  numbers[1] = length;
  numbers[2] = tail;
  numbers[3] = pinnedNumber;
};

/** Whether a call for the pinned view has been answered. If not it has to be made again, with the view. */
const isAnswered = (offset) => {
  if (numbers[0] !== OTHER_PINNED) return true;
  pinned = undefined;
  numbers[0] = offset;
  return false;
};

/**
 * To ask for a unit makes a rope flat, once and for all. The addon would copy it piece by piece, each time: 1,024 units of
 * `'x'.repeat(1024)` in 330 ns instead of 60.
 */
const flatten = (string) => StringPrototypeCharCodeAt(string, 0);

/** The two units before `end`, which must be 2 or more: the core writes them itself, see `copy_into` in binding/strings.rs. */
const tailOf = (string, end) =>
  StringPrototypeCharCodeAt(string, end - 2) | (StringPrototypeCharCodeAt(string, end - 1) << 16);

/** Of a string that the addon reads before it encodes it: told its length, it does not read a part of a longer one in vain. */
const putText = (offset, length, string) => {
  putOperands(offset, length, flatten(string));
  numbers[4] = string.length;
};

const base64Write = (buf, string, offset, length) => {
  putText(offset, length, string);
  if (isPinned(buf)) {
    native.base64WritePinned(string);
    if (isAnswered(offset)) return numbers[0];
  }
  native.base64Write(buf, string);
  return numbers[0];
};

const hexWrite = (buf, string, offset, length) => {
  putText(offset, length, string);
  if (isPinned(buf)) {
    native.hexWritePinned(string);
    if (isAnswered(offset)) return numbers[0];
  }
  native.hexWrite(buf, string);
  return numbers[0];
};

/** Writes the low bytes of the first `length` units, which are 2 or more. */
const latin1Write = (buf, string, offset, length) => {
  putOperands(offset, length, tailOf(string, length));
  if (isPinned(buf)) {
    native.latin1WritePinned(string);
    if (isAnswered(offset)) return numbers[0];
  }
  native.latin1Write(buf, string);
  return numbers[0];
};

/** Writes the first `length / 2` units, which are 2 or more. */
const ucs2Write = (buf, string, offset, length) => {
  putOperands(offset, length, tailOf(string, length / 2));
  if (isPinned(buf)) {
    native.ucs2WritePinned(string);
    if (isAnswered(offset)) return numbers[0];
  }
  native.ucs2Write(buf, string);
  return numbers[0];
};

const utf8Write = (buf, string, offset, length) => {
  putText(offset, length, string);
  if (isPinned(buf)) {
    native.utf8WritePinned(string);
    if (isAnswered(offset)) return numbers[0];
  }
  native.utf8Write(buf, string);
  return numbers[0];
};

/** Of a text without a unit above 255. */
const utf8WriteNarrow = (buf, string, offset, length) => {
  putOperands(offset, length, flatten(string));
  native.utf8WriteNarrow(buf, string);
  return numbers[0];
};

/** Of a text of 2 units or more that is probably ASCII: as far as it is. */
const utf8WritePlain = (buf, string, offset, length) => {
  const units = string.length;
  putOperands(offset, length, tailOf(string, units < length ? units : length));
  native.utf8WritePlain(buf, string);
  return numbers[0];
};

/**
 * Of a part of a text: what follows it may go on with the group of digits that it ends in.
 * @returns {number} bytes of whole groups, and in the upper 16 bits the units read: {@link ENDED} when the text has ended
 */
const base64WritePart = (buf, string, offset, length) => {
  putOperands(offset, length, flatten(string));
  native.base64WritePart(buf, string);
  return numbers[0];
};

/** Says that the text has ended before the string. */
const ENDED = 0xffff;

module.exports = {
  ENDED,
  base64Write,
  base64WritePart,
  hexWrite,
  latin1Write,
  pin,
  ucs2Write,
  utf8Write,
  utf8WriteNarrow,
  utf8WritePlain,
};
