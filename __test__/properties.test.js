'use strict';

/**
 * The property tables: every own property of the module, of Buffer, of its prototype and of FastBuffer has native's name,
 * place, attributes, and for functions name, length, prototype and constructibility.
 */

const assert = require('node:assert/strict');
const { test } = require('node:test');
const { host, native, ours } = require('./support/worlds');

const isConstructor = (value) => {
  try {
    Reflect.construct(Object, [], value);
    return true;
  } catch {
    return false;
  }
};

/** What ferrobuf has more than native: docs/compatibility.md, every-has-instance and every-memory-usage. */
const ADDITIONS = new Set(['memoryUsage', 'Symbol(Symbol.hasInstance)']);

const isNoAddition = (key) => !ADDITIONS.has(key);

const describeFunction = (value) =>
  value && {
    name: value.name,
    length: value.length,
    keys: Reflect.ownKeys(value).map(String).filter(isNoAddition).join(),
    isConstructor: isConstructor(value),
  };

const describeValue = (value) => {
  if (typeof value === 'function') return describeFunction(value);
  return typeof value === 'object' ? 'object' : value;
};

const describeProperty = ({ value, get, set, writable, enumerable, configurable }) => ({
  attributes: `${writable ? 'w' : '-'}${enumerable ? 'e' : '-'}${configurable ? 'c' : '-'}`,
  ...(get || set
    ? { get: describeFunction(get), set: describeFunction(set) }
    : { value: describeValue(value) }),
});

/** The functions that are C++ before Node 24, and cannot be used with `new` there: 22-constructible-slices. */
const NATIVE_CODE = /^(ascii|base64|base64url|latin1|hex|ucs2|utf8)(Slice|Write)$/;

const isExplained = (key) => host < 24 && NATIVE_CODE.test(String(key));

const tableOf = (object, isOfPrototype) =>
  Reflect.ownKeys(object).map((key) => {
    const property = describeProperty(Object.getOwnPropertyDescriptor(object, key));
    if (isOfPrototype && isExplained(key)) {
      delete property.value.isConstructor;
      delete property.value.keys;
    }
    return [String(key), property];
  });

const PARTS = {
  'the module': ({ module }) => module,
  Buffer: ({ Buffer }) => Buffer,
  'Buffer.prototype': ({ Buffer }) => Buffer.prototype,
  FastBuffer: ({ FastBuffer }) => FastBuffer,
  'FastBuffer.prototype': ({ FastBuffer }) => FastBuffer.prototype,
};

for (const [name, part] of Object.entries(PARTS)) {
  test(`own properties of ${name}`, () => {
    const isPrototype = name.endsWith('prototype');
    const mine = tableOf(part(ours), isPrototype);
    assert.deepEqual(
      mine.filter(([key]) => isNoAddition(key)),
      tableOf(part(native), isPrototype),
    );
  });
}

test('the additions are there, and what they should be', () => {
  assert.deepEqual(Reflect.ownKeys(ours.module).at(-1), 'memoryUsage');
  const { enumerable, writable, configurable } = Object.getOwnPropertyDescriptor(
    ours.Buffer,
    Symbol.hasInstance,
  );
  assert.deepEqual([enumerable, writable, configurable], [false, false, false]);
  const usage = ours.module.memoryUsage();
  for (const key of ['live', 'peak', 'pooled', 'outstanding', 'regions']) {
    assert.ok(Number.isSafeInteger(usage[key]) && usage[key] >= 0, key);
    assert.ok(usage.process[key] >= usage[key], `process.${key}`);
  }
});

test('what native has twice under one function, ferrobuf has, too', () => {
  const aliasesOf = (object) => {
    const names = new Map();
    for (const key of Reflect.ownKeys(object)) {
      const { value } = Object.getOwnPropertyDescriptor(object, key);
      if (typeof value === 'function') names.set(value, [...(names.get(value) ?? []), String(key)]);
    }
    return [...names.values()].filter(({ length }) => length > 1);
  };
  assert.deepEqual(aliasesOf(ours.Buffer.prototype), aliasesOf(native.Buffer.prototype));
  assert.deepEqual(aliasesOf(ours.Buffer), aliasesOf(native.Buffer));
});

test("no function is native's", () => {
  const shared = [];
  for (const part of [PARTS.Buffer, PARTS['Buffer.prototype']]) {
    const theirs = new Set(
      Object.values(Object.getOwnPropertyDescriptors(part(native))).flatMap(
        ({ value, get, set }) => [value, get, set],
      ),
    );
    for (const [key, { value, get }] of Object.entries(
      Object.getOwnPropertyDescriptors(part(ours)),
    )) {
      const own = value ?? get;
      if (typeof own === 'function' && theirs.has(own)) shared.push(key);
    }
  }
  assert.deepEqual(shared, []);
});

test("what is not Buffer's work is the host's own", () => {
  for (const key of [
    'Blob',
    'File',
    'resolveObjectURL',
    'constants',
    'kMaxLength',
    'kStringMaxLength',
  ]) {
    assert.equal(ours.module[key], native.module[key], key);
  }
});
