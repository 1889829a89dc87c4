/// <reference types="node" />

/**
 * Types of ferrobuf: those of `node:buffer`, by re-export, and ferrobuf's own additions.
 *
 * `Buffer` is native's type, not a look-alike: a program that annotates its variables with `Buffer` passes them to
 * `fs`, `net` or `crypto` and takes Buffers from there, and both directions type-check because there is one type.
 * So the names, overloads and generics are exactly those of the `@types/node` that the program has installed.
 */
export * from 'node:buffer';

/** Memory that ferrobuf's Rust core holds, by what it serves. Whole numbers; bytes unless said otherwise. */
export interface MemoryFigures {
  /** Bytes allocated and not freed. */
  readonly live: number;
  /** The largest `live` so far. */
  readonly peak: number;
  /** The part of `live` that serves the pool, from which small Buffers are cut. */
  readonly pooled: number;
  /** The part of `live` under `ArrayBuffer`s that V8 has not collected yet. */
  readonly outstanding: number;
  /** How many regions of memory `live` is made of: a count, not bytes. */
  readonly regions: number;
}

/** The figures of the calling environment (the main thread, or one worker), and those of the whole process. */
export interface MemoryUsage extends MemoryFigures {
  /** The same figures, summed over all environments of the process. */
  readonly process: MemoryFigures;
}

/**
 * Tells how much memory ferrobuf's Rust core holds at this moment.
 *
 * Only memory that Rust owns is counted, which is that of the pool. Memory of V8 (`Buffer.alloc`, Buffers over an
 * `ArrayBuffer` of the program's own) is in `process.memoryUsage().arrayBuffers`.
 *
 * @returns A snapshot; it does not change afterwards. Never throws.
 * @example
 * import { Buffer, memoryUsage } from 'ferrobuf';
 *
 * const text = Buffer.from('taken from the pool');
 * console.log(memoryUsage().pooled); // e.g. 8192; on Node 24 and later 0, where the pool is V8's memory
 */
export function memoryUsage(): MemoryUsage;
