// The named exports of ferrobuf for `import`. The list of an ES module is fixed, so `SlowBuffer` is in it on every
// host; its value is `undefined` on Node 26 and later, where `node:buffer` has no such name any more.

import ferrobuf from './index.js';

export const {
  Blob,
  Buffer,
  File,
  INSPECT_MAX_BYTES,
  SlowBuffer,
  atob,
  btoa,
  constants,
  isAscii,
  isUtf8,
  kMaxLength,
  kStringMaxLength,
  memoryUsage,
  resolveObjectURL,
  transcode,
} = ferrobuf;

export default ferrobuf;
