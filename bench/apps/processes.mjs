import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import childModule from '../../__test__/support/child.js';
import { UserError } from '../../scripts/support/say.mjs';

// A batch takes a quarter of a second, the first requests of a server some seconds on a busy machine.
const ANSWER_MS = 60_000;

/** A process that answers one message at a time. */
export class Process {
  #child;
  #name;
  #errors = '';

  /**
   * @param {string} file below bench/apps
   * @param {{ args?: string[], flags?: string[], node?: string, env?: Record<string, string> }} [options] `node` is
   *   the binary, `flags` are for it
   */
  constructor(file, { args = [], flags = [], node = process.execPath, env = {} } = {}) {
    this.#name = [file, ...args].join(' ');
    this.#child = fork(fileURLToPath(new URL(file, import.meta.url)), args, {
      execPath: node,
      execArgv: flags,
      env: { ...childModule.cleanEnvironment(), ...env },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.#child.stderr.setEncoding('utf8').on('data', (text) => {
      this.#errors += text;
    });
  }

  /** Waits for the next message. @throws {UserError} when none comes, or it tells of a failure */
  async answer() {
    const answered = new AbortController();
    const options = { signal: AbortSignal.any([answered.signal, AbortSignal.timeout(ANSWER_MS)]) };
    try {
      const [message] = await Promise.race([
        once(this.#child, 'message', options),
        once(this.#child, 'close', options).then(() => [{ failure: 'it has ended' }]),
      ]);
      if (message.failure === undefined) return message;
      throw new UserError(`${this.#name}: ${message.failure}\n${this.#errors}`);
    } catch (error) {
      if (error.name !== 'AbortError') throw error;
      throw new UserError(`${this.#name}: no answer\n${this.#errors}`);
    } finally {
      answered.abort();
    }
  }

  /** @returns {Promise<object>} the answer */
  ask(message) {
    this.#child.send(message);
    return this.answer();
  }

  /**
   * Ends it, without a chance to tidy up: `process.exit()` of Node 26 waits for V8's threads, and one of them, a compiler,
   * for a collection that this thread was to make. It was seen once, in some dozens of servers.
   */
  async stop() {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await ended;
  }
}
