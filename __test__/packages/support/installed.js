/** Where `npm run test:packages` installs the packages: outside of `__test__`, whose files are all looked through. */

const { createRequire } = require('node:module');
const { join, sep } = require('node:path');
const { ROOT } = require('../../support/child');

const FOLDER = join(ROOT, '.ferrobuf', 'packages');
const MODULES = join(FOLDER, 'node_modules');

/** `require`, as a file there would see it. */
const load = createRequire(join(FOLDER, 'package.json'));

/** @returns {string} the version of an installed package */
const versionOf = (name) => load(join(MODULES, name, 'package.json')).version;

const isInstalled = (file) => file?.startsWith(MODULES + sep) ?? false;

module.exports = { MODULES, isInstalled, load, versionOf };
