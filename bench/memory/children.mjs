import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

// The longest child besides the soak, 10 million Buffers with yields, takes some seconds.
const TIMEOUT_MS = 5 * 60_000;

/**
 * Runs one measurement in a process of its own.
 *
 * @param {object} call
 * @param {string} call.node the binary
 * @param {string} call.target folder of the checkout that is measured
 * @param {string} call.child file of bench/memory/children, without its extension
 * @param {'ours' | 'native'} call.side
 * @param {Record<string, string | number>} [call.settings]
 * @param {number} [call.seconds] how long it is meant to run, when that is long
 * @returns {Promise<object | { failure: string, stderr: string }>} what the child reports, or one line on why it
 *   did not, and all that it said
 */
export function runChild({ node, target, child, side, settings = {}, seconds = 0 }) {
  const file = fileURLToPath(new URL(`children/${child}.js`, import.meta.url));
  const words = Object.entries(settings).map(([name, value]) => `${name}=${value}`);
  return new Promise((resolve) => {
    const started = spawn(node, ['--expose-gc', '--no-warnings', file, side, ...words], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, FERROBUF_BENCH_TARGET: target },
      timeout: TIMEOUT_MS + seconds * 1000,
    });
    const output = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr']) {
      started[name].setEncoding('utf8').on('data', (text) => {
        output[name] += text;
      });
    }
    const fail = (reason) =>
      resolve({
        failure: `${side}, ${[child, ...words].join(' ')}: ${reason}`,
        stderr: output.stderr,
      });
    started.on('error', (error) => fail(error.message));
    started.on('close', (status, signal) => {
      if (status !== 0) fail(`${signal ?? `status ${status}`} ${reasonIn(output.stderr)}`);
      else resolve(JSON.parse(output.stdout));
    });
  });
}

/** The line that names an error, or a fatal one of V8's. */
function reasonIn(text) {
  return text.match(/^(?:\w*Error\b.*|.*(?:FATAL|Fatal|panicked).*)$/m)?.[0].trim() ?? '';
}
