const { errorOf } = require('../../interop/support/errors');
const { samples, TEXT } = require('../../interop/support/samples');

const packets = (Buffer) => [
  {
    ...{ cmd: 'connect', protocolId: 'MQTT', protocolVersion: 5, clean: true, clientId: 'żółw' },
    ...{ keepalive: 30, username: 'ż', password: Buffer.from('hasło') },
    will: {
      topic: 'w',
      payload: Buffer.from(TEXT),
      properties: { correlationData: Buffer.from('c') },
    },
    properties: { userProperties: { a: 'ż' }, authenticationData: Buffer.from([1, 2, 3]) },
  },
  { cmd: 'connack', returnCode: 0, reasonCode: 0, sessionPresent: false },
  ...samples(Buffer).map((payload, i) => ({
    ...{ cmd: 'publish', messageId: i + 1, qos: i % 3, topic: `a/ż/${i}`, payload },
    properties: { correlationData: payload.subarray(0, 100), contentType: 'ż' },
  })),
  {
    cmd: 'subscribe',
    messageId: 9,
    subscriptions: [{ topic: 'ż/#', qos: 1, nl: true, rap: false, rh: 0 }],
  },
  { cmd: 'suback', messageId: 9, granted: [0, 1, 2] },
  { cmd: 'pingreq' },
  { cmd: 'disconnect', reasonCode: 0, properties: { reasonString: TEXT } },
];

const scenarios = (load) => {
  const mqtt = load('mqtt-packet');
  const options = { protocolVersion: 5 };

  return {
    generated: (Buffer) => packets(Buffer).map((packet) => mqtt.generate(packet, options)),

    'parsed, cut anywhere': (Buffer) => {
      const whole = Buffer.concat(packets(Buffer).map((packet) => mqtt.generate(packet, options)));
      return [3, 900, whole.length].map((length) => {
        const parser = mqtt.parser(options);
        const seen = [];
        parser.on('packet', (packet) => {
          seen.push(Buffer.from(JSON.stringify(packet)), packet.payload);
        });
        for (let i = 0; i < whole.length; i += length) parser.parse(whole.subarray(i, i + length));
        return seen;
      });
    },

    'what is no packet': async (Buffer) => {
      const parser = mqtt.parser(options);
      const failed = new Promise((resolve) => parser.on('error', resolve));
      parser.parse(Buffer.from([0x10, 0x02, 0x00, 0xff]));
      const wrong = { cmd: 'publish', topic: 'a', payload: 5 };
      return [(await failed).message, (await errorOf(() => mqtt.generate(wrong))).message];
    },
  };
};

module.exports = {
  what: 'packets of version 5, cut anywhere, errors; its own tests',
  scenarios,
  ownTests: ['mqtt-packet/test.js'],
};
