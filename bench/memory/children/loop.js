'use strict';

/**
 * One synchronous loop that makes Buffers and keeps none: `node loop.js SIDE loop=NAME`. Reports the peak RSS before
 * the side's module is loaded, after it, and after the loop.
 */

const { exportsOf, peakRss, readSettings, report, side } = require('./side');

const KIB = 1024;
const MIB = 1024 * KIB;
const text = 'x'.repeat(KIB);

/** Each loop in a function of its own, as a program has it. */
const LOOPS = {
  none: () => {},
  'allocUnsafe(100)': (Buffer) => {
    for (let i = 0; i < 2_000_000; i++) Buffer.allocUnsafe(100);
  },
  'allocUnsafe(64 KiB)': (Buffer) => {
    for (let i = 0; i < 20_000; i++) Buffer.allocUnsafe(64 * KIB);
  },
  'allocUnsafe(1 MiB)': (Buffer) => {
    for (let i = 0; i < 4_000; i++) Buffer.allocUnsafe(MIB);
  },
  'from(1 KiB string)': (Buffer) => {
    for (let i = 0; i < 400_000; i++) Buffer.from(text);
  },
  // What a program does with memory that it asks for: with every page written to, it makes no difference to RSS
  // whether it came zeroed.
  'allocUnsafe(64 KiB), written': (Buffer) => {
    for (let i = 0; i < 20_000; i++) Buffer.allocUnsafe(64 * KIB).fill(1);
  },
  'allocUnsafe(1 MiB), written': (Buffer) => {
    for (let i = 0; i < 4_000; i++) Buffer.allocUnsafe(MIB).fill(1);
  },
};

const empty = peakRss();
const { Buffer } = exportsOf(side);
const loaded = peakRss();
LOOPS[readSettings().loop](Buffer);
const peak = peakRss();
const { heapTotal, external, arrayBuffers } = process.memoryUsage();
report({ empty, loaded, peak, heapTotal, external, arrayBuffers });
