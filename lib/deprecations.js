'use strict';

/** DEP0005: the warning that `Buffer(...)` and `new Buffer(...)` give once per process. */

const process = require('node:process');
const { ownDescriptor } = require('./descriptors');
const {
  Error,
  ErrorCaptureStackTrace,
  ReflectDefineProperty,
  ReflectDeleteProperty,
  RegExpPrototypeExec,
  StringPrototypeStartsWith,
} = require('./intrinsics');

const MESSAGE =
  'Buffer() is deprecated due to security and usability issues. Please use the ' +
  'Buffer.alloc(), Buffer.allocUnsafe(), or Buffer.from() methods instead.';

/** How many calls out of dependencies are looked into; native gives up at the same number, and is silent from there. */
const MAX_CHECKS = 10_000;

/** Frames above this are Node's own, or the caller cannot be found. */
const MAX_FRAMES = 10;

const NODE_MODULES = /[/\\]node_modules[/\\]/;
const PENDING_FLAG = /^--(no-)?pending[-_]deprecation$/;

/** What Node takes NODE_OPTIONS apart into: at spaces that are not quoted; within quotes a backslash is for what follows. */
const OPTION = /(?:[^ "]|"(?:[^"\\]|\\.)*")+/gs;
const QUOTE_OR_ESCAPE = /"|\\(.)/gs;

/** @returns {string[]} the options in a value of NODE_OPTIONS */
const splitOptions = (text) =>
  (text.match(OPTION) ?? []).map((word) =>
    word.includes('"') ? word.replace(QUOTE_OR_ESCAPE, '$1') : word,
  );

/** Whether Node runs with --pending-deprecation, given in any of the three ways; the last word counts. */
const readPendingFlag = () => {
  const { NODE_OPTIONS = '', NODE_PENDING_DEPRECATION } = process.env;
  let pending = NODE_PENDING_DEPRECATION === '1';
  for (const word of [...splitOptions(NODE_OPTIONS), ...process.execArgv]) {
    const flag = PENDING_FLAG.exec(word);
    if (flag !== null) pending = flag[1] === undefined;
  }
  return pending;
};

const isPending = readPendingFlag();

/** Sets a property of `Error` for the time of a call. */
const withErrorProperty = (key, value, body) => {
  const before = ownDescriptor(Error, key);
  const isSet = ReflectDefineProperty(Error, key, {
    __proto__: null,
    value,
    writable: true,
    enumerable: true,
    configurable: true,
  });
  try {
    return isSet ? body() : undefined;
  } finally {
    if (isSet && before !== undefined) ReflectDefineProperty(Error, key, before);
    else if (isSet) ReflectDeleteProperty(Error, key);
  }
};

/**
 * The call sites above a function, as objects. The program's own `Error.prepareStackTrace` must not run for it.
 * @returns {CallSite[] | string | undefined} undefined when `Error` is frozen; a text where nobody asks for
 *   `prepareStackTrace` (Bun)
 */
const callSitesAbove = (callee) =>
  withErrorProperty('stackTraceLimit', MAX_FRAMES, () =>
    withErrorProperty(
      'prepareStackTrace',
      (_, sites) => sites,
      () => {
        const holder = {};
        ErrorCaptureStackTrace(holder, callee);
        return holder.stack;
      },
    ),
  );

/**
 * Whether the caller is Node, which makes what a byte stream's reader gets with the constructor of the view that it was given, but
 * for native's Buffer, in whose place it takes another class: there is nothing deprecated in what the program does.
 */
const isCalledByByteStream = (sites) => {
  const { 0: site } = sites;
  return (
    site?.getFileName() === 'node:internal/webstreams/readablestream' &&
    site.getFunctionName() === 'readableByteStreamControllerConvertPullIntoDescriptor'
  );
};

/** Whether the caller belongs to a dependency. Code made by `eval` belongs to nobody. */
const isCalledFromNodeModules = (sites) => {
  for (let i = 0; i < sites.length; i++) {
    const site = sites[i];
    if (site.isEval()) return false;
    const file = site.getFileName();
    // Built-in functions, as in `[3].map(Buffer)`, have no file, and Node's own are not the caller meant.
    if (file == null || StringPrototypeStartsWith(file, 'node:')) continue;
    return RegExpPrototypeExec(NODE_MODULES, file) !== null;
  }
  return false;
};

let isEmitted = false;
let checks = 0;

/**
 * Emits DEP0005, unless it has been, or the call comes from Node's byte streams, or from a dependency and nobody asked for pending
 * deprecations.
 * @param {Function} callee the constructor, whose caller counts
 */
const deprecateConstructor = (callee) => {
  if (isEmitted || ++checks > MAX_CHECKS) return;
  const sites = callSitesAbove(callee);
  if (typeof sites === 'object') {
    if (isCalledByByteStream(sites)) return;
    if (!isPending && isCalledFromNodeModules(sites)) return;
  }
  // Looked up now: programs replace `process.emitWarning`, and native asks it as late.
  process.emitWarning(MESSAGE, 'DeprecationWarning', 'DEP0005');
  isEmitted = true;
};

module.exports = { deprecateConstructor };
