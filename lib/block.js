'use strict';

/**
 * The block: memory that the shim and the addon share, in which numbers and short needles cross.
 *
 * A number costs 4 to 5 ns as an argument and 4 as a result, a store into the block less than 1 (docs/architecture.md, "What
 * a crossing costs"). It is never handed out.
 */

const { Float64Array, Uint8Array } = require('./intrinsics');
const native = require('./native');

/** Numbers at the start, then bytes: as in src/binding/block.rs. */
const NUMBERS = 8;
const BYTES_AT = NUMBERS * 8;

/** The operands of a call, and its answer in the first of them. */
const numbers = new Float64Array(native.block, 0, NUMBERS);

/** Where a needle or a pattern is put that crosses in the block. */
const shortBytes = new Uint8Array(native.block, BYTES_AT);

/** The number that counts what has been put into {@link shortBytes}: several copies of the shim can share the block. */
const STAMP = NUMBERS - 1;

/** Says that {@link shortBytes} hold something else now. @returns {number} what {@link isStamped} tells it by */
const stamp = () => {
  numbers[STAMP] += 1;
  return numbers[STAMP];
};

/** Whether nothing has been put there since, by whichever copy. */
const isStamped = (value) => numbers[STAMP] === value;

module.exports = { isStamped, numbers, shortBytes, stamp };
