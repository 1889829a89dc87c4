'use strict';

// node run.js [ADDON]: ferrobuf's Buffers through the addon and back.

const { resolve } = require('node:path');
const { Buffer } = require('../..');

const addon = require(resolve(__dirname, process.argv[2] ?? 'rust-addon.node'));

const buf = Buffer.from('NoCopies');
console.log('sum      ', addon.sum(buf));

const same = addon.xor(buf, 0x20);
console.log('xor      ', same.toString(), same === buf ? '(the same Buffer)' : '(another one)');

const part = addon.part(buf, 2, 8);
const distance = addon.address(part) - addon.address(buf);
console.log('part     ', part.toString(), `(${distance} bytes further on in the same memory)`);

const keeper = new addon.Keeper(part);
part.fill(1);
console.log('kept     ', keeper.sum());
