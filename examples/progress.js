'use strict';

const BAR_WIDTH = 30;

// Ten times a second looks steady, and drawing costs nothing beside the work.
const REDRAW_MS = 100;

const CLEAR_LINE = '\r\x1b[K';

/**
 * A bar on the last line of a terminal. On anything else it draws nothing.
 *
 * @param {import('node:tty').WriteStream} stream
 * @param {number} total steps in all
 */
class Progress {
  #stream;
  #total;
  #done = 0;
  /** Where the pace is counted from: { done, time }, or undefined while nothing is known of it. */
  #paceFrom;
  #drawn = -Infinity;
  #active;

  constructor(stream, total) {
    this.#stream = stream;
    this.#total = total;
    // A terminal called dumb cannot clear a line.
    this.#active = stream.isTTY === true && process.env.TERM !== 'dumb';
  }

  /** Begins a step. @param {string} label what it is */
  step(label) {
    this.#done++;
    const now = performance.now();
    if (!this.#active || now - this.#drawn < REDRAW_MS) return;
    this.#drawn = now;
    const width = (this.#stream.columns || 80) - 1;
    this.#stream.write(CLEAR_LINE + this.#text(label, now).slice(0, width));
  }

  /** From here on all steps take about as long as each other: the bar may tell how long is left. */
  even() {
    this.#paceFrom = { done: this.#done, time: performance.now() };
  }

  /** Removes the bar. */
  end() {
    if (this.#active && this.#drawn >= 0) this.#stream.write(CLEAR_LINE);
    this.#active = false;
  }

  #text(label, now) {
    const share = (this.#done - 1) / this.#total;
    const filled = Math.floor(share * BAR_WIDTH);
    const bar = '#'.repeat(filled) + '.'.repeat(BAR_WIDTH - filled);
    const percent = `${Math.floor(share * 100)}%`.padStart(4);
    return `[${bar}] ${percent}  ${this.#timeLeft(now)}${label}`;
  }

  #timeLeft(now) {
    const steps = this.#paceFrom === undefined ? 0 : this.#done - 1 - this.#paceFrom.done;
    if (steps === 0) return '';
    const left = this.#total - this.#done + 1;
    const seconds = ((now - this.#paceFrom.time) / 1000 / steps) * left;
    return seconds < 90
      ? `${Math.ceil(seconds)} s left  `
      : `${Math.ceil(seconds / 60)} min left  `;
  }
}

module.exports = { Progress };
