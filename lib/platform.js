'use strict';

const { readdirSync } = require('node:fs');

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

/**
 * Whether the C library of this process is musl.
 *
 * A report names the C library for certain, but costs 2 to 9 ms (Node 26 and 20, measured), far
 * more than the loading of the addon. A dynamically linked musl Node cannot run without musl's own
 * loader in /lib, so where there is none (every ordinary glibc system, 0.1 ms) no report is made.
 */
function isMusl() {
  let hasMuslLoader;
  try {
    hasMuslLoader = readdirSync('/lib').some((name) => name.startsWith('ld-musl-'));
  } catch {
    hasMuslLoader = true;
  }
  return hasMuslLoader && reportHeader().glibcVersionRuntime === undefined;
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
