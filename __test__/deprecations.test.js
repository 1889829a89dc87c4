'use strict';

/**
 * lib/deprecations.js and lib/slow-buffer.js against native, in child processes: DEP0005 and DEP0030, who gets them, and what
 * Node's flags make of them. ferrobuf lies in `node_modules` there, as it does when it is installed.
 */

const assert = require('node:assert/strict');
const { execFile } = require('node:child_process');
const { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { after, before, describe, it } = require('node:test');
const { addonPath } = require('./support/addon-path');
const { host, native } = require('./support/worlds');

const ROOT = join(__dirname, '..');

/** A dependency that uses the constructor in several ways. `B` is the Buffer under test. */
const DEPENDENCY = `
exports.call = (B, ...args) => B(...args);
exports.callback = (f) => f();
exports.eval = (B) => eval('B(3)');
exports.Function = new Function('B', 'return B(3)');
exports.map = (B) => [3].map(B);
exports.repeat = (B, times) => { for (let i = 0; i < times; i++) B(1); };
exports.timer = (B) => setTimeout(B, 1, 3);
`;

const WARNING = 'DeprecationWarning DEP0005';
const BOTH = `${WARNING} (node:PID) [DEP0005]`;

/**
 * [label, code, what is said, options]: `code` sees `B`, `lib` (the dependency) and `say`. Options: `flags`, `env`, and `since`, the
 * first host whose native agrees (Node 20 lets any frame of the stack count, not only the caller: docs/compatibility.md, "What only
 * tools see").
 */
const SCENARIOS = [
  ['a call', 'B(3)', BOTH],
  ['with new', 'new B("a")', BOTH],
  ['once per process', 'B(3); new B(3); B("a")', BOTH],
  ['a subclass', 'new (class extends B {})(3)', BOTH],
  [
    'wrong arguments',
    'try { B(5, "utf8") } catch (e) { say(e.code) }',
    `ERR_INVALID_ARG_TYPE ${BOTH}`,
  ],
  ['out of a dependency', 'lib.call(B, 3)', ''],
  ['out of a dependency, then not', 'lib.call(B, 3); B(3)', BOTH],
  [
    'out of a dependency, deep below',
    'const r = (n) => (n ? r(n - 1) : lib.call(B, 3)); r(50)',
    '',
  ],
  ['called back by a dependency', 'lib.callback(() => B(3))', BOTH, { since: 22 }],
  [
    'deep below a dependency',
    'const r = (n) => (n ? r(n - 1) : B(3)); lib.callback(() => r(50))',
    BOTH,
    { since: 22 },
  ],
  ['deep', 'const r = (n) => (n ? r(n - 1) : B(3)); r(200)', BOTH, { since: 22 }],
  ['eval in a dependency', 'lib.eval(B)', BOTH, { since: 22 }],
  ['Function in a dependency', 'lib.Function(B)', BOTH],
  ['passed to map by a dependency', 'lib.map(B)', ''],
  ['passed to map', '[3].map(B)', BOTH],
  ['passed to a timer by a dependency', 'lib.timer(B)', BOTH],
  ['passed to then', 'Promise.resolve(3).then(B)', BOTH],
  [
    'the reader of a byte stream',
    `const pull = (c) => { c.byobRequest.view[0] = 65; c.byobRequest.respond(1); };
     const stream = new ReadableStream({ type: 'bytes', pull });
     stream.getReader({ mode: 'byob' }).read(B.alloc(8)).then(({ value }) => say(value));`,
    'A',
  ],
  ['9,999 times out of a dependency, then not', 'lib.repeat(B, 9999); B(3)', BOTH],
  ['10,000 times out of a dependency, then not', 'lib.repeat(B, 10000); B(3)', ''],
  ['a script below node_modules', 'run("B(3)", "/x/node_modules/y.js")', ''],
  ['a URL below node_modules', 'run("B(3)", "file:///x/node_modules/y.js")', ''],
  ['a Windows path below node_modules', 'run("B(3)", "C:\\\\x\\\\node_modules\\\\y.js")', ''],
  ['a relative path below node_modules', 'run("B(3)", "node_modules/y.js")', BOTH],
  ['a folder that is called alike', 'run("B(3)", "/x/my_node_modules/y.js")', BOTH],
  ['a script without name', 'run("B(3)", "")', BOTH],
  ["a script that looks like Node's own", 'run("B(3)", "node:x")', BOTH],
  ['no stack', 'Error.stackTraceLimit = 0; B(3)', BOTH],
  ['no stack, out of a dependency', 'Error.stackTraceLimit = 0; lib.call(B, 3)', ''],
  ['a frozen Error', 'Object.freeze(Error); B(3)', BOTH],
  [
    'prepareStackTrace is not called',
    'Error.prepareStackTrace = () => say("prepared"); B(3); delete Error.prepareStackTrace',
    BOTH,
  ],
  [
    'Error is as before',
    'const keys = () => Reflect.ownKeys(Error).join(); const before = keys(); lib.call(B, 3); say(before === keys() && Error.stackTraceLimit)',
    '10',
  ],
  [
    'Error is as before, when it lacks what it had',
    'delete Error.stackTraceLimit; delete Error.prepareStackTrace; const keys = () => Reflect.ownKeys(Error).join(); const before = keys(); lib.call(B, 3); say(before === keys())',
    'true',
  ],
  [
    'emitWarning is asked late',
    'process.emitWarning = (...args) => say(args.slice(1).join()); B(3)',
    'DeprecationWarning,DEP0005',
  ],
  [
    'noDeprecation, then not',
    'process.noDeprecation = true; B(3); process.noDeprecation = false; B(3)',
    '',
  ],
  ['--no-deprecation', 'B(3)', '', { flags: ['--no-deprecation'] }],
  ['--no-warnings', 'B(3)', WARNING, { flags: ['--no-warnings'] }],
  ['--disable-warning', 'B(3)', WARNING, { flags: ['--disable-warning=DEP0005'], since: 22 }],
  [
    '--throw-deprecation',
    'process.on("uncaughtException", (e) => say(e.code)); B(3); say("made")',
    'made DEP0005',
    { flags: ['--throw-deprecation'] },
  ],
  ['--pending-deprecation', 'lib.call(B, 3)', BOTH, { flags: ['--pending-deprecation'] }],
  [
    '--pending-deprecation and its opposite',
    'lib.call(B, 3)',
    '',
    { flags: ['--pending-deprecation', '--no-pending-deprecation'] },
  ],
  ['NODE_PENDING_DEPRECATION', 'lib.call(B, 3)', BOTH, { env: { NODE_PENDING_DEPRECATION: '1' } }],
  ['NODE_PENDING_DEPRECATION=0', 'lib.call(B, 3)', '', { env: { NODE_PENDING_DEPRECATION: '0' } }],
  ['NODE_OPTIONS', 'lib.call(B, 3)', BOTH, { env: { NODE_OPTIONS: '--pending-deprecation' } }],
  ...[
    ['"--pending-deprecation"', BOTH],
    ['--pending-"deprecation"', BOTH],
    ['"--title=a --pending-deprecation"', ''],
    ['"--title=a\\" --pending-deprecation"', ''],
    ['"--title=\\\\" --pending-deprecation', BOTH],
  ].map(([NODE_OPTIONS, expected]) => [
    `NODE_OPTIONS=${NODE_OPTIONS}`,
    'lib.call(B, 3)',
    expected,
    { env: { NODE_OPTIONS } },
  ]),
  [
    'parent, offset, slice and inspect say nothing',
    'const b = B.alloc(3); b.parent; b.offset; b.slice(1); b.inspect()',
    '',
    { flags: ['--pending-deprecation'] },
  ],
];

const SLOW = host === 24 ? 'DeprecationWarning DEP0030 (node:PID) [DEP0030]' : '';

const SLOW_SCENARIOS = [
  ['SlowBuffer: a call', 'new SlowBuffer(3); SlowBuffer(3)', SLOW],
  ['SlowBuffer: no call', 'SlowBuffer', ''],
  [
    'SlowBuffer: wrong arguments',
    'try { SlowBuffer("x") } catch (e) { say(e.code) }',
    `ERR_INVALID_ARG_TYPE ${SLOW}`.trim(),
  ],
  ['SlowBuffer: out of a dependency', 'lib.callback(() => lib.call(SlowBuffer, 3))', SLOW],
  ['SlowBuffer: --no-deprecation', 'SlowBuffer(3)', '', { flags: ['--no-deprecation'] }],
  [
    'SlowBuffer: its name with --no-deprecation',
    'say(SlowBuffer.name)',
    host === 24 ? 'deprecated' : 'SlowBuffer',
    { flags: ['--no-deprecation'] },
  ],
];

const PRELUDE = `
const { Buffer: B, SlowBuffer } = require(process.env.MODULE_UNDER_TEST);
const lib = require('dependency');
const said = [];
const say = (word) => said.push(word);
globalThis.B = B;
const run = (code, filename) => require('node:vm').runInThisContext(code, { filename });
process.on('warning', ({ name, code }) => say(name + ' ' + code));
process.on('exit', () => process.stdout.write(said.join(' ')));
`;

let folder;

/** Runs a scenario and returns what was said: by the code, by the event `warning`, and by Node on stderr. */
const sayingsOf = (code, moduleName, { flags = [], env = {} } = {}) =>
  new Promise((resolve, reject) => {
    const { NODE_OPTIONS: _options, NODE_PENDING_DEPRECATION: _pending, ...clean } = process.env;
    const options = {
      cwd: folder,
      env: {
        ...clean,
        NAPI_RS_NATIVE_LIBRARY_PATH: addonPath(),
        MODULE_UNDER_TEST: moduleName,
        ...env,
      },
    };
    execFile(
      process.execPath,
      [...flags, '-e', PRELUDE + code],
      options,
      (error, stdout, stderr) => {
        if (error) {
          reject(new Error(`${error.message}${stderr}`));
          return;
        }
        const onStderr = [...stderr.matchAll(/^\(node:\d+\) (\[DEP\d+])/gm)].map(
          ([, dep]) => `(node:PID) ${dep}`,
        );
        resolve([stdout, ...onStderr].filter(Boolean).join(' '));
      },
    );
  });

describe('deprecations', { concurrency: 2 }, () => {
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'ferrobuf-deprecations-'));
    const installed = join(folder, 'node_modules', 'ferrobuf');
    const dependency = join(folder, 'node_modules', 'dependency');
    mkdirSync(dependency, { recursive: true });
    writeFileSync(join(dependency, 'index.js'), DEPENDENCY);
    for (const part of ['package.json', 'index.js', 'lib']) {
      cpSync(join(ROOT, part), join(installed, part), { recursive: true });
    }
  });
  after(() => rmSync(folder, { recursive: true }));

  const scenarios =
    native.module.SlowBuffer === undefined ? SCENARIOS : [...SCENARIOS, ...SLOW_SCENARIOS];
  for (const [label, code, expected, options] of scenarios) {
    const isKnownFlag =
      !options?.flags?.some((flag) => flag.startsWith('--disable-warning')) || host > 20;
    it(label, { skip: !isKnownFlag && 'Node 20 does not know this flag' }, async () => {
      assert.equal(await sayingsOf(code, 'ferrobuf', options), expected, 'ferrobuf');
      if (host < (options?.since ?? 20)) return;
      assert.equal(await sayingsOf(code, 'node:buffer', options), expected, 'native');
    });
  }
});
