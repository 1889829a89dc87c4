'use strict';

/** The digits of base64 in the order of their values, and its padding: for both directions. */

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

module.exports = {
  STANDARD: `${LETTERS}+/`,
  URL_SAFE: `${LETTERS}-_`,

  /** The code unit of `=`. */
  PAD: 61,
};
