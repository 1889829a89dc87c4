// The forms of import of a CommonJS module.
import ferrobuf = require('ferrobuf');
import Buffer = ferrobuf.Buffer;

const buf: Buffer = ferrobuf.Buffer.from('text');
const same: typeof Buffer = ferrobuf.Buffer;
const kept: ferrobuf.MemoryUsage = ferrobuf.memoryUsage();
// @ts-expect-error no such export
ferrobuf.noSuchName;

export = { used: [buf, same, kept] };
