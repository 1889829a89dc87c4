// The named exports of ferrobuf for `import`. The list of an ES module is fixed, so `SlowBuffer` is in it on every
// host; its value is `undefined` on Node 26 and later, where `node:buffer` has no such name any more.

import ferrobuf from './index.js';
import load from './lib/load.js';

export const {
  Blob,
  File,
  INSPECT_MAX_BYTES,
  constants,
  kMaxLength,
  kStringMaxLength,
  resolveObjectURL,
} = ferrobuf;

/** What `ferrobuf/register` and its `restore()` change. */
export let { Buffer, SlowBuffer, atob, btoa, isAscii, isUtf8, memoryUsage, transcode } = ferrobuf;

load('./registration').follow(() => {
  ({ Buffer, SlowBuffer, atob, btoa, isAscii, isUtf8, memoryUsage, transcode } = ferrobuf);
});

export default ferrobuf;
