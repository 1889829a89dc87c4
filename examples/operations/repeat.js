'use strict';

/**
 * Times an operation. It is here, beside the operations, so that each class has its own copy of it
 * too: the loop that calls a function is compiled together with it.
 *
 * @param {import('./index').Operation} operation
 * @param {import('./index').State} state
 * @param {number} calls
 * @returns {number} milliseconds for all of them
 */
function timeCalls({ run }, state, calls) {
  const start = performance.now();
  for (let call = 0; call < calls; call++) run(state);
  return performance.now() - start;
}

module.exports = { timeCalls };
