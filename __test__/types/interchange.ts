// A ferrobuf Buffer goes where a native one goes, and back, with no cast.

import type * as nativeModule from 'node:buffer';
import { Buffer as NativeBuffer } from 'node:buffer';
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { readFileSync, writeFileSync, writeSync } from 'node:fs';
import { type FileHandle, readFile } from 'node:fs/promises';
import { Socket } from 'node:net';
import { Readable, Transform, type TransformCallback } from 'node:stream';
import { inspect } from 'node:util';
import { gunzipSync, gzipSync } from 'node:zlib';
import type * as ferrobufModule from 'ferrobuf';
import { Buffer } from 'ferrobuf';

const buf: Buffer = Buffer.from('text');

// into everything that wants bytes
const native: NativeBuffer = buf;
const globalOne: globalThis.Buffer = buf;
const bytes: Uint8Array = buf;
const view: ArrayBufferView = buf;
const list: Array<Uint8Array | string> = [buf, 'text'];
const packed: Uint8Array<ArrayBuffer> = Buffer.alloc(4);

// and out of everything that gives bytes
const fromFile: Buffer = readFileSync('name');
const fromNative: Buffer = NativeBuffer.from('text');
const fromHash: Buffer = createHash('sha256').update(buf).digest();
const fromZip: Buffer = gunzipSync(gzipSync(buf));
const random: Buffer = randomBytes(8);

// the signatures of Node
writeFileSync('name', buf);
writeSync(1, buf, 0, 4);
createHmac('sha256', buf).update(buf).digest('hex');
const equal: boolean = timingSafeEqual(buf, random);
new Socket().write(buf);
const stream: Readable = Readable.from([buf]);
stream.on('data', (chunk: Buffer) => chunk.toString('hex'));
class Upper extends Transform {
  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    done(null, Buffer.from(chunk.toString().toUpperCase()));
  }
}
export async function read(handle: FileHandle): Promise<Buffer> {
  const { buffer } = await handle.read(Buffer.alloc(16), 0, 16, 0);
  const whole: Buffer = await readFile('name');
  return Buffer.concat([buffer, whole]);
}

// one type, not two that happen to fit
type Same<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const sameInstance: Same<Buffer, NativeBuffer> = true;
const sameClass: Same<typeof Buffer, typeof NativeBuffer> = true;

// every export of node:buffer is here, under the same type
type Missing = Exclude<keyof typeof nativeModule, keyof typeof ferrobufModule>;
const nothingIsMissing: Same<Missing, never> = true;
type Added = Exclude<keyof typeof ferrobufModule, keyof typeof nativeModule | 'default'>;
const onlyTheAdditions: Same<Added, 'memoryUsage'> = true;

// a class of the program's own that stores and returns Buffers
export class Frame {
  constructor(private payload: Buffer) {}
  get body(): Buffer {
    return this.payload.subarray(4);
  }
}
// @ts-expect-error a plain Uint8Array is no Buffer
export const frame = new Frame(new Uint8Array(4));

export const used = [
  native,
  globalOne,
  bytes,
  view,
  list,
  packed,
  fromFile,
  fromNative,
  fromHash,
  fromZip,
  equal,
  inspect(buf),
  Upper,
  sameInstance,
  sameClass,
  nothingIsMissing,
  onlyTheAdditions,
];
