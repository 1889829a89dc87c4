// Every static of Buffer and every function of the module, as a program of `node:buffer` uses them.
// scripts/test-types.mjs compiles this file twice: as it is, and with the import taken from 'node:buffer'.

import type { TranscodeEncoding } from 'ferrobuf';
import {
  atob,
  Blob,
  Buffer,
  btoa,
  constants,
  File,
  INSPECT_MAX_BYTES,
  isAscii,
  isUtf8,
  kMaxLength,
  kStringMaxLength,
  resolveObjectURL,
  transcode,
} from 'ferrobuf';

const encoding: BufferEncoding = 'base64url';
const shared = new SharedArrayBuffer(8);
const memory = new ArrayBuffer(8);

// alloc and its kin
const zeros: Buffer<ArrayBuffer> = Buffer.alloc(8);
Buffer.alloc(8, 1);
Buffer.alloc(8, 'ab', 'latin1');
Buffer.alloc(8, new Uint8Array([1]));
const raw: Buffer<ArrayBuffer> = Buffer.allocUnsafe(8);
const slow: Buffer<ArrayBuffer> = Buffer.allocUnsafeSlow(8);
// @ts-expect-error a size is a number
Buffer.alloc('8');

// from, of, copyBytesFrom, concat
const text: Buffer<ArrayBuffer> = Buffer.from('text');
Buffer.from('dGV4dA', encoding);
Buffer.from([1, 2, 3]);
Buffer.from(new Uint16Array([1]));
Buffer.from(text);
Buffer.from({ length: 1, 0: 7 });
Buffer.from({ valueOf: () => 'text' });
Buffer.from(new String('text'));
const overOwn: Buffer<ArrayBuffer> = Buffer.from(memory, 2, 4);
const overShared: Buffer<SharedArrayBuffer> = Buffer.from(shared);
const ofNumbers: Buffer<ArrayBuffer> = Buffer.of(1, 2, 3);
const copied: Buffer<ArrayBuffer> = Buffer.copyBytesFrom(new Float64Array(2), 1, 1);
const joined: Buffer<ArrayBuffer> = Buffer.concat([text, new Uint8Array(2)], 6);
Buffer.concat([zeros, raw, slow, overOwn, ofNumbers, copied]);
// @ts-expect-error a Buffer is not made from a number
Buffer.from(8);
// @ts-expect-error the elements of a list are arrays of bytes
Buffer.concat(['text']);
// @ts-expect-error no such encoding
Buffer.from('text', 'utf-7');

// questions
const order: -1 | 0 | 1 = Buffer.compare(text, new Uint8Array(1));
const bytes: number = Buffer.byteLength('text', 'utf8') + Buffer.byteLength(memory);
const unknownValue: unknown = text;
if (Buffer.isBuffer(unknownValue)) unknownValue.readUInt8(0);
const name: string = 'hex';
if (Buffer.isEncoding(name)) text.toString(name);
Buffer.poolSize = 16 * 1024;
// @ts-expect-error a size is a number
Buffer.poolSize = '8192';

// the constructor of old, and a subclass
const old: Buffer = new Buffer('text', 'utf8');
new Buffer(8);
new Buffer([1, 2]);
new Buffer(memory);
class Packet extends Buffer {
  get kind(): number {
    return this.readUInt8(0);
  }
}
const packet: Buffer = new Packet(4);

// the rest of the module
const limits: number[] = [
  kMaxLength,
  kStringMaxLength,
  constants.MAX_LENGTH,
  constants.MAX_STRING_LENGTH,
  INSPECT_MAX_BYTES,
];
const decoded: string = atob(btoa('text'));
const verdicts: boolean[] = [isAscii(text), isUtf8(memory)];
const from: TranscodeEncoding = 'utf8';
const recoded: Buffer = transcode(text, from, 'utf16le');
const blob: Blob = new Blob(['text'], { type: 'text/plain' });
const file: File = new File([blob], 'name.txt');
const found: Blob | undefined = resolveObjectURL('blob:nodedata:0');
// @ts-expect-error transcode takes bytes
transcode('text', 'utf8', 'latin1');
// @ts-expect-error transcode does not know base64
transcode(text, 'utf8', 'base64');
// @ts-expect-error isUtf8 takes bytes
isUtf8('text');

export const used = [
  overShared,
  joined,
  order,
  bytes,
  old,
  packet,
  limits,
  decoded,
  verdicts,
  recoded,
  file,
  found,
];
