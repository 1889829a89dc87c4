// `npm run test:sweep [-- --calls N] [--seed S] [--node LINE] [--mode register]`: programs of random calls on native and on
// ferrobuf, compared after each step (__test__/sweep). They run in processes of their own, one after the other,
// because native dies of some calls that no rule excludes yet, and ferrobuf must not.
import './support/require-node.mjs';

import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { setup } from './setup.mjs';
import { checkLines, nodeBinary } from './support/nodes.mjs';
import { ROOT } from './support/paths.mjs';
import { capture } from './support/run.mjs';
import { runMain, say, seconds, UserError } from './support/say.mjs';

const CHILD = join(ROOT, '__test__/sweep/campaign.js');

/** Calls of one process: what a crash costs is less than that, and starting one is nothing beside it. */
const CALLS_PER_PROCESS = 250_000;

/** Programs take some milliseconds. One that has not ended after this long never will. */
const HANG_MS = 120_000;

/** Processes that a program may take to be shortened when it kills them. */
const MAX_TRIES = 80;

/** Seeds lie so far apart that no campaign reaches another's programs. */
const PROGRAMS_PER_SEED = 10_000_000;

/** The young generation of V8 is enlarged: a third of the time goes into collecting it otherwise. */
const NODE_FLAGS = ['--min-semi-space-size=32', '--max-semi-space-size=32'];

await runMain(async () => {
  const options = readOptions();
  setup();
  const folder = mkdtempSync(join(tmpdir(), 'ferrobuf-sweep-'));
  try {
    return await sweep({ ...options, folder });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** How the tests take ferrobuf: as a class of its own, or as native's that `register` has patched. */
const MODES = ['import', 'register'];

function readOptions() {
  const { values } = parseArgs({
    options: {
      calls: { type: 'string', default: '1000000' },
      seed: { type: 'string', default: '1' },
      node: { type: 'string' },
      mode: { type: 'string', default: 'import' },
    },
  });
  const calls = Number(values.calls);
  const seed = Number(values.seed);
  if (!(calls > 0)) throw new UserError(`--calls must be a positive number, not ${values.calls}.`);
  if (!Number.isInteger(seed))
    throw new UserError(`--seed must be an integer, not ${values.seed}.`);
  if (!MODES.includes(values.mode))
    throw new UserError(`--mode must be one of ${MODES.join(', ')}, not ${values.mode}.`);
  const node =
    values.node === undefined ? process.execPath : nodeBinary(checkLines([values.node])[0]);
  return { calls, seed, node, mode: values.mode };
}

async function sweep({ calls, seed, node, mode, folder }) {
  const total = { programs: 0, calls: 0, compared: 0, failures: 0 };
  const explained = {};
  const env = { ...process.env, FERROBUF_MODE: mode };
  const progress = join(folder, 'progress');
  const start = performance.now();
  let next = seed * PROGRAMS_PER_SEED;
  while (total.calls < calls) {
    const share = Math.min(CALLS_PER_PROCESS, calls - total.calls);
    const { status, lines, stopped } = await runChild(node, [next, share, progress], progress, env);
    for (const line of lines) {
      if (line.sums === undefined) show(line);
      else {
        for (const key of Object.keys(total)) total[key] += line.sums[key];
        for (const [row, count] of Object.entries(line.explained))
          explained[row] = (explained[row] ?? 0) + count;
      }
    }
    const sums = lines.at(-1)?.sums;
    if (sums !== undefined) {
      next += sums.programs;
    } else {
      const last = Number(readFileSync(progress, 'utf8'));
      if (!(last >= next)) throw new UserError(`${CHILD} does not start: status ${status}.`);
      total.failures += 1;
      say(`seed ${last}: the process ${stopped ? 'hangs' : `died (${status})`}`);
      await reportDeath(node, last, join(folder, 'program.json'), env);
      next = last + 1;
    }
    const rate = Math.round(total.calls / ((performance.now() - start) / 1000));
    say(
      `${total.calls} calls, ${total.compared} compared, ${total.failures} failures, ${rate} calls/s`,
    );
  }
  say(`explained: ${JSON.stringify(explained)}`);
  say(
    `Node ${mode === 'register' ? 'registered, ' : ''}seed ${seed}: ${seconds(performance.now() - start)}`,
  );
  console.log(`\n${total.programs - total.failures} passed, ${total.failures} failed`);
  return total.failures === 0 ? 0 : 1;
}

function show({ seed, kind, program, text }) {
  say(`seed ${seed}: ${kind}`);
  console.log(text);
  console.log(JSON.stringify(program));
}

/** Runs a campaign's process to its end, or until it has been in one program for too long. */
function runChild(node, args, progress, env) {
  return new Promise((resolve) => {
    const child = spawn(node, [...NODE_FLAGS, CHILD, ...args.map(String)], {
      cwd: ROOT,
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    let before;
    let stopped = false;
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    const timer = setInterval(() => {
      const now = readProgress(progress);
      stopped = now === before;
      before = now;
      if (stopped) child.kill('SIGKILL');
    }, HANG_MS);
    child.on('close', (code, signal) => {
      clearInterval(timer);
      const lines = output.split('\n').filter((line) => line.startsWith('{'));
      resolve({ status: signal ?? code, stopped, lines: lines.map((line) => JSON.parse(line)) });
    });
  });
}

function readProgress(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** Prints the program that a process has died in, shortened when it dies of it alone. */
async function reportDeath(node, seed, file, env) {
  const { makeProgram } = await import('../__test__/sweep/program.js');
  const { shrink } = await import('../__test__/sweep/shrink.js');
  const program = makeProgram(seed, lineOf(node));
  let tries = 0;
  const dies = (candidate) => {
    if (tries++ > MAX_TRIES) return false;
    writeFileSync(file, JSON.stringify(candidate));
    const { ok, output } = capture([node, CHILD, '--program', file], { env, timeout: HANG_MS });
    // A failure that is no death is a line of JSON.
    return !ok && !/^\{/m.test(output);
  };
  console.log(JSON.stringify(dies(program) ? shrink(program, dies) : program));
}

function lineOf(node) {
  return Number.parseInt(capture([node, '-p', 'process.versions.node']).output, 10);
}
