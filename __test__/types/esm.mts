// The forms of import of an ES module.

import type { MemoryUsage } from 'ferrobuf';
import * as namespace from 'ferrobuf';
import ferrobuf, { type Buffer, type memoryUsage } from 'ferrobuf';

const buf: Buffer = new ferrobuf.Buffer(4);
const usage: MemoryUsage = ferrobuf.memoryUsage();
const same: typeof Buffer = ferrobuf.Buffer;
const sameAgain: typeof memoryUsage = namespace.memoryUsage;
const whole: typeof ferrobuf = namespace.default;
export const lazily: Promise<typeof namespace> = import('ferrobuf');
// @ts-expect-error no such export
export { Blob, NoSuchName } from 'ferrobuf';

export const used = [buf, usage, same, sameAgain, whole];
