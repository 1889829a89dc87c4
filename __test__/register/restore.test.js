'use strict';

/** What `ferrobuf/register` changes, and that `restore()` undoes all of it: in this process, step by step. */

const assert = require('node:assert/strict');
const nodeBuffer = require('node:buffer');
const { test } = require('node:test');
const { host } = require('../support/worlds');

const { Buffer } = nodeBuffer;
const FastBuffer = Buffer[Symbol.species];
const KEY = Symbol.for('ferrobuf.register');

// Node 20 makes these globals when they are first read.
void [atob, btoa];

const TARGETS = [Buffer, Buffer.prototype, FastBuffer, nodeBuffer, globalThis];

/** Of the global object two properties: Node adds others while it works. */
const keysOf = (target) =>
  Reflect.ownKeys(target).filter(
    (key) => target !== globalThis || key === 'atob' || key === 'btoa',
  );

/** Every own property, in order, with its descriptor. */
const picture = () =>
  TARGETS.map((target) =>
    keysOf(target).map((key) => [key, Object.getOwnPropertyDescriptor(target, key)]),
  );

/** The same without the identity of functions: what a program can see of them. */
const surface = () =>
  picture().map((properties) =>
    properties.map(([key, { value, get, set, ...attributes }]) => [
      key,
      attributes,
      ...[value, get, set].map((part) =>
        typeof part === 'function' ? [part.name, part.length, 'prototype' in part] : typeof part,
      ),
    ]),
  );

const withoutRecord = (properties) => properties.map((list) => list.filter(([key]) => key !== KEY));

/** Native's C++ functions cannot be constructed before Node 24: 22-constructible-slices. */
const withoutSlices = (properties) =>
  properties.map((list) =>
    list.filter(([key]) => host >= 24 || !/(Slice|Write)$/.test(String(key))),
  );

const before = picture();
const surfaceBefore = surface();
const { register, restore } = require('../../register');
const registered = picture();
const surfaceRegistered = surface();

/** The keys whose value or accessors are others than before, by target. */
const changedKeys = (one, other) =>
  one.map((properties, i) =>
    properties
      .filter(([key, { value, get }]) => {
        const match = other[i].find(([candidate]) => candidate === key)?.[1];
        return !Object.is(match?.value, value) || match?.get !== get;
      })
      .map(([key]) => key),
  );

/** What stays native's: docs/register.md says why. */
const KEPT = new Set([
  'constructor',
  'parent',
  'offset',
  'prototype',
  'length',
  'name',
  'poolSize',
]);

test('every function of the class is replaced', () => {
  const [ofBuffer, ofPrototype, ofFastBuffer] = changedKeys(before, registered);
  const expected = (target) =>
    Reflect.ownKeys(target).filter(
      (key) => !KEPT.has(key) && key !== Symbol.species && key !== KEY,
    );
  assert.deepEqual(ofBuffer, expected(Buffer));
  assert.deepEqual(ofPrototype, expected(Buffer.prototype));
  assert.deepEqual(ofFastBuffer, []);
});

test('so are the functions of the module, and the globals', () => {
  const [, , , ofModule, ofGlobal] = changedKeys(before, registered);
  const functions = ['SlowBuffer', 'transcode', 'isUtf8', 'isAscii', 'btoa', 'atob'];
  const expected = [...functions, 'INSPECT_MAX_BYTES'].filter((key) => key in nodeBuffer);
  assert.deepEqual(ofModule, expected);
  assert.deepEqual(ofGlobal.toSorted(), ['atob', 'btoa']);
});

test('the surface is the same, but for the record', () => {
  assert.deepEqual(
    withoutSlices(withoutRecord(surfaceRegistered)),
    withoutSlices(withoutRecord(surfaceBefore)),
  );
  const record = registered[0].find(([key]) => key === KEY)[1];
  assert.deepEqual(
    [record.enumerable, record.writable, record.configurable, Object.isFrozen(record.value)],
    [false, false, true, true],
  );
});

test('restore gives every descriptor back, in the same order', () => {
  assert.equal(restore(), true);
  assert.deepEqual(picture(), before);
  assert.equal(restore(), false);
});

test('register puts the same functions back', () => {
  assert.equal(register().isNew, true);
  assert.deepEqual(withoutRecord(picture()), withoutRecord(registered));
  assert.equal(register().isNew, false);
  assert.deepEqual(withoutRecord(picture()), withoutRecord(registered));
});

test('as often as wanted', () => {
  for (let i = 0; i < 3; i++) {
    restore();
    assert.deepEqual(picture(), before);
    register();
  }
});

test('INSPECT_MAX_BYTES keeps its value, both ways', () => {
  nodeBuffer.INSPECT_MAX_BYTES = 2;
  try {
    assert.equal(Buffer.from('abc').inspect(), '<Buffer 61 62 ... 1 more byte>');
    restore();
    assert.equal(nodeBuffer.INSPECT_MAX_BYTES, 2);
    assert.equal(Buffer.from('abc').inspect(), '<Buffer 61 62 ... 1 more byte>');
    nodeBuffer.INSPECT_MAX_BYTES = 1;
    register();
    assert.equal(Buffer.from('abc').inspect(), '<Buffer 61 ... 2 more bytes>');
  } finally {
    nodeBuffer.INSPECT_MAX_BYTES = 50;
  }
});

/** What a program may have done to the built-ins since. */
const POLLUTIONS = {
  'a get of Object.prototype': [Object.prototype, 'get', () => {}],
  'a set of Object.prototype': [Object.prototype, 'set', () => {}],
  'a value of Object.prototype': [Object.prototype, 'value', 7],
  'a writable of Object.prototype': [Object.prototype, 'writable', false],
  'the iterator of lists': [Array.prototype, Symbol.iterator, undefined],
  'find of lists': [Array.prototype, 'find', undefined],
};

for (const [label, [target, key, value]] of Object.entries(POLLUTIONS)) {
  test(`restore and register with ${label} patched`, () => {
    const original = Object.getOwnPropertyDescriptor(target, key);
    const attributes = { __proto__: null, configurable: true, writable: true, enumerable: false };
    let done;
    Object.defineProperty(target, key, { ...attributes, __proto__: null, value });
    try {
      done = [restore(), restore(), register().isNew, restore()];
    } finally {
      if (original === undefined) delete target[key];
      else Object.defineProperty(target, key, original);
    }
    assert.deepEqual(done, [true, false, true, true]);
    assert.deepEqual(picture(), before);
    register();
    assert.deepEqual(withoutRecord(picture()), withoutRecord(registered));
  });
}

test('what was captured before keeps working, and is what it was', () => {
  restore();
  const { from, concat } = Buffer;
  const { toString, write } = Buffer.prototype;
  register();
  const buf = from('żółw');
  assert.equal(toString.call(buf), 'żółw');
  assert.equal(write.call(buf, 'abc'), 3);
  assert.equal(concat([buf, Buffer.from('d')]).length, buf.length + 1);
  assert.notEqual(from, Buffer.from);
});
