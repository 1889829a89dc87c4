'use strict';

/** How `ferrobuf/register` gets into a process, and from there into workers, child processes and ES modules. */

const assert = require('node:assert/strict');
const fs = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { pathToFileURL } = require('node:url');
const { after, describe, it } = require('node:test');
const { evaluate, node, REGISTER, ROOT } = require('../support/child');

const IS = `Buffer[Symbol.for('ferrobuf.register')] !== undefined`;

const folder = fs.mkdtempSync(join(tmpdir(), 'ferrobuf register '));
after(() => fs.rmSync(folder, { recursive: true }));

/** An application that has ferrobuf as a dependency. */
const application = (name, text) => {
  const modules = join(folder, 'node_modules');
  if (!fs.existsSync(modules)) {
    fs.mkdirSync(modules);
    fs.symlinkSync(ROOT, join(modules, 'ferrobuf'), 'junction');
  }
  const file = join(folder, name);
  fs.writeFileSync(file, text);
  return file;
};

const outputOf = (args, env) => {
  const { status, stdout, stderr } = node(args, env);
  assert.equal(status, 0, stderr);
  return stdout.trim();
};

describe('it is loaded', () => {
  const PRINT = `console.log(${IS}, Buffer.from('abc').toString('hex'))`;
  const DONE = 'true 616263';
  const URL_OF_IT = pathToFileURL(REGISTER).href;

  it('by --require and a path', () => {
    assert.equal(outputOf(['--require', REGISTER, application('a.js', PRINT)]), DONE);
  });

  it('by --import and a URL', () => {
    assert.equal(outputOf([`--import=${URL_OF_IT}`, application('a.mjs', PRINT)]), DONE);
  });

  it('by the name of the package', () => {
    const main = application('named.js', `require('ferrobuf/register'); ${PRINT}`);
    assert.equal(outputOf([main]), DONE);
    const esm = application('named.mjs', `import 'ferrobuf/register'; ${PRINT}`);
    assert.equal(outputOf([esm]), DONE);
  });

  for (const flag of ['--require', '--import']) {
    it(`by ${flag} and the name of the package, which is looked for from the working directory`, () => {
      const result = evaluate(`
        const { execFileSync } = require('node:child_process');
        return String(execFileSync(process.execPath, ['${flag}', 'ferrobuf/register', ${JSON.stringify(application('b.js', PRINT))}],
          { cwd: ${JSON.stringify(folder)} })).trim();`);
      assert.equal(result, DONE);
    });
  }

  it('by NODE_OPTIONS', () => {
    const env = { NODE_OPTIONS: `--require ${JSON.stringify(REGISTER)}` };
    assert.equal(outputOf([application('c.js', PRINT)], env), DONE);
  });

  it('several times, and does the work once', () => {
    const args = ['--require', REGISTER, '--import', URL_OF_IT];
    assert.equal(
      outputOf([...args, application('d.js', `require(${JSON.stringify(REGISTER)}); ${PRINT}`)]),
      DONE,
    );
  });
});

describe('ES modules', () => {
  it('see the functions in their named imports of node:buffer, and again after restore', () => {
    const file = application(
      'live.mjs',
      `
      import fs, { readFileSync } from 'node:fs';
      import { atob, btoa, Buffer, isAscii, isUtf8, transcode } from 'node:buffer';
      import nodeBuffer from 'node:buffer';
      const named = () => [atob, btoa, isAscii, isUtf8, transcode];
      const now = () => ['atob', 'btoa', 'isAscii', 'isUtf8', 'transcode'].map((key) => nodeBuffer[key]);
      const before = named();
      const { register, restore } = await import('ferrobuf/register');
      const during = named();
      const isSame = (a, b) => a.every((value, i) => value === b[i]);
      const result = [isSame(during, now()), during.some((value, i) => value === before[i]), ${IS}];
      restore();
      result.push(isSame(named(), before));
      register();
      result.push(isSame(named(), during), readFileSync === fs.readFileSync);
      console.log(JSON.stringify(result));`,
    );
    assert.deepEqual(JSON.parse(outputOf([file])), [true, false, true, true, true, true]);
  });

  it('import register and restore by name', () => {
    const file = application(
      'names.mjs',
      `
      import { register, restore } from 'ferrobuf/register';
      import standard from 'ferrobuf/register';
      console.log(register().isNew, standard.restore === restore, restore());`,
    );
    assert.equal(outputOf([file]), 'false true true');
  });
});

describe('workers', () => {
  const WORKER = `require('node:worker_threads').parentPort.postMessage([${IS}, Buffer.from('ż').toString('hex')])`;

  /** Starts a worker, and tells what it says. */
  const inWorker = (options, code = WORKER) => `
    const { Worker } = require('node:worker_threads');
    const worker = new Worker(${JSON.stringify(code)}, { eval: true, ...${options} });
    return new Promise((resolve, reject) => { worker.once('message', resolve); worker.once('error', reject); });`;

  it("inherit the process's flags", () => {
    assert.deepEqual(evaluate(inWorker('{}'), ['--require', REGISTER]), [true, 'c5bc']);
  });

  it('do not with an execArgv of their own that is empty', () => {
    assert.deepEqual(evaluate(inWorker('{ execArgv: [] }'), ['--require', REGISTER]), [
      false,
      'c5bc',
    ]);
  });

  it('take it from their own execArgv', () => {
    const options = `{ execArgv: ['--require', ${JSON.stringify(REGISTER)}] }`;
    assert.deepEqual(evaluate(inWorker(options)), [true, 'c5bc']);
  });

  it('take it from NODE_OPTIONS, whatever their execArgv', () => {
    const env = { NODE_OPTIONS: `--require ${JSON.stringify(REGISTER)}` };
    assert.deepEqual(evaluate(inWorker('{ execArgv: [] }'), [], env), [true, 'c5bc']);
  });

  it('do not inherit what the program itself has required', () => {
    assert.deepEqual(evaluate(`require('./register'); ${inWorker('{}')}`), [false, 'c5bc']);
  });

  it('are independent: restore in one leaves the other alone', () => {
    const code = `require(${JSON.stringify(REGISTER)}).restore(); ${WORKER}`;
    const result = evaluate(
      `const worker = await (async () => { ${inWorker('{}', code)} })(); return [worker[0], ${IS}];`,
      ['--require', REGISTER],
    );
    assert.deepEqual(result, [false, true]);
  });

  it('exchange Buffers, which keep their bytes', () => {
    const code = `const { parentPort } = require('node:worker_threads');
      parentPort.once('message', (bytes) => parentPort.postMessage(Buffer.concat([bytes, Buffer.from('d')])));`;
    const result = evaluate(
      `
      const { Worker } = require('node:worker_threads');
      const worker = new Worker(${JSON.stringify(code)}, { eval: true });
      const answer = new Promise((resolve, reject) => { worker.once('message', resolve); worker.once('error', reject); });
      worker.postMessage(Buffer.from('abc'));
      return Buffer.from(await answer).toString();`,
      ['--require', REGISTER],
    );
    assert.equal(result, 'abcd');
  });
});

describe('child processes', () => {
  const child = () => application('child.js', `process.send(${IS})`);
  const forked = (options = '') => `
    const { fork } = require('node:child_process');
    const child = fork(${JSON.stringify(child())}, [], { ${options} });
    return new Promise((resolve, reject) => { child.once('message', resolve); child.once('error', reject); });`;

  it('inherit the flags by fork', () => {
    assert.equal(evaluate(forked(), ['--require', REGISTER]), true);
  });

  it('do not with an execArgv of their own', () => {
    assert.equal(evaluate(forked('execArgv: []'), ['--require', REGISTER]), false);
  });

  it('inherit NODE_OPTIONS', () => {
    const env = { NODE_OPTIONS: `--require ${JSON.stringify(REGISTER)}` };
    assert.equal(evaluate(forked('execArgv: []'), [], env), true);
  });

  it('speak to each other in either mode, with advanced serialization', () => {
    const echo = application(
      'echo.js',
      `process.once('message', (bytes) => process.send([bytes, Buffer.isBuffer(bytes), ${IS}], () => process.disconnect()))`,
    );
    const result = evaluate(
      `
      const { fork } = require('node:child_process');
      const child = fork(${JSON.stringify(echo)}, [], { execArgv: [], serialization: 'advanced' });
      child.send(Buffer.from('żółw'));
      const [bytes, isBuffer, isRegistered] = await new Promise((resolve) => child.once('message', resolve));
      return [bytes.toString(), Buffer.isBuffer(bytes), isBuffer, isRegistered, ${IS}];`,
      ['--require', REGISTER],
    );
    assert.deepEqual(result, ['żółw', true, true, false, true]);
  });
});
