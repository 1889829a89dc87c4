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
  #start = performance.now();
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
    return `[${bar}] ${percent}  ${this.#timeLeft(share, now)}  ${label}`;
  }

  #timeLeft(share, now) {
    if (share === 0) return 'starting';
    const seconds = ((now - this.#start) / 1000) * ((1 - share) / share);
    return seconds < 90 ? `${Math.ceil(seconds)} s left` : `${Math.ceil(seconds / 60)} min left`;
  }
}

module.exports = { Progress };
