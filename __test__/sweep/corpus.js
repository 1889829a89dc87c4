'use strict';

/** Programs in which the two sides once differed, shortened: each has to be found equal, or explained, for ever. */

const memories = [
  ['plain', 31, 31, 'units', 0],
  ['resizable', 16, 24, 'few', 0],
  ['shared', 33, 33, 'text', 0],
  ['plain', 20, 20, 'any', 0],
];

const slots = [
  ['Buffer', 0, 0, 31],
  ['tracking', 1, 0, 16],
  ['Buffer', 2, 2, 20],
  ['Buffer', 3, 0, 20],
  ['subclass', 3, 4, 9],
  ['Buffer', 0, 2, 14],
  ['Buffer', 1, 4, 8],
];

/** `[what was found, steps]` */
const FINDS = [
  [
    'a text of 16-bit units, searched from the end of an odd number of bytes',
    [
      ['lastIndexOf', 2, ['slot', 0], '', -10, ['undefined'], 'UTF-16LE'],
      ['indexOf', 2, ['slot', 0], 'a', -21, 'ucs2'],
    ],
  ],
  [
    'compare of a DataView, which has no length',
    [['compare', 2, ['view', 'DataView', 3, 8, 8], ['slot', 3], 12]],
  ],
  [
    'in which order a BigInt reads its bytes',
    [
      ['readBigUInt64BE', 1, ['spy', ['list', [1, 2, 3, 4, 5, 6, 7, 8, 9]]], 1],
      ['readBigInt64LE', 1, ['spy', ['list', [1, 2, 3, 4, ['number', 'Infinity'], 6, 7, 8]]]],
    ],
  ],
  [
    'an offset that lets the memory grow',
    [['lastIndexOf', 0, ['slot', 1], ['slot', 6], ['object', 'both', 2 ** 63, ['resize', 1, 24]]]],
  ],
  [
    'an element that fill looks at',
    [['fill', 2, ['spy', ['list', [252]]], 7, ['undefined'], 22, 'latin1']],
  ],
  [
    'white space in base64, and what stands behind the text',
    [
      ['allocUnsafe', 2, null, 4095],
      ['write', 6, ['slot', 2], ['repeat', '9\r\n18', 64], 14, 'base64URL'],
    ],
  ],
  ['a list that turns negative', [['alloc', 2, null, 40, ['list', [-129]], 'base64']]],
];

const corpus = FINDS.map(([what, steps]) => [what, { alone: false, memories, slots, steps }]);

module.exports = { corpus };
