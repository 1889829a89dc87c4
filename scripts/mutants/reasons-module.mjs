import { GUESS, OUTSIDE, TIER } from './why.mjs';

/** Mutants of the files about loading, registering and the module that do the same as the original: the line as it becomes, and why. */
export const REASONS = {
  'crossing.js': [
    {
      code: 'for (let i = 0; i <= size; i++) shortBytes[i] = bytes[i];',
      why: 'nobody looks at the byte behind',
    },
  ],
  'deprecations.js': [
    { code: 'const MAX_FRAMES = 10 + 1;', why: GUESS },
    { code: 'const MAX_FRAMES = 10 - 1;', why: GUESS },
  ],
  'intrinsics.js': [
    {
      code: "Uint8Array.prototype.setFromBase64 || method(Uint8Array.prototype, 'setFromBase64'),",
      why: TIER,
    },
  ],
  'load.js': [
    {
      code: 'return stamp?.size === size && Math.abs(stamp.mtimeMs - time) <= CLOCK;',
      why: 'no two times are exactly that far apart',
    },
    { code: 'const CLOCK = 1 + 1;', why: GUESS },
  ],
  'binary.js': [
    { code: 'const HEAD = 1024 + 1;', why: GUESS },
    { code: 'const HEAD = 1024 - 1;', why: GUESS },
  ],
  'members.js': [
    {
      code: "if (typeof table[key] === 'function' || typeof theirs === 'function') {",
      why: 'nothing is a function on one side alone',
    },
    {
      code: 'if (descriptor !== undefined || descriptor.value !== ours[key]) {',
      why: 'every function has both properties, and what is the same is defined anew',
    },
  ],
  'module.js': [
    { code: 'for (; i - 7 < length; i += 8) {', why: OUTSIDE },
    { code: 'for (; i + 7 <= length; i += 8) {', why: OUTSIDE },
    { code: 'for (; i <= length; i++) if (bytes[i] > 0x7f) return false;', why: OUTSIDE },
    { code: 'if (bits >= 0x7f) return false;', why: TIER },
    { code: 'for (; i < length; i++) if (bytes[i] >= 0x7f) return false;', why: TIER },
  ],
  'register-plan.js': [
    {
      code: 'for (let i = 0; i <= keys.length; i++) addChange(plan, target, owner, keys[i], table[keys[i]]);',
      why: 'no host has a property `undefined`',
    },
  ],
};
