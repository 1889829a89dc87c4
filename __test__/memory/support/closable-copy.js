'use strict';

const assert = require('node:assert/strict');
const { readFileSync, writeFileSync } = require('node:fs');

const PT_DYNAMIC = 2;
const DT_FLAGS_1 = 0x6ffffffb;
const NODELETE = 8;

/**
 * Where the table of the loader's instructions lies in an ELF file of 64 bits, lower bytes first.
 * @returns {[start: number, end: number]}
 */
const dynamicTable = (file) => {
  const [table, size, count] = [32, 54, 56].map((at) => file.getUint16(at, true));
  for (let at = table; at < table + size * count; at += size) {
    if (file.getUint32(at, true) !== PT_DYNAMIC) continue;
    const start = Number(file.getBigUint64(at + 8, true));
    return [start, start + Number(file.getBigUint64(at + 32, true))];
  }
  throw new Error('no table of dynamic linking');
};

/**
 * Copies an addon for Linux without the mark that it must never be unloaded, by which it is as libraries are elsewhere.
 * @param {string} from
 * @param {string} to
 */
const copyClosable = (from, to) => {
  const bytes = readFileSync(from);
  const file = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const [start, end] = dynamicTable(file);
  let at = start;
  while (at < end && file.getUint32(at, true) !== DT_FLAGS_1) at += 16;
  const flags = file.getUint32(at + 8, true);
  assert.ok(at < end && flags & NODELETE, 'the mark is not where it was');
  file.setUint32(at + 8, flags & ~NODELETE, true);
  writeFileSync(to, bytes);
};

module.exports = { copyClosable };
