'use strict';

/** What goes from thread to thread and from port to port, copied, moved, and shared. */

const { once } = require('node:events');
const {
  BroadcastChannel,
  MessageChannel,
  receiveMessageOnPort,
  Worker,
} = require('node:worker_threads');
const { outcomeOf } = require('../support/expectations');
const { interop } = require('./support/interop');
const { LARGE, samples, TEXT } = require('./support/samples');

const ECHO = require.resolve('./support/echo-worker');

/** What arrives is a plain array of bytes, also of a native Buffer. */
const described = (Buffer, received) => [received.constructor.name, Buffer.from(received)];

const withWorker = async (body) => {
  const worker = new Worker(ECHO);
  const ask = async (message, transfer) => {
    const answer = once(worker, 'message');
    worker.postMessage(message, transfer);
    return (await answer)[0];
  };
  try {
    return await body(ask);
  } finally {
    await worker.terminate();
  }
};

/** A Buffer in memory of its own, which can be moved. */
const movable = (Buffer, length) => {
  const buf = Buffer.alloc(length, TEXT);
  return [buf, buf.buffer];
};

interop('threads', {
  'copied to a worker and back': (Buffer) =>
    withWorker(async (ask) => {
      const results = [];
      for (const sent of samples(Buffer)) {
        results.push(described(Buffer, await ask(sent)), sent);
      }
      return results;
    }),

  'moved to a worker and back': (Buffer) =>
    withWorker(async (ask) => {
      const results = [];
      for (const length of [1, 5_000, LARGE]) {
        const [sent, memory] = movable(Buffer, length);
        const received = await ask({ bytes: sent, move: true }, [memory]);
        const isSame = Buffer.from(received).equals(Buffer.alloc(length, TEXT));
        results.push([sent.length, memory.byteLength, isSame, received.constructor.name]);
      }
      return results;
    }),

  'shared with a worker': (Buffer) =>
    withWorker(async (ask) => {
      const shared = Buffer.from(new SharedArrayBuffer(100)).fill(TEXT);
      const view = shared.subarray(10, 20);
      const received = await ask({ bytes: view, fill: 7 });
      return [shared, received.buffer instanceof SharedArrayBuffer, received.byteOffset];
    }),

  'workerData, and a worker that is given its input': async (Buffer) => {
    const workerData = { bytes: Buffer.from(TEXT), list: [Buffer.from('a')] };
    const worker = new Worker(ECHO, { workerData, stdin: true, stdout: true });
    const [answer] = await once(worker, 'message');
    worker.stdin.end(Buffer.from('żółw'));
    const chunks = [];
    for await (const chunk of worker.stdout) chunks.push(chunk);
    return [
      described(Buffer, answer.bytes),
      described(Buffer, answer.list[0]),
      Buffer.concat(chunks),
    ];
  },

  'from port to port, and at once': async (Buffer) => {
    const { port1, port2 } = new MessageChannel();
    const results = [];
    for (const sent of samples(Buffer)) {
      port1.postMessage(sent);
      results.push(described(Buffer, receiveMessageOnPort(port2).message));
    }
    const [bytes, memory] = movable(Buffer, 100);
    port1.postMessage({ bytes }, [memory]);
    results.push(receiveMessageOnPort(port2).message.bytes.length, bytes.length);
    port1.close();
    return results;
  },

  // Node 20 copies it instead; later lines refuse.
  'pooled memory is not moved': async (Buffer) => {
    const { port1 } = new MessageChannel();
    const pooled = Buffer.from(TEXT);
    const outcome = outcomeOf(() => port1.postMessage(pooled, [pooled.buffer]));
    port1.close();
    return [outcome, pooled];
  },

  'to everybody': async (Buffer) => {
    const name = `ferrobuf ${process.pid} ${Math.random()}`;
    const channels = [1, 2, 3].map(() => new BroadcastChannel(name));
    const [sender, ...receivers] = channels;
    const received = receivers.map(
      (channel) =>
        new Promise((resolve) => {
          channel.onmessage = ({ data }) => resolve(data);
        }),
    );
    sender.postMessage(Buffer.from(TEXT));
    const all = (await Promise.all(received)).map((bytes) => described(Buffer, bytes));
    for (const channel of channels) channel.close();
    return all;
  },
});
