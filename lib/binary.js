'use strict';

/**
 * What the first bytes of a native binary say of it: the platform it is for, and whether all of it is there.
 *
 * The loader of ELF (Linux, FreeBSD, Android) maps a file that has been cut off without a complaint, and the process dies of
 * SIGBUS when it touches what is missing. So an addon is looked at before it is loaded.
 */

const { closeSync, openSync, readSync } = require('node:fs');

/** Bytes that are read: the headers of all formats, and the name of an ELF program's loader. */
const HEAD = 1024;

const withFile = (file, body) => {
  const fd = openSync(file);
  try {
    return body(fd);
  } finally {
    closeSync(fd);
  }
};

const headOf = (fd) => {
  const bytes = new Uint8Array(HEAD);
  return bytes.subarray(0, readSync(fd, bytes, 0, HEAD, 0));
};

/** @returns {Uint8Array} the first bytes of a file */
const readHead = (file) => withFile(file, headOf);

/** Whether the file is that long. To ask for its size takes twice the time of everything else here, on Node 20. */
const reaches = (fd, end) => end === 0 || readSync(fd, new Uint8Array(1), 0, 1, end - 1) === 1;

/** The processors' numbers in each format, under the names of `process.arch`. */
const ELF_MACHINES = {
  3: 'ia32',
  21: 'ppc64',
  22: 's390x',
  40: 'arm',
  62: 'x64',
  183: 'arm64',
  243: 'riscv64',
};
const MACH_O_CPUS = { 16777223: 'x64', 16777228: 'arm64' };
const PE_MACHINES = { 332: 'ia32', 34404: 'x64', 43620: 'arm64' };

/**
 * @typedef {object} Binary
 * @property {string} format
 * @property {(platform: string) => boolean} runsOn
 * @property {string | undefined} arch undefined when it is for several processors, or for one that is not in the tables
 * @property {number} end the length that the file must have at least, 0 where the loader checks by itself
 */

const isDarwin = (platform) => platform === 'darwin';
const isWindows = (platform) => platform === 'win32';

/** Of 64 bits or 32, in either byte order: the table of sections stands at the end of the file. */
const readElf = (head) => {
  const isWide = head.getUint8(4) === 2;
  const isLittle = head.getUint8(5) === 1;
  const sections = isWide ? Number(head.getBigUint64(40, isLittle)) : head.getUint32(32, isLittle);
  const at = isWide ? 58 : 46;
  const end = sections + head.getUint16(at, isLittle) * head.getUint16(at + 2, isLittle);
  const runsOn = (platform) => !isDarwin(platform) && !isWindows(platform);
  return { format: 'ELF', runsOn, arch: ELF_MACHINES[head.getUint16(18, isLittle)], end };
};

const readMachO = (head) => {
  const arch = MACH_O_CPUS[head.getUint32(4, true)];
  return { format: 'Mach-O', runsOn: isDarwin, arch, end: 0 };
};

/** For several processors; the loader finds its own. */
const readUniversal = () => ({ format: 'Mach-O', runsOn: isDarwin, arch: undefined, end: 0 });

const readPe = (head) => {
  const header = head.getUint32(60, true);
  const arch = PE_MACHINES[head.getUint16(header + 4, true)];
  return { format: 'PE', runsOn: isWindows, arch, end: 0 };
};

/** By the first four bytes, or two. */
const readerOf = (head) => {
  const magic = head.getUint32(0);
  if (magic === 0x7f454c46) return readElf;
  if (magic === 0xcffaedfe) return readMachO;
  if (magic === 0xcafebabe) return readUniversal;
  return magic >>> 16 === 0x4d5a ? readPe : undefined;
};

/** @returns {Binary | undefined} undefined for what is no binary, or is cut off within its headers */
const readBinary = (head) => {
  try {
    return readerOf(head)?.(head);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
};

const complaint = (fd) => {
  const head = headOf(fd);
  const binary = readBinary(new DataView(head.buffer, 0, head.length));
  if (binary === undefined) return 'no native binary, or not all of it';
  const { format, runsOn, arch = process.arch, end } = binary;
  if (!reaches(fd, end)) return `cut off: it is shorter than ${end} bytes`;
  if (runsOn(process.platform) && arch === process.arch) return undefined;
  return `a binary for ${arch} (${format}), and this Node is one for ${process.platform}-${process.arch}`;
};

/**
 * @param {string} file
 * @returns {string | undefined} why the file cannot be an addon of this process; undefined when nothing speaks against it, or
 *   when it cannot be read: who loads it says better why
 */
const complaintAbout = (file) => {
  try {
    return withFile(file, complaint);
  } catch {
    return undefined;
  }
};

module.exports = { complaintAbout, readHead };
