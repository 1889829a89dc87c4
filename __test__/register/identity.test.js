'use strict';

/** One class under `ferrobuf/register`, whichever way and in whichever order ferrobuf is loaded. */

const assert = require('node:assert/strict');
const { test } = require('node:test');
const { EXTERNAL } = require('../support/external-memory');
const { evaluate } = require('../support/child');

test("Buffer is native's function, its instances are of native's class", () => {
  const result = evaluate(`
    const { Buffer } = require('node:buffer');
    const Fast = Buffer[Symbol.species];
    const before = Buffer.from('a');
    require('./register');
    const made = {
      from: Buffer.from('a'), alloc: Buffer.alloc(1), unsafe: Buffer.allocUnsafe(1),
      slow: Buffer.allocUnsafeSlow(9), large: Buffer.allocUnsafe(1e6), of: Buffer.of(1),
      concat: Buffer.concat([before]), copy: Buffer.copyBytesFrom(new Uint8Array(2)),
      subarray: before.subarray(0), slice: before.slice(0), map: before.map((x) => x),
      transcode: require('node:buffer').transcode(before, 'utf8', 'latin1'),
      array: Buffer.from([1, 2]), memory: Buffer.from(new ArrayBuffer(2)),
    };
    return {
      same: globalThis.Buffer === Buffer && require('buffer').Buffer === Buffer && require('.').Buffer === Buffer,
      species: Buffer[Symbol.species] === Fast,
      others: Object.keys(made).filter((key) => Object.getPrototypeOf(made[key]) !== Fast.prototype || !(made[key] instanceof Fast)),
      is: Buffer.isBuffer(before) && Buffer.isBuffer(made.from) && !Buffer.isBuffer(new Uint8Array(1)) && !Buffer.isBuffer(Buffer.prototype),
      equal: require('node:util').isDeepStrictEqual(before, made.from),
      own: Object.hasOwn(Buffer, Symbol.hasInstance),
    };`);
  assert.deepEqual(result, {
    same: true,
    species: true,
    others: [],
    is: true,
    equal: true,
    own: false,
  });
});

test('require and import of ferrobuf follow, loaded before or after', () => {
  const result = evaluate(`
    const isOurs = (Buffer) => Buffer[Symbol.for('ferrobuf.register')] !== undefined;
    const commonjs = require('.');
    const esm = await import('./index.mjs');
    const own = commonjs.Buffer;
    const made = own.from('abc');
    const names = ['Buffer', 'transcode', 'isUtf8', 'isAscii', 'atob', 'btoa'];
    const same = (a, b) => names.every((name) => a[name] === b[name]);
    const nodeBuffer = require('node:buffer');
    const steps = [[own === Buffer, same(commonjs, nodeBuffer), same(esm, commonjs)]];
    const { register, restore } = require('./register');
    for (const step of [() => {}, restore, register]) {
      step();
      steps.push([commonjs.Buffer === Buffer, same(commonjs, nodeBuffer), same(esm, commonjs), isOurs(Buffer)]);
    }
    const again = Buffer.from('abc');
    return { steps, old: [own !== Buffer, made.equals(again), again.equals(made), Buffer.isBuffer(made),
      own.isBuffer(again), own.from('x') instanceof Buffer, Object.getPrototypeOf(own.from('x')) === own.prototype,
      made.toString('hex')] };`);
  assert.deepEqual(result.steps, [
    [false, false, true],
    [true, true, true, true],
    [false, false, true, false],
    [true, true, true, true],
  ]);
  assert.deepEqual(result.old, [true, true, true, true, true, true, true, '616263']);
});

test('ferrobuf that is loaded after register gets its own class when that is undone', () => {
  const result = evaluate(`
    const { restore } = require('./register');
    const ferrobuf = require('.');
    const { Buffer: registered } = ferrobuf;
    restore();
    const own = ferrobuf.Buffer;
    return [registered === Buffer, own === Buffer, Object.getPrototypeOf(own) === Buffer,
      Object.getPrototypeOf(own.from('a')) === own.prototype, own.from('616263', 'hex').toString()];`);
  assert.deepEqual(result, [true, false, true, true, 'abc']);
});

test('memoryUsage tells of the pool that serves Buffer', () => {
  const [before, after, pooled] = evaluate(`
    require('./register');
    const { memoryUsage } = require('.');
    const before = memoryUsage().live;
    const buf = Buffer.allocUnsafe(10);
    return [before, memoryUsage().live, buf.buffer.byteLength];`);
  assert.equal(before, 0);
  assert.ok(pooled >= 8192);
  assert.equal(after >= 8192, EXTERNAL);
});

test('the pool keeps to Buffer.poolSize', () => {
  const result = evaluate(`
    require('./register');
    Buffer.poolSize = 1024;
    Buffer.allocUnsafe(8);
    const sizes = [];
    const seen = new Set();
    for (let i = 0; i < 400; i++) seen.add(Buffer.allocUnsafe(100).buffer);
    const [, second] = seen;
    Buffer.poolSize = 64;
    return [second.byteLength >= 1024 && second.byteLength < 1200, seen.size > 30, Buffer.allocUnsafe(40).buffer.byteLength];`);
  assert.deepEqual(result, [true, true, 40]);
});

test("the constructor is native's, and makes its instances with ferrobuf's functions", () => {
  const result = evaluate(`
    process.noDeprecation = true;
    require('./register');
    const { live } = require('.').memoryUsage();
    const fromText = new Buffer('żó');
    return [fromText.toString('hex'), Buffer(3).length, new Buffer([1, 2]).toString('hex'),
      new Buffer('ff', 'hex').length, live === 0 && require('.').memoryUsage().live > 0];`);
  assert.deepEqual(result, ['c5bcc3b3', 3, '0102', 1, EXTERNAL]);
});

test('subclasses made before and after work', () => {
  const result = evaluate(`
    const Fast = Buffer[Symbol.species];
    class Before extends Fast {}
    require('./register');
    class After extends Fast {}
    return [Before, After].map((Class) => {
      const buf = new Class(4);
      return [buf.fill('ab').toString(), buf.readUInt8(0), Buffer.isBuffer(buf), buf.subarray(1).constructor.name];
    });`);
  assert.deepEqual(result, [
    ['abab', 97, true, 'Buffer'],
    ['abab', 97, true, 'Buffer'],
  ]);
});

test('a second copy of the package finds the first, which stays', () => {
  const result = evaluate(`
    const fs = require('node:fs');
    const { join } = require('node:path');
    const folder = fs.mkdtempSync(join(require('node:os').tmpdir(), 'ferrobuf-copy-'));
    try {
      for (const part of ['lib', 'index.js', 'register.js', 'package.json']) fs.cpSync(part, join(folder, part), { recursive: true });
      const manifest = JSON.parse(fs.readFileSync('package.json', 'utf8'));
      fs.writeFileSync(join(folder, 'package.json'), JSON.stringify({ ...manifest, version: '9.9.9' }));
      const first = require('./register');
      const { from } = Buffer;
      // No addon lies beside the copy: it must not even look for one.
      const second = require(join(folder, 'register.js'));
      const answer = second.register();
      const copy = require(folder);
      const answers = [answer.isNew, answer.version === manifest.version, answer.path === process.cwd(),
        Buffer.from === from, copy.Buffer === Buffer, copy.memoryUsage === require('.').memoryUsage];
      return [...answers, second.restore(), Buffer.from === from, first.restore()];
    } finally {
      fs.rmSync(folder, { recursive: true });
    }`);
  assert.deepEqual(result, [false, true, true, true, true, true, true, false, false]);
});

test("under restore, atob and btoa of the program's own stay", () => {
  const result = evaluate(`
    const mine = () => 'mine';
    globalThis.atob = mine;
    const { restore } = require('./register');
    const during = [atob === mine, require('node:buffer').atob('YQ=='), btoa === require('node:buffer').btoa];
    restore();
    return [...during, atob === mine];`);
  assert.deepEqual(result, [true, 'a', true, true]);
});
