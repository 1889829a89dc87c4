/** The ways in which a package can meet ferrobuf: flags of node, and what must be true then. */

const { REGISTER } = require('../../support/child');

const IMPORT_MODE = require.resolve('./import-mode');

/** @type {Record<string, { flags: string[], isInPlace: () => boolean }>} */
const MODES = {
  native: {
    flags: [],
    isInPlace: () => Buffer === require('node:buffer').Buffer && !isRegistered(),
  },
  import: {
    flags: ['--require', IMPORT_MODE],
    isInPlace: () => Buffer === require('../../..').Buffer && !isRegistered(),
  },
  register: {
    flags: ['--require', REGISTER],
    isInPlace: () => Buffer === require('node:buffer').Buffer && isRegistered(),
  },
};

const isRegistered = () => Symbol.for('ferrobuf.register') in require('node:buffer').Buffer;

module.exports = { MODES };
