'use strict';

/** What a Buffer looks like to people and to JSON: `inspect`, `toJSON`, and the module's `INSPECT_MAX_BYTES`. */

const { inspect: utilInspect } = require('node:util');
const {
  Array,
  MathMin,
  ObjectCreate,
  ObjectPrototypeHasOwnProperty,
  ObjectPrototypePropertyIsEnumerable,
  ReflectOwnKeys,
  RegExpPrototypeExec,
  StringPrototypeIndexOf,
  StringPrototypeSlice,
  TypedArrayPrototypeGetLength,
  uncurryThis,
} = require('./intrinsics');
const { hexSlice } = require('./text-methods');
const { isTypedArray, validateNumber } = require('./validate');

const hexOf = uncurryThis(hexSlice);

let maxBytes = 50;

/** The module's property `INSPECT_MAX_BYTES`: how many bytes `inspect` shows. (Native's accessors are called plain `get` and `set`.) */
const inspectMaxBytes = {
  __proto__: null,
  configurable: true,
  enumerable: true,
  get() {
    return maxBytes;
  },
  set(value) {
    validateNumber(value, 'INSPECT_MAX_BYTES', 0);
    maxBytes = value;
  },
};

/** `616263` to `61 62 63`. */
const spaced = (hex) => {
  let text = StringPrototypeSlice(hex, 0, 2);
  for (let i = 2; i < hex.length; i += 2) text += ` ${StringPrototypeSlice(hex, i, i + 2)}`;
  return text;
};

/**
 * A list of own keys holds an entry for every byte, at 30 to 50 ns apiece (Node-API's, which need not make strings of the
 * indices, is no faster). So from this many bytes on, util.inspect (which has a way around them) is asked first whether there
 * are any others: 1 us on Node 24 and 26, 4 on 20...
 */
const FEW_BYTES = 64;

/** ...and from so many on, where a list would take seconds or all memory, it writes them as well. */
const MANY_BYTES = 2 ** 20;

/** No line is too long. */
const ONE_LINE = Number.POSITIVE_INFINITY;

/** A view as any other typed array looks, on one line, with so many of its elements. */
const asTypedArray = (view, ctx, maxArrayLength) =>
  utilInspect(view, {
    ...ctx,
    showHidden: false,
    customInspect: false,
    maxArrayLength,
    compact: true,
    breakLength: ONE_LINE,
  });

const NOTHING_BUT_BYTES = /\[ \.\.\. \d+ more items? \]$/;

const hasOnlyBytes = (view) => {
  try {
    return RegExpPrototypeExec(NOTHING_BUT_BYTES, asTypedArray(view, { depth: 0 }, 0)) !== null;
  } catch {
    // Before Node 24 a `Symbol.toStringTag` that throws ends it.
    return false;
  }
};

/** How many elements util.inspect shows unless it is told; the most that {@link summary} lets it show of any array. */
const DEFAULT_ELEMENTS = 100;

/** What follows the elements in {@link asTypedArray}: getters are not called there, nor `inspect` methods of the values. */
const summary = (view, ctx) => {
  const { maxArrayLength } = ctx;
  // `null` means all of them there.
  const isLess = typeof maxArrayLength === 'number' && maxArrayLength < DEFAULT_ELEMENTS;
  const text = asTypedArray(view, ctx, isLess ? maxArrayLength : DEFAULT_ELEMENTS);
  const start = StringPrototypeIndexOf(text, ', ', StringPrototypeIndexOf(text, ' more item')) + 2;
  return StringPrototypeSlice(text, start, -2);
};

const ARRAY_INDEX = /^(?:0|[1-9]\d{0,9})$/;

/** Whether a key is an index: only of a receiver that is no typed array, whose indices are known by their number. */
const isIndex = (key) =>
  typeof key === 'string' && RegExpPrototypeExec(ARRAY_INDEX, key) !== null && key < 2 ** 32 - 1;

/** `[Object: null prototype] { ` and ` }`: the frame around what {@link describeProperties} wants. */
const FRAME_START = 27;
const FRAME_END = -2;

/**
 * The own properties beside the bytes, as `, foo: 1, bar: 2`, without the comma where there are no bytes; '' when there are none.
 * Getters are called, as in native.
 */
const describeProperties = (view, ctx) => {
  const length = isTypedArray(view) ? TypedArrayPrototypeGetLength(view) : 0;
  const { showHidden } = ctx;
  if (length > FEW_BYTES && !showHidden && hasOnlyBytes(view)) return '';
  if (length > MANY_BYTES) return hasOnlyBytes(view) ? '' : `, ${summary(view, ctx)}`;
  const keys = ReflectOwnKeys(view);
  const properties = ObjectCreate(null);
  let isEmpty = true;
  for (let i = length; i < keys.length; i++) {
    const key = keys[i];
    if (isIndex(key)) continue;
    if (!showHidden && !ObjectPrototypePropertyIsEnumerable(view, key)) continue;
    properties[key] = view[key];
    isEmpty = false;
  }
  if (isEmpty) return '';
  // Before the values are looked at, as in native.
  const separator = view.length === 0 ? '' : ', ';
  const text = utilInspect(properties, {
    ...ctx,
    breakLength: ONE_LINE,
    compact: true,
  });
  return separator + StringPrototypeSlice(text, FRAME_START, FRAME_END);
};

/** The name of the class as the receiver's property `constructor` tells it, whatever that is. */
const classNameOf = (view) => {
  try {
    const { constructor } = view;
    if (typeof constructor === 'function' && ObjectPrototypeHasOwnProperty(constructor, 'name')) {
      return constructor.name;
    }
  } catch {
    // An accessor that throws tells nothing.
  }
  return 'Buffer';
};

/**
 * buf.inspect(recurseTimes, ctx), which is also `buf[util.inspect.custom]`
 * @param {unknown} _recurseTimes util.inspect passes it; `ctx.depth` says the same
 * @param {object} [ctx] util.inspect's options; without them properties other than the bytes are left out
 * @returns {string} `<Buffer 61 62 63 ... 2 more bytes, foo: 1>`
 * @throws {TypeError} ERR_INVALID_ARG_TYPE when `this` is no view
 * @throws {RangeError} ERR_OUT_OF_RANGE when a `length` of its own claims too much
 */
function inspect(_recurseTimes, ctx) {
  const shown = MathMin(maxBytes, this.length);
  const hidden = this.length - maxBytes;
  let text = spaced(hexOf(this, 0, shown));
  if (hidden > 0) text += ` ... ${hidden} more byte${hidden > 1 ? 's' : ''}`;
  if (ctx) text += describeProperties(this, ctx);
  return `<${classNameOf(this)} ${text}>`;
}

/**
 * buf.toJSON()
 * @returns {{ type: 'Buffer', data: number[] }}
 * @throws {TypeError} V8's own, when `this` is no typed array
 */
function toJSON() {
  const length = TypedArrayPrototypeGetLength(this);
  const data = new Array(length);
  for (let i = 0; i < length; i++) data[i] = this[i];
  return { type: 'Buffer', data };
}

module.exports = { inspect, inspectMaxBytes, toJSON };
