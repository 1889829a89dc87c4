'use strict';

/** @returns {string} the file of the addon that this process uses, whichever place it came from */
function addonPath() {
  require('../../lib/native');
  return Object.keys(require.cache).find((path) => path.endsWith('.node'));
}

module.exports = { addonPath };
