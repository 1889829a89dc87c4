'use strict';

/** The requests of the applications that need more than some bytes. */

const { createHmac } = require('node:crypto');
const fs = require('node:fs');
const { join } = require('node:path');
const { gzipSync } = require('node:zlib');
const { load } = require('../../../__test__/packages/support/installed');
const { bytesOf, textOf } = require('../../contents');
const { KEY } = require('../programs/support/key');
const { http } = require('./protocols');

const post = (body) => http({ method: 'POST', body: Buffer.from(body) });

/** A file of so many bytes in base64. */
const attachment = (size) => {
  const content = Buffer.from(bytesOf('random', size, 0)).toString('base64');
  return post(JSON.stringify({ name: 'żółw.bin', content }));
};

const encode = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');

const CLAIMS = {
  sub: '7b7f2a5e-3c1e-4a55-9d0b-0f8c5a1d2e3f',
  name: 'Zażółć Gęślą',
  scope: 'orders:read orders:write profile',
  exp: 4_000_000_000,
  visits: 41,
};

const token = () => {
  const text = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(CLAIMS)}`;
  const signature = createHmac('sha256', KEY).update(text).digest('base64url');
  return http({ headers: { authorization: `Bearer ${text}.${signature}` } });
};

const recordOf = (_, index) => ({
  id: index,
  name: textOf('latin1', 24, index),
  city: textOf('cjk', 12, index),
  text: textOf('ascii', 120, index),
  key: Buffer.from(bytesOf('random', 16, index)),
  tags: ['alpha', 'beta', textOf('ascii', 9, index)],
  score: index * 1.5,
});

/** So many records in one message. */
const records = (length) => post(load('msgpackr').pack(Array.from({ length }, recordOf)));

const COMPRESS = { base64: (bytes) => bytes, hex: gzipSync };

/**
 * A file that the application is to read: bytes that no compression helps, or text that is compressed.
 *
 * @param {'base64' | 'hex'} encoding
 * @param {number} size before compression
 * @param {string} folder for the file
 */
const file = (encoding, size, folder) => {
  const path = join(folder, `${encoding}-${size}`);
  const content = bytesOf(encoding === 'base64' ? 'random' : 'ascii', size, 0);
  fs.writeFileSync(path, COMPRESS[encoding](content));
  return http({ path: `/${encoding}/${encodeURIComponent(path)}` });
};

module.exports = { attachment, file, post, records, token };
