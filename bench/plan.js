'use strict';

const { operations } = require('./cases');
const { isInClass } = require('./classes');
const { KiB } = require('./cases/sizes');

// `--quick` leaves out what takes long; the crossing's price shows at the small sizes.
const QUICK_LARGEST = 256 * KiB;

/**
 * One measurement: an operation on one kind of content of one size.
 *
 * @typedef {{ name: string, group: string, content: string, size: number }} Case
 *
 * @typedef {object} Filter
 * @property {string[]} [words] of operations: one with all words of one of the entries is in
 * @property {number[]} [sizes] instead of each operation's own
 * @property {string[]} [contents]
 * @property {string[]} [classes] ids of classes.js
 * @property {boolean} [quick]
 */

const hasWords = ({ name, group }, words) => {
  const text = `${name} ${group}`.toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
};

/** Sizes that a user asks for are for the operations that have sizes. */
const sizesOf = (operation, { sizes, quick }) => {
  if (sizes !== undefined && operation.sizes.length > 1) return sizes;
  return operation.sizes.filter((size) => !quick || size <= QUICK_LARGEST);
};

/**
 * @param {Filter} filter
 * @returns {Case[]} in the order of the tables; none when nothing fits
 */
function plan(filter) {
  const { words = [], contents, classes } = filter;
  return operations
    .filter((operation) => words.length === 0 || words.some((entry) => hasWords(operation, entry)))
    .flatMap((operation) =>
      operation.contents
        .filter((content) => contents === undefined || contents.includes(content))
        .flatMap((content) =>
          sizesOf(operation, filter).map((size) => {
            return { name: operation.name, group: operation.group, content, size };
          }),
        ),
    )
    .filter((spec) => classes === undefined || classes.some((id) => isInClass(id, spec)));
}

/** @param {Case[]} cases @returns {string} a line each, and how many they are */
const listCases = (cases) =>
  [
    ...cases.map(({ name, content, size }) => `${name}\t${content}\t${size}`),
    `${cases.length} cases`,
  ].join('\n');

module.exports = { listCases, plan };
