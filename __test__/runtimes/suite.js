/** Bun and Deno: ferrobuf's Buffer gives what it gives in Node, but for what `limits.js` lists. */

const assert = require('node:assert/strict');
const fs = require('node:fs');
const { tmpdir } = require('node:os');
const { dirname, join } = require('node:path');
const { before, describe, it } = require('node:test');
const { addonPath } = require('../support/addon-path');
const { ROOT } = require('../support/child');
const { suites } = require('../support/rerun');
const { LIMITS } = require('./limits');
const { application, NAMES, outputOf, run } = require('./support/runtimes');

const RECORD = join(__dirname, 'support', 'record.js');

const recordedBy = (name, file) => outputOf(name, [RECORD, file]);

describe('the generated cases', () => {
  /** Which of the limits were met, by the runtime. */
  const met = Object.fromEntries(NAMES.map((name) => [name, []]));

  for (const file of suites) {
    it(file, () => {
      const expected = recordedBy('node', file);
      for (const name of NAMES) {
        const actual = recordedBy(name, file);
        for (const [property, outcomes] of Object.entries(expected)) {
          const isSame = outcomes.every((outcome, i) => outcome === actual[property]?.[i]);
          const isLimit = property in LIMITS[name];
          assert.equal(
            isSame,
            !isLimit,
            `${name}, ${property}${isLimit ? ': no limit any more' : ''}`,
          );
          if (isLimit) met[name].push(property);
        }
      }
    });
  }

  it('have met each limit that is listed', () => {
    for (const name of NAMES) assert.deepEqual(met[name].sort(), Object.keys(LIMITS[name]).sort());
  });
});

describe('a program', () => {
  const PRINT = `console.log(JSON.stringify([Buffer.from('żółw').toString('hex'), Buffer.isBuffer(globalThis.Buffer.from('a')),
    Buffer.from('a') instanceof globalThis.Buffer, Buffer.concat([Buffer.from('a'), globalThis.Buffer.from('b')]).toString()]));`;
  let folder;
  before(() => {
    folder = application();
  });

  for (const name of NAMES) {
    for (const [file, first] of Object.entries({
      'program.cjs': "const { Buffer } = require('ferrobuf');",
      'program.mjs': "import { Buffer } from 'ferrobuf';",
    })) {
      it(`${file} in ${name}`, () => {
        fs.writeFileSync(join(folder, file), `${first}\n${PRINT}`);
        assert.deepEqual(outputOf(name, [file], folder), ['c5bcc3b3c58277', true, true, 'ab']);
      });
    }
  }
});

describe('a worker', () => {
  /** The thread gets a Buffer of ours, which arrives as a Uint8Array, and answers with another one. */
  const EXCHANGE = `
    const answered = async () => {
      const worker = new Worker(FILE);
      const answer = once(worker, 'message');
      worker.postMessage(Buffer.from('żółw'));
      const [bytes] = await answer;
      console.log(JSON.stringify([Buffer.from(bytes).toString('latin1'), Buffer.isBuffer(bytes)]));
      await worker.terminate();
    };
    if (isMainThread) answered();
    else parentPort.once('message', (bytes) => parentPort.postMessage(Buffer.from(Buffer.from(bytes).toString('hex'))));`;
  const PROGRAMS = {
    'worker.cjs': `const { once } = require('node:events');
      const { isMainThread, parentPort, Worker } = require('node:worker_threads');
      const { Buffer } = require('ferrobuf');
      const FILE = __filename;`,
    'worker.mjs': `import { once } from 'node:events';
      import { isMainThread, parentPort, Worker } from 'node:worker_threads';
      import { Buffer } from 'ferrobuf';
      const FILE = new URL(import.meta.url);`,
  };

  // In Node as well: it is what the others are compared with.
  for (const name of ['node', ...NAMES]) {
    for (const [file, first] of Object.entries(PROGRAMS)) {
      it(`${file} in ${name}`, () => {
        const folder = application();
        fs.writeFileSync(join(folder, file), `${first}\n${EXCHANGE}`);
        assert.deepEqual(outputOf(name, [file], folder), ['c5bcc3b3c58277', false]);
      });
    }
  }
});

describe('what other runtimes cannot do', () => {
  const inProgram = (name, text) => {
    const file = join(application(), 'limit.cjs');
    fs.writeFileSync(file, text);
    return run(name, [file]);
  };
  const printed = (name, text) => inProgram(name, text).stdout.trim();
  const ADDON = `const addon = require(${JSON.stringify(addonPath())});`;

  it('Bun: keep an ArrayBuffer from being transferred, so that there can be no pool', () => {
    const text = `try { require('node:worker_threads').markAsUntransferable(new ArrayBuffer(1)); console.log('it can'); }
      catch ({ code }) { console.log(code); }
      console.log(require('ferrobuf').Buffer.from('a').buffer.byteLength);`;
    assert.equal(printed('bun', text), 'ERR_NOT_IMPLEMENTED\n1');
  });

  it('Bun: count the bytes of a lone surrogate, so that we count ourselves', () => {
    const lone = String.raw`'a'.repeat(40) + '\ud800'`;
    const text = `${ADDON} console.log(addon.byteLengthUtf8(${lone}), require('ferrobuf').Buffer.byteLength(${lone}));`;
    assert.equal(printed('bun', text), '42 43');
  });

  it('Deno: drop external memory in time, so that slabs are its own', () => {
    const external = `${ADDON} console.log(addon.createSlab(8192).byteLength);`;
    const { status, stdout, stderr } = inProgram('deno', external);
    assert.equal(stdout.trim(), '8192');
    assert.notEqual(status, 0);
    assert.match(stderr, /Handle hosted by disposed Isolate/);
    const live =
      "require('ferrobuf').Buffer.from('a'); console.log(require('ferrobuf').memoryUsage().live)";
    assert.deepEqual([inProgram('deno', live).status, printed('deno', live)], [0, '0']);
  });

  it('Deno: see that a checkout is CommonJS, from a folder elsewhere', () => {
    const file = join(fs.mkdtempSync(join(tmpdir(), 'ferrobuf deno ')), 'program.cjs');
    fs.writeFileSync(file, `require(${JSON.stringify(ROOT)});`);
    const { stderr } = run('deno', [file]);
    fs.rmSync(dirname(file), { recursive: true });
    assert.match(stderr, /require is not defined/);
  });

  it('change what register changes', () => {
    const isFixed = `const { configurable } = Object.getOwnPropertyDescriptor(require('node:buffer'), 'INSPECT_MAX_BYTES');
      console.log(!configurable);`;
    assert.equal(printed('bun', isFixed), 'true');
    const sync = `try { require('node:module').syncBuiltinESMExports(); console.log('it can'); }
      catch ({ message }) { console.log(message); }`;
    assert.equal(printed('deno', sync), 'not implemented');
  });

  for (const name of NAMES) {
    it(`${name}: have ferrobuf put on the Buffer of the process`, () => {
      const text = `const { from } = Buffer;
        try { require('ferrobuf/register'); } catch ({ code }) { console.log(code, Buffer.from === from); }`;
      assert.equal(printed(name, text), 'ERR_FERROBUF_REGISTER true');
    });
  }
});
