'use strict';

/**
 * Whether native's Buffer is ferrobuf's at the moment (`ferrobuf/register`), and who follows when that changes.
 *
 * The record lies on native's Buffer itself, under a registered symbol: so every copy and every version of ferrobuf in this
 * thread finds it, and also a copy in another realm (`vm`, Jest) that is given the same Buffer.
 *
 * @typedef {object} Registration
 * @property {string} version of the copy that is in place
 * @property {string} path its folder
 * @property {() => object} memoryUsage its `memoryUsage`
 * @property {() => void} restore takes it out again
 */

const { Buffer } = require('node:buffer');

const KEY = Symbol.for('ferrobuf.register');

/** @returns {Registration | undefined} */
const currentRegistration = () => Buffer[KEY];

const followers = [];

/**
 * Calls a function at once, and again after each `register` and `restore` of this copy.
 * @param {() => void} update
 */
const follow = (update) => {
  followers.push(update);
  update();
};

const announce = () => {
  // Not its iterator, which may be patched.
  for (let i = 0; i < followers.length; i++) followers[i]();
};

module.exports = { KEY, announce, currentRegistration, follow };
