'use strict';

/**
 * The outcomes of all calls as texts. Everything that it uses itself is taken when it is loaded, before anything is
 * patched, and called without a look at any prototype.
 */

const { CALLS } = require('./calls');

const { apply, getPrototypeOf, getOwnPropertyDescriptor } = Reflect;
const { isView } = ArrayBuffer;
const { create } = Object;
const NativeString = String;
const lengthOf = getOwnPropertyDescriptor(getPrototypeOf(Uint8Array.prototype), 'length').get;

const textOfBytes = (bytes) => {
  let text = 'bytes';
  const length = apply(lengthOf, bytes, []);
  for (let i = 0; i < length; i++) text += ` ${bytes[i]}`;
  return text;
};

const textOfList = (list) => {
  let text = 'list';
  for (let i = 0; i < list.length; i++) text += ` ${textOf(list[i])}`;
  return text;
};

const textOf = (value) => {
  if (typeof value !== 'object' || value === null) return NativeString(value);
  return isView(value) ? textOfBytes(value) : textOfList(value);
};

const textOfError = (error) => `throws ${error.name} ${error.code} ${error.message}`;

/** @returns {Record<string, string>} name of the call -> what it gave, of the calls that are wanted */
const outcomesOf = (module, isWanted = () => true) => {
  const outcomes = create(null);
  for (let i = 0; i < CALLS.length; i++) {
    const name = CALLS[i][0];
    const call = CALLS[i][1];
    if (!isWanted(name)) continue;
    try {
      outcomes[name] = textOf(call(module.Buffer, module));
    } catch (error) {
      outcomes[name] = textOfError(error);
    }
  }
  return outcomes;
};

/** The names of the calls whose outcomes differ, and what they were. */
const differencesOf = (a, b) => {
  let text = '';
  for (let i = 0; i < CALLS.length; i++) {
    const name = CALLS[i][0];
    if (a[name] !== b[name]) text += `${name}: ${a[name]} | ${b[name]}\n`;
  }
  return text;
};

module.exports = { differencesOf, outcomesOf, textOf, textOfError };
