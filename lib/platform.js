'use strict';

const { readHead } = require('./binary');

/**
 * The name of the platform this process runs on, as the file names of the addon and the names of
 * the platform packages spell it: `linux-x64-gnu`, `darwin-arm64`, `win32-x64-msvc`.
 *
 * @returns {string}
 */
function platformName() {
  const { platform, arch } = process;
  const abi = abiName(platform, arch);
  return abi === '' ? `${platform}-${arch}` : `${platform}-${arch}-${abi}`;
}

function abiName(platform, arch) {
  if (platform === 'win32') return 'msvc';
  if (platform !== 'linux') return '';
  const libc = isMusl() ? 'musl' : 'gnu';
  return arch === 'arm' ? `${libc}eabihf` : libc;
}

/** What the loaders of the C libraries are called: musl's, and glibc's on its various processors. */
const MUSL_LOADER = '/ld-musl-';
const GLIBC_LOADERS = ['/ld-linux', '/ld64.so'];

/**
 * Whether the C library of this process is musl.
 *
 * The head of Node's own binary names the loader, and with it the C library. A report, which says it for certain, costs 2 to
 * 9 ms (Node 26 and 20), so it is made only where the head does not tell: the binary was patched, or started through its
 * loader (`ld.so node`), or may not be read.
 */
function isMusl() {
  const head = headOf(process.execPath);
  if (head.includes(MUSL_LOADER)) return true;
  if (GLIBC_LOADERS.some((loader) => head.includes(loader))) return false;
  return reportHeader().glibcVersionRuntime === undefined;
}

/** @returns {string} '' when it cannot be read */
function headOf(file) {
  try {
    return String.fromCharCode.apply(null, readHead(file));
  } catch {
    return '';
  }
}

function reportHeader() {
  const { report } = process;
  const before = report.excludeNetwork;
  // Without this the report looks up the host name of every open socket.
  report.excludeNetwork = true;
  try {
    return report.getReport().header;
  } finally {
    report.excludeNetwork = before;
  }
}

module.exports = { platformName };
