/**
 * Types of ferrobuf for `import`: the names of the CommonJS module, and the module itself as the default.
 */
export * from './index.js';

/** The whole module, as `require('ferrobuf')` gives it. */
declare const ferrobuf: typeof import('./index.js');
export default ferrobuf;
