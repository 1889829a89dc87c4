const { makeProgram } = require('./program');
const { runProgram } = require('./run');
const { mark } = require('./foreign');
const { host } = require('../support/worlds');
process.noDeprecation = true;
Error.stackTraceLimit = 0;
const from = Number(process.argv[2] ?? 1), n = Number(process.argv[3] ?? 2000);
const util = require('util');
let calls = 0, compared = 0; const groups = new Map(); const expl = new Map();
const t = performance.now();
for (let s = from; s < from + n; s++) {
  if (s % 64 === 0) mark();
  const p = makeProgram(s, host); if (process.env.ALONE) p.alone = true; if (process.env.SKIP) p.steps = p.steps.filter((x) => !new RegExp(process.env.SKIP).test(x[0]));
  if (process.env.V) require('fs').writeSync(2, s + '\n');
  const v = runProgram(p);
  calls += v.calls; compared += v.compared;
  if (v.explained) expl.set(v.explained, (expl.get(v.explained) ?? 0) + 1);
  if (v.failure) {
    const key = v.failure.step[0] + ' ' + v.failure.what;
    const g = groups.get(key) ?? { n: 0 }; g.n++;
    if (g.n <= Number(process.env.EX ?? 1)) { (g.ex ??= []).push([s, v.failure]); }
    groups.set(key, g);
  }
}
const dt = (performance.now() - t) / 1000;
for (const [k, g] of [...groups].sort((a, b) => b[1].n - a[1].n)) for (const e of g.ex) console.log(g.n, k, 'seed', e[0], util.inspect({ step: JSON.stringify(e[1].step), ours: e[1].ours, native: e[1].native, logs: e[1].logs && JSON.stringify(e[1].logs) }, { depth: 3, breakLength: 180, maxStringLength: 120, maxArrayLength: 30 }));
console.log({ calls, compared, rate: Math.round(calls / dt), expl: [...expl] });
