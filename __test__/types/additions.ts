// What ferrobuf exports beside the names of `node:buffer`.

import type { MemoryFigures, MemoryUsage } from 'ferrobuf';
import { memoryUsage } from 'ferrobuf';

const usage: MemoryUsage = memoryUsage();
const figures: MemoryFigures = usage;
const numbers: number[] = [
  usage.live,
  usage.peak,
  usage.pooled,
  usage.outstanding,
  usage.regions,
  usage.process.live,
];
// @ts-expect-error a snapshot is not written to
usage.live = 0;
// @ts-expect-error there are no options
memoryUsage({});
// @ts-expect-error the process has no process of its own
usage.process.process;

export const used = [figures, numbers];
