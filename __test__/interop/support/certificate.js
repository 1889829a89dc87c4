'use strict';

/** A certificate for `localhost`, made anew for each process: no secret lies in the repository, and none expires. */

const { createHash, generateKeyPairSync, sign } = require('node:crypto');

const HOST_NAME = 'localhost';

// DER: a byte for the type, the length, the content.
const TYPES = {
  integer: 0x02,
  bits: 0x03,
  oid: 0x06,
  text: 0x0c,
  time: 0x17,
  list: 0x30,
  set: 0x31,
};

/** Native Buffers, whatever is under test: this is not what is compared. */
const native = require('node:buffer').Buffer;

const der = (type, ...contents) => {
  const content = native.concat(contents);
  const { length } = content;
  const prefix =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return native.concat([native.from([TYPES[type], ...prefix]), content]);
};

const ECDSA_WITH_SHA256 = der('list', der('oid', native.from('2a8648ce3d040302', 'hex')));
const COMMON_NAME = der('oid', native.from('550403', 'hex'));
const NAME = der('list', der('set', der('list', COMMON_NAME, der('text', native.from(HOST_NAME)))));

// The longest time that the short form can tell: 1950 to 2049.
const VALIDITY = der(
  'list',
  ...['200101000000Z', '491231235959Z'].map((time) => der('time', native.from(time))),
);

/** @returns {{ key: string, cert: string, fingerprint: string }} PEM, signed by itself (X.509 version 1) */
const makeCertificate = () => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const key = publicKey.export({ type: 'spki', format: 'der' });
  const serial = der('integer', native.from([1]));
  const body = der('list', serial, ECDSA_WITH_SHA256, NAME, VALIDITY, NAME, key);
  const signature = der('bits', native.from([0]), sign('sha256', body, privateKey));
  const whole = der('list', body, ECDSA_WITH_SHA256, signature);
  const base64 = whole.toString('base64').match(/.{1,64}/g);
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
    cert: ['-----BEGIN CERTIFICATE-----', ...base64, '-----END CERTIFICATE-----', ''].join('\n'),
    fingerprint: createHash('sha256').update(whole).digest('hex'),
  };
};

module.exports = { HOST_NAME, makeCertificate };
