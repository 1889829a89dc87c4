'use strict';

const { execFileSync } = require('node:child_process');

const PACKAGE = JSON.stringify(require.resolve('../..'));

/** How much memory the process may have: for those that limit it. */
const LIMITS = JSON.stringify(require.resolve('./limit-space'));

/**
 * Runs a function in a process of its own, with `Buffer` of ferrobuf all that it exports and what gives limit-space.js as its arguments, and `gc` exposed.
 * @param {(Buffer: BufferConstructor, module: object, limits: () => object) => void} program goes there as its source text; prints JSON
 * @param {{ flags?: string[], env?: Record<string, string>, wrapper?: string[] }} [options] of Node; what is put before
 *   the command
 * @returns {unknown} what it printed
 */
const outputOf = (program, { flags = [], env = {}, wrapper = [] } = {}) => {
  const [command, ...args] = [...wrapper, process.execPath, '--expose-gc', ...flags];
  const source = `const ferrobuf = require(${PACKAGE});\n(${program})(ferrobuf.Buffer, ferrobuf, () => require(${LIMITS}));`;
  const output = execFileSync(command, [...args, '-e', source], {
    env: { ...process.env, NODE_OPTIONS: '', ...env },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return JSON.parse(output);
};

module.exports = { outputOf };
