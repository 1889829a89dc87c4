import { UserError } from '../support/say.mjs';

/**
 * What the kit builds, and what of it runs on a Linux machine with an x64 processor.
 *
 * @typedef {object} Target
 * @property {string} triple
 * @property {string} library what cargo calls the result
 * @property {boolean} [isOwn] this machine's own Node runs it
 * @property {boolean} [isOnlyBuilt] nothing here can run it
 * @property {Record<string, string[]>} [oldOracle] tests that fail there because its Node is older than those that ferrobuf
 *   is compared with, by file; no names: the file is not run
 */

const SO = 'libferrobuf.so';
const DYLIB = 'libferrobuf.dylib';

/**
 * The kit's Nodes are not the newest, and some tests compare with native of a later release. Each test named here fails on x64
 * with glibc, too, with the release in question.
 *
 * 20.11 is the last for s390x that the npm registry has; `transcode` of it aborts on a big-endian machine.
 */
const NODE_20_11 = {
  'copy.test.js': ['copy: sources, targets and bounds'],
  'from.test.js': ['from: strings around the size that is pooled'],
  'module.test.js': [],
  'pool.test.js': ['where Buffers lie'],
  'text.test.js': [
    'toString: receivers, encodings and bounds',
    'toLocaleString: encodings and bounds',
  ],
};

/** Its search differs from that of 24.21, and its `xWrite` write past what a lying length hides: the heap is damaged then. */
const NODE_24_19 = {
  'search.test.js': ['includes', 'indexOf', 'lastIndexOf'].flatMap((name) => [
    `${name}: an end, and any encoding after it`,
    `${name}: needles and offsets`,
    `${name}: receivers, and what is no needle`,
    `${name}: the encoding third or second`,
  ]),
  'text-methods.test.js': [],
};

/** @type {Target[]} */
export const TARGETS = [
  { triple: 'x86_64-unknown-linux-gnu', library: SO, isOwn: true },
  { triple: 'aarch64-unknown-linux-gnu', library: SO },
  // Big-endian.
  { triple: 's390x-unknown-linux-gnu', library: SO, oldOracle: NODE_20_11 },
  { triple: 'x86_64-unknown-linux-musl', library: SO, oldOracle: NODE_24_19 },
  // 32 bits; the kit has no Node for it.
  { triple: 'armv7-unknown-linux-gnueabihf', library: SO, isOnlyBuilt: true },
  // The kit has no Microsoft linker. The release is built with it; std and the C runtime differ, our code does not.
  { triple: 'x86_64-pc-windows-gnu', library: 'ferrobuf.dll' },
  { triple: 'aarch64-apple-darwin', library: DYLIB, isOnlyBuilt: true },
  { triple: 'x86_64-apple-darwin', library: DYLIB, isOnlyBuilt: true },
];

/**
 * @template {{ triple: string }} T
 * @param {T[]} targets
 * @param {string[]} triples those that the user named; none stands for all
 * @returns {T[]}
 * @throws {UserError} when there is no such target
 */
export function chosenTargets(targets, triples) {
  if (triples.length === 0) return targets;
  const all = targets.map(({ triple }) => triple);
  const unknown = triples.filter((triple) => !all.includes(triple));
  if (unknown.length === 0) return targets.filter(({ triple }) => triples.includes(triple));
  throw new UserError(`There is no target ${unknown.join(', ')}. These are: ${all.join(', ')}.`);
}
