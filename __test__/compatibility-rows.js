'use strict';

/**
 * The observable differences between ferrobuf and the native Buffer of a host: the machine-checkable half of
 * docs/compatibility.md, which says the same in words under the same ids.
 *
 * A row is `{ id, hosts, run, ours, native, child?, timeout? }`:
 * - `hosts`: the Node majors on which the difference is seen;
 * - `run(Buffer, bufferModule)`: the example call; what it returns or throws is compared after `outcome`;
 * - `ours`, `native`: what ferrobuf and the host's own Buffer give;
 * - `child`: the call can kill the process and is run in one of its own;
 * - `timeout`: milliseconds after which that process is killed, for a call that never returns.
 *
 * An id begins with the newest host on which native differs from the reference (`20-`, `22-`), with the oldest one that
 * shows a fault (`24-`), or with `every-`.
 */
const rows = [
  ...require('./compatibility/search'),
  ...require('./compatibility/text'),
  ...require('./compatibility/receivers'),
  ...require('./compatibility/memory'),
  ...require('./compatibility/bytes'),
];

/**
 * What a row's call gave, in a form that can be compared and printed.
 * @param {{ run: Function }} row
 * @param {object} bufferModule `node:buffer` or ferrobuf
 * @returns {unknown} the value, or `Name CODE: message` of the error
 */
const outcome = (row, bufferModule) => {
  try {
    return row.run(bufferModule.Buffer, bufferModule);
  } catch (error) {
    return `${error.name} ${error.code ?? '(no code)'}: ${error.message}`;
  }
};

module.exports = { outcome, rows };
