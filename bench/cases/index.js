'use strict';

/**
 * Every operation that is measured.
 *
 * @typedef {object} Operation
 * @property {string} name
 * @property {string} group what it is listed under
 * @property {string[]} contents kinds of content
 * @property {number[]} sizes bytes; what they count, the operation's table says
 * @property {keyof typeof import('../generate').USE} result
 * @property {(io: import('../inputs').Inputs) => object} inputs one side's inputs by name
 * @property {string} [differs] why the two sides' results are not the same
 * @property {string} call the source of one call: see generate.js
 *
 * @type {Operation[]}
 */
const operations = [
  ...require('./decode'),
  ...require('./encode'),
  ...require('./make'),
  ...require('./bytes'),
  ...require('./search'),
  ...require('./module'),
  ...require('./fields'),
];

module.exports = { operations };
