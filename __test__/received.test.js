'use strict';

/** lib/received.js against native: how an error message shows a value of the wrong type. */

const { differential, fc, recipe, values } = require('./support/differential');

const text = () =>
  fc.oneof(
    values.string(60),
    fc
      .tuple(
        fc.nat(30),
        fc.constantFrom("'", '"', '`', '\\', '\n', '\u{1f600}', '\0', 'é'),
        fc.nat(30),
      )
      .map(([before, odd, after]) => `${'x'.repeat(before)}${odd}${'x'.repeat(after)}`),
  );

const CONSTRUCTORS = [
  undefined,
  null,
  0,
  5,
  true,
  '',
  'a string',
  Symbol('a symbol'),
  {},
  { name: undefined },
  { name: null },
  { name: '' },
  { name: 5 },
  { name: {} },
  { name: 'Named' },
  [],
  class Classy {},
  () => {},
];

const instance = () =>
  fc
    .constantFrom(...CONSTRUCTORS.keys())
    .map((index) =>
      recipe(`constructor ${index}`, () => ({ constructor: CONSTRUCTORS[index], b: 1 })),
    );

const wrong = () =>
  fc.oneof(
    { weight: 4, arbitrary: text() },
    { weight: 2, arbitrary: instance() },
    { weight: 1, arbitrary: values.number() },
    { weight: 1, arbitrary: fc.bigInt() },
    { weight: 1, arbitrary: text().map(Symbol) },
    { weight: 1, arbitrary: values.oddity() },
  );

differential('Received: what the message of a wrong type shows', {
  input: fc.tuple(wrong()),
  run: ({ Buffer }, [value]) => Buffer.concat(value),
});

differential('Received: the same for numbers out of range', {
  input: fc.tuple(fc.oneof(values.number(), fc.bigInt(), values.string(40))),
  run: ({ Buffer }, [value]) => Buffer.alloc(8).writeInt8(1, value),
});
