'use strict';

/** The numbers that a program is made of: a small, fast generator (xorshift32), so that a seed gives the same program anywhere. */

class Random {
  /** @param {number} seed any integer; the seeds of programs follow one another */
  constructor(seed) {
    // Neighbouring seeds must not begin alike: they are mixed first (the finaliser of MurmurHash3).
    let mixed = seed | 0;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    mixed ^= mixed >>> 16;
    // Zero would stay zero for ever.
    this.state = mixed === 0 ? 1 : mixed;
  }

  /** @returns {number} in `0..2**32` */
  next() {
    let x = this.state;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    this.state = x;
    return x >>> 0;
  }

  /** @returns {number} in `0..end`; `end` is at least 1 */
  below(end) {
    return this.next() % end;
  }

  /** @returns {number} from `low` up to and with `high` */
  between(low, high) {
    return low + (this.next() % (high - low + 1));
  }

  /** Whether one of `count` equally likely things has happened. */
  oneIn(count) {
    return this.next() % count === 0;
  }

  pick(list) {
    return list[this.next() % list.length];
  }

  /** Picks by weight out of a table that {@link weighted} has made. */
  pickWeighted(table) {
    return table[this.next() % table.length];
  }
}

/** A table for `pickWeighted`: each value as often as its weight says. */
const weighted = (pairs) => pairs.flatMap(([weight, value]) => Array(weight).fill(value));

module.exports = { Random, weighted };
