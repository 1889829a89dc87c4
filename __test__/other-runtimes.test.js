'use strict';

/**
 * What ferrobuf does where it finds itself in another runtime, tried in Node with what tells of one. The runtimes
 * themselves are the matter of `npm run test:runtimes`.
 */

const assert = require('node:assert/strict');
const { describe, it } = require('node:test');
const { evaluate } = require('./support/child');

/** Makes Node tell what Bun tells of itself. */
const AS_BUN = `
  const versions = { ...process.versions, bun: '1.0.0' };
  Object.defineProperty(process, 'versions', { value: versions });
  const threads = require('node:worker_threads');
  threads.markAsUntransferable = () => { throw new Error('not implemented'); };`;

describe('where an ArrayBuffer cannot be kept from being transferred', () => {
  it('there is no pool', () => {
    const result = evaluate(`${AS_BUN}
      const { Buffer, memoryUsage } = require('.');
      const made = [Buffer.from('żó'), Buffer.allocUnsafe(5).fill(1), Buffer.concat([Buffer.from('a')]),
        Buffer.from([1, 2]), Buffer.from({ length: 3, 0: 7 }), Buffer.from('')];
      const [first] = made;
      structuredClone(first.buffer, { transfer: [first.buffer] });
      return [made.map((buf) => [buf.toString('hex'), buf.buffer.byteLength]), memoryUsage().live];`);
    const bytes = [
      ['', 0],
      ['0101010101', 5],
      ['61', 1],
      ['0102', 2],
      ['070000', 3],
      ['', 0],
    ];
    assert.deepEqual(result, [bytes, 0]);
  });

  it('array-likes, proxies and changing lengths are read as ever', () => {
    const body = `
      const { Buffer } = require('.');
      const log = [];
      const traced = (target) => new Proxy(target, { get(object, key) { log.push(String(key)); return object[key]; } });
      let length = 5;
      const shrinking = { get length() { return length--; }, 0: 1, 1: 2, 2: 3, 3: 4 };
      const all = [traced([1, 2, 3]), traced({ length: 2.7, 0: 258 }), shrinking, traced(Array(40).fill(9))];
      return [all.map((value) => Buffer.from(value).toString('hex')), log];`;
    assert.deepEqual(evaluate(`${AS_BUN} ${body}`), evaluate(body));
  });
});

describe('where it is not Node', () => {
  it('there is no external memory, and the bytes of a text are counted by ourselves', () => {
    const result = evaluate(`
      Object.defineProperty(process, 'versions', { value: { ...process.versions, deno: '2.0.0' } });
      const { Buffer, memoryUsage } = require('.');
      const texts = ['a'.repeat(40) + '\\ud800', 'ż'.repeat(25), '\\ud83d\\udc22'.repeat(3000) + '\\udc00'];
      return [texts.map((text) => [Buffer.byteLength(text), Buffer.from(text).length]), memoryUsage().live];`);
    assert.deepEqual(result, [
      [
        [43, 43],
        [50, 50],
        [12_003, 12_003],
      ],
      0,
    ]);
  });

  it('register refuses, and nothing has changed', () => {
    const result = evaluate(`${AS_BUN}
      const { from } = Buffer;
      try { require('./register'); } catch ({ code, message }) { return [code, message, Buffer.from === from]; }`);
    assert.deepEqual(result, [
      'ERR_FERROBUF_REGISTER',
      "ferrobuf cannot be registered: this is not Node. `require('ferrobuf')` works here, too. Nothing has been changed.",
      true,
    ]);
  });
});
