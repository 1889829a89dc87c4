'use strict';

/**
 * Whether slabs of the pool are Rust's memory in this run: `FERROBUF_EXTERNAL_MEMORY=0` says no, and the whole suite
 * passes with it. A test about such memory then asserts that there is none.
 */
const EXTERNAL = process.env.FERROBUF_EXTERNAL_MEMORY !== '0';

module.exports = { EXTERNAL };
