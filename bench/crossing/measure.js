'use strict';

/**
 * What each part of a crossing costs, and what JavaScript can do for itself in that time: ns per call. Build addon.c
 * first. Of 1,500 short batches the fifth percentile is taken: the machine's clock changes, and what disturbs only adds.
 */

const addon = require('./addon.node');

const BATCHES = 1500;
const CALLS = 500;
const PERCENTILE = 0.05;

const { bind, call } = Function.prototype;
const uncurry = bind.bind(call);
const prototype = Object.getPrototypeOf(Uint8Array.prototype);
const getter = (key) => uncurry(Object.getOwnPropertyDescriptor(prototype, key).get);

/** What the bodies below refer to. */
const scope = {
  addon,
  block: new Float64Array(new ArrayBuffer(256)),
  views: [0, 1, 2, 3].map(() => Buffer.allocUnsafe(64)),
  target: new Uint8Array(64),
  bufferOf: getter('buffer'),
  offsetOf: getter('byteOffset'),
  tagOf: getter(Symbol.toStringTag),
  set: uncurry(prototype.set),
  find: uncurry(prototype.indexOf),
};
addon.setBlock(scope.block);
scope.memory = scope.views[0].buffer;

/** A name for each, and the body of a loop. */
const BODIES = [
  ['the loop alone', 's += i'],
  ['empty call', 'addon.empty()'],
  ['+ one argument', 'addon.oneArgument(view)'],
  ['+ six arguments', 'addon.sixArguments(view, 0, 1, view, 0, 1)'],
  ['one argument, a view: all that there is', 'addon.viewWithAll(view)'],
  ['… data, length, kind', 'addon.viewWithKind(view)'],
  ['… data, length', 'addon.view(view)'],
  ['… data', 'addon.viewDataOnly(view)'],
  ['… by napi_get_buffer_info', 'addon.bufferInfo(view)'],
  ['two views: data, length', 'addon.twoViews(view, views[0])'],
  ['one argument, a double', 'addon.readDouble(i)'],
  ['one argument, an int32', 'addon.readInt32(i)'],
  ['one argument, a boolean', 'addon.readBool(true)'],
  ['result: int32', 's += addon.makeInt32()'],
  ['result: double', 's += addon.makeDouble()'],
  ['result: boolean', 's += addon.makeBool() ? 1 : 0'],
  ['result: undefined, made', 'addon.makeUndefined()'],
  [
    'four numbers and the result in a block',
    'block[0] = i; block[1] = 2; block[2] = 3; block[3] = 4; addon.fourInBlock(); s += block[0]',
  ],
  ['JS: the class name, from its accessor', 's += tagOf(view) === "Uint8Array" ? 1 : 0'],
  ['JS: byteOffset', 's += offsetOf(view)'],
  ['JS: buffer', 's += bufferOf(view) === memory ? 1 : 0'],
  [
    'JS: new Int32Array(buffer, offset, 16)',
    's += new Int32Array(memory, offsetOf(view), 16).length',
  ],
  ['JS: set of 64 bytes', 'set(target, view, 0)'],
  ['JS: indexOf in 64 bytes', 's += find(target, 5)'],
];

const compile = (body) =>
  new Function(
    ...Object.keys(scope),
    `return (calls) => {
      let s = 0;
      for (let i = 0; i < calls; i++) { const view = views[i & 3]; ${body}; }
      return s;
    }`,
  )(...Object.values(scope));

const measure = (body) => {
  const run = compile(body);
  for (let i = 0; i < 200; i++) run(CALLS);
  const times = [];
  for (let i = 0; i < BATCHES; i++) {
    const start = process.hrtime.bigint();
    run(CALLS);
    times.push(Number(process.hrtime.bigint() - start) / CALLS);
  }
  return times.sort((a, b) => a - b)[Math.floor(BATCHES * PERCENTILE)];
};

console.log(`Node ${process.version}`);
for (const [name, body] of BODIES) {
  console.log(`${name.padEnd(42)} ${measure(body).toFixed(1).padStart(6)}`);
}
