'use strict';

/**
 * The operations of the main job, in the order of its table.
 *
 * @typedef {object} Input what an operation may use of one window of the file
 * @property {Function} Buffer the class that is measured
 * @property {Buffer} buffer the window's bytes as an instance of that class, no copy; not to change
 * @property {Buffer} reference the same bytes as a native Buffer; not to change
 * @property {(encoding: string) => string} textIn the reference as text, the same for both classes
 *
 * @typedef {object} Operation
 * @property {string} name its row in the table
 * @property {number} [minimum] the fewest bytes that it applies to
 * @property {(input: Input) => State} prepare what is needed besides the measured work itself
 * @property {(state: State) => unknown} run the measured work; its result is what must agree
 *
 * @typedef {object} State whatever `run` needs, and
 * @property {number} [size] how many bytes of the file `run` goes through, if not all
 * @property {Uint8Array} [expected] what the result must be, besides the same for both classes
 */
module.exports = [
  ...require('./text'),
  ...require('./search'),
  ...require('./bytes'),
  ...require('./fields'),
  ...require('./modules'),
];
