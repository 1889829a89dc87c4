'use strict';

/**
 * Other realms: contexts of `vm`, and test environments such as Jest's, which run modules in a context of their own with
 * a loader of their own, and give them the process's Buffer and Uint8Array.
 */

const assert = require('node:assert/strict');
const fs = require('node:fs');
const { createRequire, isBuiltin } = require('node:module');
const { dirname } = require('node:path');
const { after, before, describe, it } = require('node:test');
const vm = require('node:vm');
const { REGISTER, ROOT } = require('../support/child');

const { Buffer } = globalThis;
const KEY = Symbol.for('ferrobuf.register');

/** A loader like that of test environments: modules and JSON in the context, built-ins and addons of the process. */
const loaderFor = (context) => {
  const modules = new Map();
  const load = (file) => {
    const known = modules.get(file);
    if (known !== undefined) return known.exports;
    if (file.endsWith('.node')) return require(file);
    if (file.endsWith('.json')) return JSON.parse(fs.readFileSync(file, 'utf8'));
    const module = { exports: {} };
    modules.set(file, module);
    try {
      const { resolve } = createRequire(file);
      const requireThere = (id) => (isBuiltin(id) ? require(id) : load(resolve(id)));
      requireThere.cache = {};
      const run = vm.compileFunction(
        fs.readFileSync(file, 'utf8'),
        ['exports', 'require', 'module', '__filename', '__dirname'],
        { parsingContext: context, filename: file },
      );
      run(module.exports, requireThere, module, file, dirname(file));
    } catch (error) {
      modules.delete(file);
      throw error;
    }
    return module.exports;
  };
  return load;
};

/** What Jest's environment for Node gives to a context, as far as it matters here. */
const testEnvironment = () =>
  vm.createContext({ ArrayBuffer, Buffer, Uint8Array, atob, btoa, console, process, setTimeout });

const ENVIRONMENTS = {
  'a bare context': () => vm.createContext({ Buffer, process }),
  'a test environment': testEnvironment,
};

describe('ferrobuf registered by the process', () => {
  let restore;
  before(() => {
    ({ restore } = require('../../register'));
    require('../../register').register();
  });
  after(() => restore());

  for (const [label, make] of Object.entries(ENVIRONMENTS)) {
    it(`is what ${label} has for Buffer`, () => {
      const result = vm.runInContext(
        `[
          Buffer[Symbol.for('ferrobuf.register')] !== undefined,
          Buffer.from([97, 98]).toString('hex'),
          Buffer.from(new Uint8Array([1, 2])).length,
          Buffer.from({ type: 'Buffer', data: [7] })[0],
          Buffer.concat([new Uint8Array([1]), Buffer.from('a')]).toString('hex'),
          Buffer.isBuffer(Buffer.alloc(1)),
          Buffer.from('abc').equals(new Uint8Array([97, 98, 99])),
          Buffer.from('abc').indexOf(new Uint8Array([99])),
        ].join()`,
        make(),
      );
      assert.equal(result, 'true,6162,2,7,0161,true,true,2');
    });
  }

  it('is not what a context without a Buffer has', () => {
    assert.equal(vm.runInContext('typeof Buffer', vm.createContext({})), 'undefined');
  });

  it('is found by a copy in the context, which puts nothing on top', () => {
    const load = loaderFor(testEnvironment());
    const { from } = Buffer;
    assert.equal(load(REGISTER).register().isNew, false);
    assert.equal(load(`${ROOT}/index.js`).Buffer, Buffer);
    assert.equal(Buffer.from, from);
  });
});

describe('ferrobuf registered in a context', () => {
  for (const [label, make] of Object.entries(ENVIRONMENTS)) {
    it(`is refused in ${label}, and changes nothing`, () => {
      const { from } = Buffer;
      const load = loaderFor(make());
      assert.throws(() => load(REGISTER), {
        code: 'ERR_FERROBUF_REGISTER',
        message: /in a realm .* Start the process with `--require ferrobuf\/register` instead/,
      });
      assert.equal(Buffer.from, from);
      assert.equal(Buffer[KEY], undefined);
    });
  }
});

describe('ferrobuf imported in a context', () => {
  for (const [label, make] of Object.entries(ENVIRONMENTS)) {
    it(`works in ${label}`, () => {
      const context = make();
      const { Buffer: ours } = loaderFor(context)(`${ROOT}/index.js`);
      assert.notEqual(ours, Buffer);
      const buf = ours.from('żółw');
      assert.equal(buf.toString('hex'), 'c5bcc3b3c58277');
      assert.ok(Buffer.isBuffer(buf) && buf instanceof Buffer && ours.isBuffer(Buffer.from('a')));
      assert.equal(ours.concat([buf, Buffer.from('a'), new Uint8Array(1)]).length, 9);
      assert.ok(Buffer.from('żółw').equals(buf) && buf.equals(Buffer.from('żółw')));
      assert.throws(() => ours.from(5), { code: 'ERR_INVALID_ARG_TYPE' });
      assert.throws(() => ours.from(5), vm.runInContext('TypeError', context));
    });
  }
});
