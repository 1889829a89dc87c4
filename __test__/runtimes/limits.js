/**
 * What is different in other runtimes, by the names of the generated tests, and why. docs/interop.md says the same in
 * words. A test asserts that each is seen still, so a row that is no longer true fails.
 *
 * @type {Record<string, Record<string, string>>}
 */
const LIMITS = {
  bun: {
    'allocUnsafe: sizes and alignments':
      'a Buffer can be 4 GiB long; what is longer is out of range',
    'allocUnsafeSlow: sizes and alignments':
      'a Buffer can be 4 GiB long; what is longer is out of range',
    'Buffer(…): arguments, however it is called':
      'there is no pool: see the test of markAsUntransferable',
    'subclasses: poolSize of a subclass counts for nothing': 'there is no pool',
    'from: what is read of an array or array-like, and when':
      'JavaScriptCore reads a `length` that is NaN less often when it makes a typed array',
    'util.inspect: properties and options': "Bun's util.inspect shows -0 as 0",
    'inspect: classes':
      "Bun's util.inspect names an object differently whose constructor is its own property",
  },
  deno: {
    'fill: a pattern that lies in the target':
      "left out: the file asks the host's own Buffer whether it moves what overlaps, and Deno's does not",
    'util.inspect: properties and options': "Deno's util.inspect has escapes in lower case (\\x0e)",
    'util.inspect: within other objects': "Deno's util.inspect ignores maxArrayLength in a Map",
    'inspect: what is read, and when: showProxy':
      "Deno's util.inspect fails for a proxy that it shall show",
  },
};

module.exports = { LIMITS };
