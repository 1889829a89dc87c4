'use strict';

/**
 * The work of an application without a server around it: the same function, with the same request, as often as there is time
 * for. How fast a call is when nothing else interferes, one in fifty is; that figure hardly depends on who shares the machine.
 */

const { readFileSync } = require('node:fs');

/** Of all calls, the share that is faster than what is reported. */
const SHARE = 0.02;

/** Calls until V8 has compiled what is hot; and what is measured, for as long as this at most. */
const WARM_UP = 3000;
const CALLS = 8000;
const MOST_MS = 2000;

/** What of a request and its answer the applications use. */
const requestOf = (bytes) => {
  const end = bytes.indexOf('\r\n\r\n');
  const [, ...lines] = bytes.latin1Slice(0, end).split('\r\n');
  const headers = Object.fromEntries(lines.map((line) => line.split(': ')));
  const body = bytes.subarray(end + 4);
  return {
    headers,
    *[Symbol.iterator]() {
      yield body;
    },
  };
};

class Response {
  end(content) {
    this.content = content;
  }
}

/**
 * @param {(request: object, response: object) => unknown} answer
 * @param {string} file the request, as it goes over a connection
 */
const workAlone = async (answer, file) => {
  const request = requestOf(readFileSync(file));
  const call = async () => {
    const response = new Response();
    await answer(request, response);
    if (response.content === undefined) throw new Error('there is no answer');
  };
  const times = [];
  const repeat = async (calls) => {
    const last = performance.now() + MOST_MS;
    for (let i = 0; i < calls && performance.now() < last; i++) {
      const start = process.hrtime.bigint();
      await call();
      times.push(Number(process.hrtime.bigint() - start));
    }
  };
  await repeat(WARM_UP);
  times.length = 0;
  await repeat(CALLS);
  times.sort((a, b) => a - b);
  console.log(times[Math.floor(times.length * SHARE)] / 1000);
};

module.exports = { workAlone };
