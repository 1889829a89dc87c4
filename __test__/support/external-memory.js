'use strict';

const { host } = require('./worlds');

/**
 * Whether slabs of the pool are Rust's memory in this run: they never are on Node 24 and later (lib/slab-guard.js), and
 * `FERROBUF_EXTERNAL_MEMORY=0` says no, too; the whole suite passes with it. A test about such memory then asserts that there
 * is none.
 */
const EXTERNAL = host < 24 && process.env.FERROBUF_EXTERNAL_MEMORY !== '0';

module.exports = { EXTERNAL };
