'use strict';

/**
 * A fresh function for each case and side, compiled from source of its own. V8 keeps what it learns about a call site
 * with the function that it stands in; in a function that both sides share, each would pay for the other's shapes.
 */

let count = 0;

/**
 * How a call's result is used, so that no compiler can leave the call out. Nothing is stored in the heap: after a
 * collection any array is old, and what is young and stored in it costs the collector's bookkeeping.
 */
const USE = {
  number: (call) => `total += ${call};`,
  boolean: (call) => `total += ${call} ? 1 : 0;`,
  bigint: (call) => `last = BigInt.asIntN(64, last + ${call});`,
  // A rope is read, so that its maker pays for making it flat, and not the program that gets it.
  string: (call) => `last = ${call}; total += last.charCodeAt(0);`,
  object: (call) => `last = ${call};`,
};

/**
 * @param {string} call the source of one call; it may use the inputs by name, `i`, the number of the call, and
 *   `mask`: `bufs[i & mask]` is another buffer each time, so that nothing can be moved out of the loop
 * @param {object} inputs what the call works on
 * @param {keyof typeof USE} result
 * @returns {(n: number) => unknown} makes n calls
 */
function generateLoop(call, inputs, result) {
  const names = Object.keys(inputs).join(', ');
  const source = `'use strict';
    const { ${names} } = inputs;
    return function loop${count++}(n) {
      let total = 0;
      let last = ${result === 'bigint' ? '0n' : 'undefined'};
      for (let i = 0; i < n; i++) {
        ${USE[result](call)}
      }
      return [total, last];
    };`;
  return new Function('inputs', source)(inputs);
}

/** One call of a case, for a look at its result. */
function generateCall(call, inputs) {
  const names = Object.keys(inputs).join(', ');
  const source = `'use strict'; const { ${names} } = inputs; const i = 0; return ${call};`;
  return new Function('inputs', source)(inputs);
}

module.exports = { generateCall, generateLoop };
