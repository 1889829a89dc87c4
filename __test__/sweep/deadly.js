'use strict';

/**
 * Which steps native must not be given: it crashes, corrupts the heap, reads memory of others or never returns; or what it
 * gives differs in a way that shows only later. A program that is compared leaves such a step out. Programs for ferrobuf
 * alone have them: it must do nothing of the kind.
 */

const { types } = require('node:util');
const { anyPart, lies, meddles, namesSixteenBits } = require('./specs');
const { lengthOf, offsetOf } = require('./side');

const SEARCH = /^(indexOf|lastIndexOf|includes)$/;

/** The methods whose arguments C++ coerces while it holds a pointer: rows `every-slice-…`, `every-write-…`, `every-fill-…`. */
const HOLDS_POINTER = /^(fill|alloc|.*Slice|(ascii|base64|base64url|hex|latin1|ucs2|utf8)Write)$/;

/** Native trusts the own properties of a view here: `every-lying-…`. */
const TRUSTS_LENGTH =
  /^(from|copy|compare|indexOf|lastIndexOf|includes|transcode|.*Write|write|copyBytesFrom|concat|fill|alloc|equals|compare of two)$/;

const isOdd = (value) => types.isTypedArray(value) && offsetOf.call(value) % 2 !== 0;

/** What native takes for the end of a search, or for no end. */
const isSearchEnd = (end) =>
  end === undefined || typeof end === 'number' || typeof end === 'string';

/** So many bytes native copies to the stack; more go to the heap, past whose end it writes the last byte of an odd number. */
const TRANSCODED_ON_STACK = 2048;
const DECODED_ON_STACK = 512;

const RULES = {
  /** 24-search-third-argument-…: it aborts. */
  searchEnd: ({ name, args }) => SEARCH.test(name) && !isSearchEnd(args[2]),
  /** 24-search-data-view-receiver: it aborts. */
  searchDataView: ({ name, self }) =>
    SEARCH.test(name) && ArrayBuffer.isView(self) && !types.isTypedArray(self),
  /** every-search-unaligned-units: it never returns. */
  searchUnaligned: ({ name, self, args, spec }) =>
    SEARCH.test(name) && (isOdd(self) || isOdd(args[0])) && namesSixteenBits(spec),
  /** 24-search-lone-surrogate: it aborts. */
  searchSurrogate: ({ name, args, host }) =>
    SEARCH.test(name) && host < 26 && typeof args[0] === 'string' && !args[0].isWellFormed(),
  /** A coerced argument takes memory away that C++ holds a pointer to. */
  meddled: ({ name, spec, host }) =>
    meddles(spec) &&
    (HOLDS_POINTER.test(name) || (host < 24 && /^(write|copy|toString)$/.test(name))),
  lied: ({ name, spec }) => TRUSTS_LENGTH.test(name) && lies(spec),
  /** An odd number of bytes, in C++ as units: the heap is corrupted. */
  transcodeOdd: ({ name, args }) =>
    name === 'transcode' &&
    types.isTypedArray(args[0]) &&
    lengthOf.call(args[0]) > TRANSCODED_ON_STACK,
  /** So too where a text of units begins at an odd address. */
  unalignedText: ({ name, self, spec, host }) =>
    host === 24 &&
    (name === 'ucs2Slice' || (/^to(Locale)?String$/.test(name) && namesSixteenBits(spec))) &&
    types.isTypedArray(self) &&
    lengthOf.call(self) > DECODED_ON_STACK,
  /** A list that changes while it is read leaves what the pool held before: not deadly, but by chance. */
  changingList: ({ name, spec }) =>
    (name === 'concat' || name === 'from') && anyPart(spec, ([tag]) => tag === 'getting'),
  /** 22-write-object-when-optimized: it writes memory of the heap. */
  writtenObject: ({ name, args, host }) =>
    host === 22 &&
    /^(write|(ascii|latin1|utf8)Write)$/.test(name) &&
    args[0] !== null &&
    typeof args[0] === 'object',
  /** 20-from-resizable: a Buffer of the same length, until the memory is resized. */
  untracked: ({ name, args: [memory], host }) =>
    host === 20 &&
    name === 'from' &&
    types.isAnyArrayBuffer(memory) &&
    (memory.resizable || memory.growable),
};

const CHECKS = Object.values(RULES);

/**
 * @param {{ name: string, self: unknown, args: unknown[] }} call with native's values
 * @param {unknown[]} spec the step
 * @param {number} host the major version of Node
 */
const isDeadly = ({ name, self, args }, spec, host) => {
  const step = { name, self, args, spec, host };
  return CHECKS.some((isTrue) => isTrue(step));
};

module.exports = { isDeadly };
