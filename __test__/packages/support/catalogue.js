/** All files of scenarios: one for each package, named after it. */

const { readdirSync } = require('node:fs');
const { basename, join } = require('node:path');

const FOLDER = join(__dirname, '..', 'scenarios');

/**
 * @typedef {object} Entry
 * @property {string} name the package
 * @property {string} what is run, for the table in docs/interop.md
 * @property {(load: NodeRequire) => Record<string, import('../../interop/support/observe').Scenario>} scenarios
 * @property {string} [note] of this run
 * @property {string[]} [ownTests] files of the package's own tests, below node_modules
 */

/** @type {Entry[]} */
const catalogue = readdirSync(FOLDER)
  .sort()
  .map((file) => ({ name: basename(file, '.js'), ...require(join(FOLDER, file)) }));

module.exports = { catalogue };
