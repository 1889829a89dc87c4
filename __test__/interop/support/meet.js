'use strict';

/**
 * What was sent and what came back in each other's methods: in import mode the one is ferrobuf's, the other native.
 *
 * @param {BufferConstructor} Buffer
 * @param {Buffer} sent
 * @param {Buffer} received the same bytes, made by Node
 * @returns {unknown[]} `received`, and what the calls gave
 */
const meet = (Buffer, sent, received) => {
  const copied = Buffer.alloc(received.length + 1, 1);
  const target = received.subarray(0);
  return [
    received,
    sent.equals(received) && received.equals(sent),
    [Buffer.compare(sent, received), sent.compare(received), received.compare(sent)],
    [sent.indexOf(received), received.lastIndexOf(sent), received.includes(sent.subarray(1, 4))],
    Buffer.concat([received, sent, received]),
    received.copy(copied, 1),
    copied,
    sent.length === 0 ? 0 : sent.copy(target, 0, 1),
    sent.length === 0 ? target : target.fill(sent.subarray(0, 3)),
    Buffer.isBuffer(received),
    received instanceof Buffer,
  ];
};

module.exports = { meet };
