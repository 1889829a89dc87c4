'use strict';

/** Every spelling of an encoding, in lower case. */
const ENCODING_NAMES = [
  'utf8',
  'utf-8',
  'ucs2',
  'ucs-2',
  'utf16le',
  'utf-16le',
  'latin1',
  'binary',
  'ascii',
  'base64',
  'base64url',
  'hex',
];

/** The methods that read with an encoding in their name; those that write are called alike. */
const SLICES = [
  'asciiSlice',
  'base64Slice',
  'base64urlSlice',
  'hexSlice',
  'latin1Slice',
  'ucs2Slice',
  'utf8Slice',
];

module.exports = { ENCODING_NAMES, SLICES };
