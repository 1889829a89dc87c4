'use strict';

/**
 * ferrobuf for the whole process: `node --require ferrobuf/register`, `node --import ferrobuf/register`, or the first line
 * of a program. What it does, and what it cannot, is in docs/register.md.
 */

const { register, restore } = require('./lib/load')('./register');

module.exports = { register, restore };

register();
