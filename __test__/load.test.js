'use strict';

/** lib/load.js: all of lib/ out of one file, which must never be an old one. */

const assert = require('node:assert/strict');
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { after, before, test } = require('node:test');

const { addonPath } = require('./support/addon-path');

const ROOT = join(__dirname, '..');
const ENCODINGS = join('lib', 'encodings.js');

/**
 * What a program prints that loads a copy of the package; the second line says how many files of lib/ Node loaded itself, the third
 * whether `require` of one gives what the package uses.
 */
const PROGRAM = `
const { Buffer } = require(process.argv[1]);
console.log(Buffer.from('ff', 'hex').toString('hex'), Buffer.isEncoding('hex'));
const files = Object.keys(require.cache).filter((file) => /[\\\\/]lib[\\\\/][^\\\\/]*\\.js$/.test(file));
console.log(files.filter((file) => require.cache[file].paths !== undefined).length);
console.log(files.some((file) => require.cache[file].exports.Buffer === Buffer));
`;

let folder;

const copy = (...parts) => {
  const target = fs.mkdtempSync(join(folder, 'copy '));
  for (const part of parts)
    fs.cpSync(join(ROOT, part), join(target, part), { recursive: true, preserveTimestamps: true });
  return target;
};

const run = (target) => {
  const env = { ...process.env, NAPI_RS_NATIVE_LIBRARY_PATH: addonPath() };
  const output = execFileSync(process.execPath, ['-e', PROGRAM, target], { encoding: 'utf8', env });
  const [result, loaded, isFound] = output.trim().split('\n');
  return { result, loaded: Number(loaded), isFound: isFound === 'true' };
};

before(() => {
  folder = fs.mkdtempSync(join(tmpdir(), 'ferrobuf load '));
});

after(() => fs.rmSync(folder, { recursive: true }));

const CHECKOUT = ['index.js', 'package.json', 'lib', 'dist'];

test('a checkout loads the bundle: two files, and not one for each of lib/', () => {
  // lib/load.js and dist/lib.js.
  assert.deepEqual(run(copy(...CHECKOUT)), { result: 'ff true', loaded: 1, isFound: true });
});

test('what is installed has the bundle alone', () => {
  const target = copy('index.js', 'package.json', 'dist', join('lib', 'load.js'));
  assert.deepEqual(fs.readdirSync(join(target, 'lib')), ['load.js']);
  assert.deepEqual(run(target), { result: 'ff true', loaded: 1, isFound: false });
});

test('without the bundle, and beside an old one, the files themselves are loaded', () => {
  const without = run(copy('index.js', 'package.json', 'lib'));
  assert.equal(without.result, 'ff true');
  assert.ok(without.loaded > 30);

  const edited = copy(...CHECKOUT);
  const text = fs.readFileSync(join(edited, ENCODINGS), 'utf8');
  fs.writeFileSync(
    join(edited, ENCODINGS),
    `${text}\nmodule.exports.isEncoding = () => 'edited';\n`,
  );
  const { result, loaded } = run(edited);
  assert.equal(result, 'ff edited');
  assert.equal(loaded, without.loaded);

  const unstamped = copy(...CHECKOUT);
  fs.rmSync(join(unstamped, 'dist', 'stamps.json'));
  assert.deepEqual(run(unstamped), without);

  const missing = copy(...CHECKOUT);
  fs.rmSync(join(missing, ENCODINGS));
  assert.throws(() => run(missing), /Cannot find module '\.\/encodings'/);
});

test('the bundle of this checkout is that of its lib/', () => {
  const { factories } = require('../dist/lib.js');
  const names = fs.readdirSync(join(ROOT, 'lib')).filter((name) => name !== 'load.js');
  assert.deepEqual(Object.keys(factories).sort(), names.sort());
  assert.deepEqual(Object.keys(require('../dist/stamps.json')).sort(), names.sort());
});

// Once one has been detached, V8's compiler asks for each access to a typed array whether it is one of those: 127 instead of
// 67 us for a loop over 64 KiB (Node 26).
test('loading detaches no ArrayBuffer', () => {
  const program = `require(${JSON.stringify(ROOT)}).Buffer.alloc(70_000).toString('base64');`;
  const flags = ['--trace-protector-invalidation', '-e'];
  const output = execFileSync(process.execPath, [...flags, program], { encoding: 'utf8' });
  assert.doesNotMatch(output, /ArrayBufferDetaching/);
  // The flag is V8's, and may go: without it there would be nothing to see.
  const detaching =
    'const memory = new ArrayBuffer(8); structuredClone(memory, { transfer: [memory] });';
  const seen = execFileSync(process.execPath, [...flags, detaching], { encoding: 'utf8' });
  assert.match(seen, /ArrayBufferDetaching/);
});
