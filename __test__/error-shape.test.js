'use strict';

/** What an error is beside its text: its prototypes, how it is printed, what making it does to `Error.stackTraceLimit`. */

const assert = require('node:assert/strict');
const { describe, it } = require('node:test');
const { format, inspect } = require('node:util');
const { CALLS, errorOf } = require('./support/errors');
const { native, ours } = require('./support/worlds');

/** An own property, without its value. */
const kindOf = (object, key) => {
  const { get, set, writable, enumerable, configurable } = Object.getOwnPropertyDescriptor(
    object,
    key,
  );
  return [String(key), get?.name, set?.name, writable, enumerable, configurable].join();
};

/** The own properties of an error and of its prototypes up to those of the language. */
const chainOf = (error) => {
  const chain = [];
  for (let one = error; !Object.hasOwn(one, 'name'); one = Object.getPrototypeOf(one)) {
    chain.push(Reflect.ownKeys(one).map((key) => kindOf(one, key)));
  }
  return chain;
};

/** A stack names files and lines of its own; some are printed in quotes. */
const withoutFrames = (text) => text.replaceAll(/\n[ '"]+at .*/g, '');

/** A descriptor that no prototype reaches. */
const plain = (descriptor) => Object.assign(Object.create(null), descriptor);

/** What is left behind, and seen meanwhile, when the limit of stacks is what `descriptor` says; no property without one. */
const withLimit = (descriptor, world, call) => {
  const before = Object.getOwnPropertyDescriptor(Error, 'stackTraceLimit');
  delete Error.stackTraceLimit;
  const log = [];
  if (descriptor !== undefined) {
    Object.defineProperty(Error, 'stackTraceLimit', plain(descriptor(log)));
  }
  try {
    const error = errorOf(world, call);
    const seen = [...log];
    const left = Object.getOwnPropertyDescriptor(Error, 'stackTraceLimit');
    return [seen, left && { ...left, get: typeof left.get, set: typeof left.set }, error];
  } finally {
    delete Error.stackTraceLimit;
    Object.defineProperty(Error, 'stackTraceLimit', plain(before));
  }
};

const LIMITS = {
  'is not there': undefined,
  'is undefined': () => ({ value: undefined, writable: true, configurable: true }),
  'is 0': () => ({ value: 0, writable: true, configurable: true }),
  'is read-only': () => ({ value: 3, configurable: true }),
  'is an accessor': (log) => {
    let limit = 5;
    return {
      get: () => {
        log.push('get');
        return limit;
      },
      set: (value) => {
        log.push(value);
        limit = value;
      },
      configurable: true,
    };
  },
  'can only be read': (log) => ({ get: () => log.push('get'), configurable: true }),
};

for (const [name, call] of Object.entries(CALLS)) {
  describe(name, () => {
    it('has the prototypes of native', () => {
      assert.deepEqual(chainOf(errorOf(ours, call)), chainOf(errorOf(native, call)));
    });

    it('is printed as native', () => {
      const texts = (world) => {
        const error = errorOf(world, call);
        const shown = inspect(error, { showHidden: true });
        return [format('%s', error), format('%o', error), shown, inspect(error)].map(withoutFrames);
      };
      assert.deepEqual(texts(ours), texts(native));
    });

    for (const [state, descriptor] of Object.entries(LIMITS)) {
      it(`where the limit of stacks ${state}`, () => {
        const outcome = (world) => {
          const [seen, left, error] = withLimit(descriptor, world, call);
          return [seen, left, typeof error.stack, withoutFrames(String(error.stack))];
        };
        assert.deepEqual(outcome(ours), outcome(native));
      });
    }
  });
}

const withPrototype = (prototype, key, descriptor, body) => {
  Object.defineProperty(prototype, key, { ...descriptor, configurable: true });
  try {
    return body();
  } finally {
    delete prototype[key];
  }
};

describe('what a program has put on prototypes', () => {
  const texts = (world) => Object.values(CALLS).map((call) => String(errorOf(world, call)));

  it('may be a `code` that is read-only', () => {
    const outcome = (world) =>
      withPrototype(Object.prototype, 'code', { value: 1 }, () => texts(world));
    assert.deepEqual(outcome(ours), outcome(native));
  });

  it('may make descriptors writable', () => {
    const limit = { get: () => 4, configurable: true };
    const outcome = (world) =>
      withPrototype(Object.prototype, 'writable', { value: true }, () =>
        withLimit(() => limit, world, CALLS.alloc),
      ).map(String);
    assert.deepEqual(outcome(ours), outcome(native));
  });
});
