'use strict';

// One process, several ferrobufs: copies of the addon and of the package, realms, and caches that were emptied.

const fs = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { after, describe } = require('node:test');
const { platformName } = require('../../lib/platform');
const { addonPath } = require('../support/addon-path');
const { scenario } = require('./support/scenario');

const ROOT = join(__dirname, '..', '..');

const folder = fs.mkdtempSync(join(tmpdir(), 'ferrobuf copies '));
after(() => fs.rmSync(folder, { recursive: true }));

/** A copy of the whole package, with an addon file of its own. */
const packageCopy = join(folder, 'package');
for (const part of ['index.js', 'lib', 'package.json']) {
  fs.cpSync(join(ROOT, part), join(packageCopy, part), { recursive: true });
}
fs.copyFileSync(addonPath(), join(packageCopy, `ferrobuf.${platformName()}.node`));

const oursAlone = 'there is one native Buffer in a process';

describe('several ferrobufs in a process', { concurrency: 2 }, () => {
  scenario(
    'a copy of the package has an addon and a pool of its own, and the Buffers mix',
    { output: ['true', 'true true', 'both one other', 'settled', 'settled'], oursAlone },
    async ({ Buffer, input, report, settled, collect, turn }, require) => {
      const other = require(input);
      const one = Buffer.from('one ');
      const two = other.Buffer.from('other');
      report(one.buffer !== two.buffer);
      report(Buffer.isBuffer(two), other.Buffer.isBuffer(one));
      report(Buffer.concat([Buffer.from('both '), other.Buffer.concat([one, two])]));
      for (let i = 0; i < 20; i++) {
        for (let j = 0; j < 100; j++) {
          Buffer.allocUnsafe(3000).set(two);
          other.Buffer.allocUnsafe(3000).set(one);
        }
        collect();
        await turn();
      }
      report(await settled());
      const { live, process } = other.memoryUsage();
      report(live === process.live ? 'settled' : live);
    },
    { input: packageCopy, env: { NAPI_RS_NATIVE_LIBRARY_PATH: '' } },
  );

  scenario(
    'a copy of the package in workers, while the main thread has the first',
    { output: ['exit 0', 'exit 0', 'exit 0', 'settled'], oursAlone },
    async ({ Buffer, start, ended, settled, report, input }) => {
      globalThis.kept = Buffer.from('mine');
      for (let i = 0; i < 3; i++) {
        const worker = start(({ Buffer: Class, input: path }, require) => {
          const other = require(path);
          globalThis.kept = [Class.from('first'), other.Buffer.from('second')];
          for (let j = 0; j < 300; j++) other.Buffer.allocUnsafe(3000).set(Class.allocUnsafe(3000));
        }, input);
        report(await ended(worker));
      }
      report(await settled());
    },
    { input: packageCopy, env: { NAPI_RS_NATIVE_LIBRARY_PATH: '' } },
  );

  scenario(
    'the same files once more, after the cache was emptied',
    { output: ['kept 0 kept 9', 'true', 'settled'], oursAlone },
    async ({ path, report, settled, collect, turn }, require) => {
      const kept = [];
      let last;
      for (let i = 0; i < 10; i++) {
        for (const file of Object.keys(require.cache)) delete require.cache[file];
        last = require(path);
        for (let j = 0; j < 300; j++) last.Buffer.allocUnsafe(3000);
        kept.push(last.Buffer.from(`kept ${i}`));
        collect();
        await turn();
      }
      report(kept[0], kept[9]);
      const { memoryUsage } = require(path);
      // The one addon counts for all of them.
      report(memoryUsage().live === last.memoryUsage().live);
      report(await settled());
    },
  );

  scenario(
    'the files in another realm, with its own Uint8Array',
    { output: ['true', 'abc YWJj 1 true', 'true', 'settled'], oursAlone },
    async ({ Buffer, path, report, settled, collect, turn }, require) => {
      const { readFileSync } = require('node:fs');
      const { createRequire } = require('node:module');
      const { createContext, runInContext } = require('node:vm');
      const load = (context, file, cache) => {
        const { dirname } = require('node:path');
        const requireHere = createRequire(file);
        const requireThere = (name) => {
          const found = requireHere.resolve(name);
          return found.endsWith('.js') ? load(context, found, cache) : requireHere(name);
        };
        requireThere.cache = {};
        if (cache.has(file)) return cache.get(file).exports;
        const module = { exports: {} };
        cache.set(file, module);
        const wrapper = `(function (require, module, exports, __dirname) {${readFileSync(file)}\n})`;
        const run = runInContext(wrapper, context, { filename: file });
        run(requireThere, module, module.exports, dirname(file));
        return module.exports;
      };
      const realm = () => {
        const context = createContext({ process, DOMException });
        return load(context, require.resolve(path), new Map());
      };
      const other = realm();
      const buf = other.Buffer.from('abc');
      report(buf instanceof Uint8Array);
      report(buf, buf.toString('base64'), buf.indexOf('b'), Buffer.isBuffer(Buffer.from(buf)));
      for (let i = 0; i < 10; i++) {
        const dropped = realm();
        for (let j = 0; j < 300; j++) dropped.Buffer.allocUnsafe(3000).fill(j);
        collect();
        await turn();
      }
      report(other.Buffer.concat([buf, buf]).equals(other.Buffer.from('abcabc')));
      report(await settled());
    },
  );
});
