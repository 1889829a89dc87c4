'use strict';

/** Buffer.concat */

const { allocate } = require('./allocate');
const { invalidArgType } = require('./errors');
const { FastBuffer } = require('./fast-buffer');
const { kMaxLength } = require('./host');
const {
  ArrayIsArray,
  TypedArrayPrototypeFill,
  TypedArrayPrototypeGetBuffer,
  TypedArrayPrototypeGetByteLength,
  TypedArrayPrototypeGetByteOffset,
  TypedArrayPrototypeSet,
  Uint8Array,
} = require('./intrinsics');
const { isUint8Array, validateInteger } = require('./validate');
