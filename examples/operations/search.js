'use strict';

// Long enough that a search cannot stop early by chance in ordinary data.
const NEEDLE_BYTES = 32;

// Not expected in any file, so that a search has to go through all of it.
const ABSENT_TEXT = 'a phrase that nobody has written down before: żółw 7f3a91';

/** How many bytes a forward search has gone through once it has its answer. */
const scannedForward = (index, needleLength, length) =>
  index === -1 ? length : index + needleLength;

/** The byte value whose first occurrence is furthest from the start, or that does not occur. */
function rarestByte(reference) {
  let rarest = 0;
  let furthest = -1;
  for (let byte = 0; byte < 256; byte++) {
    const index = reference.indexOf(byte);
    if (index === -1) return byte;
    if (index > furthest) {
      furthest = index;
      rarest = byte;
    }
  }
  return rarest;
}

const byteForward = {
  name: 'indexOf(byte)',
  prepare: ({ buffer, reference }) => {
    const byte = rarestByte(reference);
    const size = scannedForward(reference.indexOf(byte), 1, reference.length);
    return { buffer, byte, size };
  },
  run: ({ buffer, byte }) => buffer.indexOf(byte),
};

const bytesForward = {
  name: 'indexOf(last bytes)',
  prepare: ({ buffer, reference }) => {
    const needle = buffer.subarray(-NEEDLE_BYTES);
    const index = reference.indexOf(reference.subarray(-NEEDLE_BYTES));
    return { buffer, needle, size: scannedForward(index, needle.length, reference.length) };
  },
  run: ({ buffer, needle }) => buffer.indexOf(needle),
};

const bytesBackward = {
  name: 'lastIndexOf(first bytes)',
  prepare: ({ buffer, reference }) => {
    const index = reference.lastIndexOf(reference.subarray(0, NEEDLE_BYTES));
    return { buffer, needle: buffer.subarray(0, NEEDLE_BYTES), size: reference.length - index };
  },
  run: ({ buffer, needle }) => buffer.lastIndexOf(needle),
};

const text = {
  name: 'includes(absent text)',
  prepare: ({ buffer }) => ({ buffer }),
  run: ({ buffer }) => buffer.includes(ABSENT_TEXT),
};

const wideText = {
  name: "indexOf(text, 'utf16le')",
  prepare: ({ buffer }) => ({ buffer }),
  run: ({ buffer }) => buffer.indexOf(ABSENT_TEXT, 0, 'utf16le'),
};

module.exports = [byteForward, bytesForward, bytesBackward, text, wideText];
