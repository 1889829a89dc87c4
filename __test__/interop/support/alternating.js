'use strict';

/**
 * A `Buffer` whose statics are those of two classes in turns: the first call makes an instance of one, the second of the
 * other. A scenario that knows of one class only so mixes both in every place.
 * @param {BufferConstructor} first
 * @param {BufferConstructor} second
 * @returns {BufferConstructor}
 */
const alternating = (first, second) => {
  let [now, next] = [first, second];
  // A target without properties that could not be told differently: `instanceof` asks here, too.
  return new Proxy(() => {}, {
    get(_target, key) {
      const { [key]: value } = now;
      if (typeof value !== 'function') return value;
      const bound = value.bind(now);
      [now, next] = [next, now];
      return bound;
    },
  });
};

module.exports = { alternating };
