'use strict';

/** When something cannot be replaced, `ferrobuf/register` says so, and nothing has changed. */

const assert = require('node:assert/strict');
const fs = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { after, describe, it } = require('node:test');
const { evaluate, node, REGISTER, ROOT } = require('../support/child');

const PICTURE = `
  const nodeBuffer = require('node:buffer');
  void [atob, btoa];
  const globals = () => ['atob', 'btoa'].map((key) => Object.getOwnPropertyDescriptor(globalThis, key));
  const picture = () => [globals(), ...[Buffer, Buffer.prototype, nodeBuffer].map((target) =>
    Reflect.ownKeys(target).map((key) => [key, Object.getOwnPropertyDescriptor(target, key)]))];
  const isSame = (a, b) => require('node:util').isDeepStrictEqual(a, b);
  const attempt = (act) => {
    try { act(); return 'no error'; } catch (error) { return [error.code, error.message]; }
  };`;

/** What must be told of, after which preparation. */
const REFUSALS = {
  'a frozen prototype': ['Object.freeze(Buffer.prototype)', /^.Buffer\.prototype\.\w+. is frozen/],
  'a frozen Buffer': ['Object.freeze(Buffer)', /^.Buffer\.from. is frozen/],
  'a Buffer that takes no more properties': [
    'Object.preventExtensions(Buffer)',
    /^.Buffer\[Symbol\.for\("ferrobuf\.register"\)\]. is frozen/,
  ],
  'one fixed method': [
    'Object.defineProperty(Buffer.prototype, "swap64", { writable: false, configurable: false })',
    /^.Buffer\.prototype\.swap64. is frozen/,
  ],
  'a frozen module': ['Object.freeze(nodeBuffer)', /^.buffer\.\w+. is frozen/],
  'a fixed global': [
    'Object.defineProperty(globalThis, "atob", { value: atob, writable: false, configurable: false })',
    /^.globalThis\.atob. is frozen/,
  ],
  'a class that cannot be told': [
    'Object.defineProperty(Buffer, Symbol.species, { get: () => Uint8Array })',
    /^the class of native's instances cannot be told/,
  ],
};

describe('register refuses', () => {
  for (const [label, [prepare, reason]] of Object.entries(REFUSALS)) {
    it(label, () => {
      const [[code, message], same, text] = evaluate(`${PICTURE}
        ${prepare};
        const before = picture();
        const error = attempt(() => require('./register'));
        return [error, isSame(picture(), before), Buffer.from('616263', 'hex').toString()];`);
      assert.equal(code, 'ERR_FERROBUF_REGISTER');
      assert.match(message, /^ferrobuf cannot be registered: .* Nothing has been changed\.$/);
      assert.match(message.slice('ferrobuf cannot be registered: '.length), reason);
      assert.ok(same, 'something has been changed');
      assert.equal(text, 'abc');
    });
  }

  it('half way, and goes back', () => {
    // Nothing tells beforehand that this one fails: the 90th definition throws.
    const [[code, message], same] = evaluate(`${PICTURE}
      const { defineProperty } = Object;
      let count = 0;
      Object.defineProperty = (target, key, descriptor) => {
        if ((target === Buffer.prototype || target === Buffer) && ++count === 90) throw new TypeError('not today');
        return defineProperty(target, key, descriptor);
      };
      const before = picture();
      const error = attempt(() => require('./register'));
      Object.defineProperty = defineProperty;
      return [error, isSame(picture(), before)];`);
    assert.equal(code, 'ERR_FERROBUF_REGISTER');
    assert.match(message, /: `Buffer\.prototype\.\w+` cannot be replaced \(not today\)\./);
    assert.ok(same, 'something has been changed');
  });

  it('without the addon', () => {
    const [[code], same] = evaluate(
      `${PICTURE}
      const before = picture();
      const error = attempt(() => require('./register'));
      return [error, isSame(picture(), before)];`,
      [],
      { NAPI_RS_NATIVE_LIBRARY_PATH: '/nowhere.node' },
    );
    assert.equal(code, 'ERR_FERROBUF_NATIVE');
    assert.ok(same, 'something has been changed');
  });

  it('and then registers when the reason is gone', () => {
    const result = evaluate(`${PICTURE}
      const { species } = Symbol;
      const own = Object.getOwnPropertyDescriptor(Buffer, species);
      Object.defineProperty(Buffer, species, { get: () => Uint8Array });
      const error = attempt(() => require('./register'));
      Object.defineProperty(Buffer, species, own);
      return [error[0], require('./register').register().isNew, Buffer.from('a').latin1Slice()];`);
    assert.deepEqual(result, ['ERR_FERROBUF_REGISTER', false, 'a']);
  });

  it('by the exit code of the process, when asked for by a flag', () => {
    const { status, stderr } = node(['--require', REGISTER, '-e', 'console.log("never")'], {
      NAPI_RS_NATIVE_LIBRARY_PATH: '/nowhere.node',
    });
    assert.equal(status, 1);
    assert.match(stderr, /ERR_FERROBUF_NATIVE/);
  });
});

describe('a sealed class', () => {
  it('is registered, and restored', () => {
    const result = evaluate(`${PICTURE}
      Object.seal(Buffer.prototype);
      const before = picture();
      const { restore } = require('./register');
      const during = Buffer.from('abc').toString('hex');
      restore();
      return [during, isSame(picture(), before)];`);
    assert.deepEqual(result, ['616263', true]);
  });
});

describe('restore refuses', () => {
  for (const how of ['freeze', 'seal']) {
    it(`what somebody has closed by Object.${how} since`, () => {
      const [[code, message], same, text] = evaluate(`${PICTURE}
        const { restore } = require('./register');
        Object.${how}(Buffer.prototype);
        const before = picture();
        const error = attempt(restore);
        return [error, isSame(picture(), before), Buffer.from('616263', 'hex').toString()];`);
      assert.equal(code, 'ERR_FERROBUF_REGISTER');
      assert.match(
        message,
        /^ferrobuf cannot be restored: .*is frozen\. Nothing has been changed\.$/,
      );
      assert.ok(same, 'something has been changed');
      assert.equal(text, 'abc');
    });
  }
});

describe('flags of node that harden it', () => {
  const CHECK = `
    const { restore } = require(${JSON.stringify(REGISTER)});
    const is = () => Buffer[Symbol.for('ferrobuf.register')] !== undefined;
    return [is(), Buffer.from('żółw').toString('base64'), restore(), is(), Buffer.from('żółw').toString('hex')];`;
  const RESULT = [true, 'xbzDs8WCdw==', true, false, 'c5bcc3b3c58277'];

  for (const flag of [
    '--frozen-intrinsics',
    '--disable-proto=delete',
    '--disable-proto=throw',
    '--jitless',
    '--throw-deprecation',
    '--pending-deprecation',
  ]) {
    it(flag, () => {
      assert.deepEqual(evaluate(CHECK, ['--require', REGISTER, flag]), RESULT);
    });
  }

  it('--no-addons is told', () => {
    const { status, stderr } = node(['--no-addons', '--require', REGISTER, '-e', '0']);
    assert.equal(status, 1);
    assert.match(stderr, /with `--no-addons` it cannot work/);
  });
});

const line = Number.parseInt(process.versions.node, 10);

/** Node 22 has none any more. */
describe('a policy', { skip: line >= 22 && 'Node 20 alone has policies' }, () => {
  const folder = fs.mkdtempSync(join(tmpdir(), 'ferrobuf policy '));
  after(() => fs.rmSync(folder, { recursive: true }));

  /** Runs a program under a policy. */
  const run = (manifest) => {
    const [policy, program] = ['policy.json', 'program.js'].map((name) => join(folder, name));
    fs.writeFileSync(policy, JSON.stringify(manifest));
    fs.writeFileSync(
      program,
      `const { from } = Buffer;
      let code = 'none';
      try { require(${JSON.stringify(REGISTER)}); } catch (error) { ({ code } = error); }
      console.log(code, Buffer.from === from);`,
    );
    return node([`--experimental-policy=${policy}`, program]).stdout.trim();
  };
  const ALLOWED = { integrity: true, dependencies: true };

  it('that does not know ferrobuf keeps it out, and nothing has changed', () => {
    const result = run({ resources: { './program.js': ALLOWED } });
    assert.equal(result, 'ERR_MANIFEST_ASSERT_INTEGRITY true');
  });

  it('that allows it lets it in', () => {
    assert.equal(run({ scopes: { 'file:': ALLOWED } }), 'none false');
  });
});

describe('the permission model', () => {
  const PERMISSION = line < 22 ? '--experimental-permission' : '--permission';
  const READ = `--allow-fs-read=${ROOT}/*`;
  const PRINT = 'console.log(Buffer.from("abc").toString("hex"))';
  const run = (...flags) => node([PERMISSION, ...flags, '--require', REGISTER, '-e', PRINT]);

  it('needs --allow-addons and --allow-fs-read of the package', () => {
    const { status, stdout, stderr } = run('--allow-addons', READ);
    assert.equal(stdout, '616263\n', stderr);
    assert.equal(status, 0);
  });

  it('says so when --allow-addons is missing', () => {
    const { status, stderr } = run(READ);
    assert.equal(status, 1);
    assert.match(stderr, /ERR_FERROBUF_NATIVE/);
    assert.match(
      stderr,
      /With `--permission`, ferrobuf needs `--allow-addons`, and `--allow-fs-read`/,
    );
  });

  it('is told by Node when the package cannot be read', () => {
    const { status, stderr } = run('--allow-addons');
    assert.equal(status, 1);
    assert.match(stderr, /ERR_ACCESS_DENIED/);
  });
});
