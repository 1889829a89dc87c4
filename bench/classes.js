'use strict';

const { geometricMean } = require('./statistics');
const { KiB } = require('./cases/sizes');

/**
 * The classes of operations and how much faster than native each must be at least: ratio = native time / our time.
 *
 * @typedef {object} Class
 * @property {string} id
 * @property {string} title
 * @property {number} limit
 * @property {'each' | 'mean'} of whether every case must reach it, or their geometric mean
 * @property {(spec: import('./plan').Case) => boolean} has
 */

const TRANSCODED = /^transcode (utf8 (latin1|utf16le)|(latin1|utf16le) utf8)$/;
const SEARCH = /^(lastI|i)ndexOf/;
const SHORT = /^(toString|from|write) (utf8|latin1|ascii|utf16le|hex|base64|base64url)$/;

const isWorst = ({ content }) => content === 'worst';

/** @type {Class[]} */
const CLASSES = [
  { id: 'any', title: 'any operation, size and content', limit: 0.95, of: 'each', has: () => true },
  { id: 'mean', title: 'geometric mean over everything', limit: 1.5, of: 'mean', has: () => true },
  {
    id: 'transcode',
    title: 'transcode utf8 ↔ latin1, utf16le, from 1 KiB',
    limit: 5,
    of: 'each',
    has: ({ name, size }) => TRANSCODED.test(name) && size >= KiB,
  },
  {
    id: 'invalid',
    title: 'decoding invalid UTF-8, from 1 KiB',
    limit: 3,
    of: 'each',
    has: ({ name, content, size }) =>
      name === 'toString utf8' && ['invalid', 'random'].includes(content) && size >= KiB,
  },
  {
    id: 'hex',
    title: 'hex decoding, from 1 KiB',
    limit: 2,
    of: 'each',
    has: ({ name, size }) => /^(from hex|write hex|hexWrite)$/.test(name) && size >= KiB,
  },
  {
    id: 'lines',
    title: 'base64 decoding with line breaks, from 1 KiB',
    limit: 2,
    of: 'each',
    has: ({ name, content, size }) =>
      /^(from|write) base64$/.test(name) && content === 'lines' && size >= KiB,
  },
  {
    id: 'search',
    title: 'indexOf, lastIndexOf of several bytes, from 16 KiB',
    limit: 3,
    of: 'each',
    has: (spec) =>
      SEARCH.test(spec.name) &&
      !/ byte$|utf16le|near/.test(spec.name) &&
      !isWorst(spec) &&
      spec.size >= 16 * KiB,
  },
  { id: 'worst', title: 'worst cases of search', limit: 1000, of: 'each', has: isWorst },
  {
    id: 'wide',
    title: '16-bit search, from 16 KiB',
    limit: 3,
    of: 'each',
    has: (spec) =>
      SEARCH.test(spec.name) &&
      /utf16le/.test(spec.name) &&
      !isWorst(spec) &&
      spec.size >= 16 * KiB,
  },
  {
    id: 'short',
    title: 'toString, from, write of at most 16 bytes',
    limit: 1.3,
    of: 'each',
    has: ({ name, size }) => SHORT.test(name) && size <= 16,
  },
];

/** @param {string} id @param {import('./plan').Case} spec */
const isInClass = (id, spec) => CLASSES.find((one) => one.id === id).has(spec);

/**
 * The limits are promises about native; against anything else only the mean says something.
 *
 * @param {(import('./plan').Case & { ratio: number })[]} results
 * @param {string} against
 * @returns {{ id: string, title: string, limit: number, of: string, count: number, mean: number, short: number,
 *   worst: object, isReached: boolean }[]} of each class that has results; `short`: how many stay below the limit
 */
function judge(results, against) {
  const classes = CLASSES.filter(({ id }) => against === 'native' || id === 'mean');
  return classes.flatMap(({ has, ...one }) => {
    const members = results.filter((result) => result.ratio > 0 && has(result));
    if (members.length === 0) return [];
    const mean = geometricMean(members.map(({ ratio }) => ratio));
    const worst = members.reduce((least, next) => (next.ratio < least.ratio ? next : least));
    const short = members.filter(({ ratio }) => ratio < one.limit).length;
    const isReached = one.of === 'mean' ? mean >= one.limit : short === 0;
    return [{ ...one, count: members.length, mean, short, worst, isReached }];
  });
}

/** Below this a case is a loss: the first class's limit. */
const LOSS = CLASSES[0].limit;

module.exports = { CLASSES, LOSS, isInClass, judge };
