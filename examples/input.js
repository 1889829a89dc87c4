'use strict';

const { closeSync, openSync, readSync, statSync } = require('node:fs');

/**
 * How much of the file is in memory at a time. Every operation sees the whole file, window by
 * window, so neither the machine's memory nor the longest string of V8 (about 512 Mi characters)
 * limits its size. 16 MiB is far more than the processor's caches hold, like a large file itself,
 * and the texts of a window (32 MiB in hex) are made and dropped without straining the heap.
 */
const WINDOW_BYTES = 16 * 1024 * 1024;

/** The file cannot be used; the message is one line that says why. */
class InputError extends Error {}

/**
 * Opens a file after checking that it can be taken through the operations.
 *
 * @param {string} path
 * @returns {{ path: string, size: number, windowCount: number, windows: () => Generator<Buffer> }}
 *   `windows` gives the file's bytes in order; the memory is reused, so keep no window
 * @throws {InputError}
 */
function openInput(path) {
  const size = regularFileSize(path);
  const fd = attempt(path, () => openSync(path, 'r'));
  const windowCount = Math.ceil(size / WINDOW_BYTES);
  return { path, size, windowCount, windows: () => readWindows(fd, path, size) };
}

function regularFileSize(path) {
  const stats = attempt(path, () => statSync(path));
  if (stats.isDirectory()) throw new InputError(`${path} is a directory: name a file`);
  // Looked at before it is opened: opening a pipe that nobody writes to never returns.
  if (!stats.isFile()) throw new InputError(`${path} is no regular file: name one`);
  if (stats.size === 0) throw new InputError(`${path} is empty: there is nothing to work on`);
  return stats.size;
}

function* readWindows(fd, path, size) {
  const memory = Buffer.allocUnsafeSlow(Math.min(size, WINDOW_BYTES));
  try {
    for (let start = 0; start < size; start += WINDOW_BYTES) {
      const window = memory.subarray(0, Math.min(WINDOW_BYTES, size - start));
      readFully(fd, path, window, start);
      yield window;
    }
  } finally {
    closeSync(fd);
  }
}

function readFully(fd, path, window, start) {
  let done = 0;
  while (done < window.length) {
    const left = window.length - done;
    const count = attempt(path, () => readSync(fd, window, done, left, start + done));
    if (count === 0) throw new InputError(`${path} became shorter while it was read`);
    done += count;
  }
}

const REASONS = {
  ENOENT: (path) => `${path}: there is no such file`,
  EACCES: (path) => `${path}: no permission to read it`,
  EPERM: (path) => `${path}: no permission to read it`,
};

function attempt(path, operation) {
  try {
    return operation();
  } catch (error) {
    const reason = REASONS[error.code] ?? (() => `${path} cannot be read: ${error.message}`);
    throw new InputError(reason(path), { cause: error });
  }
}

module.exports = { InputError, openInput, WINDOW_BYTES };
