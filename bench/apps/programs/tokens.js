'use strict';

/** Checks a JSON web token (HS256) and gives out a new one, as a server does that signs its sessions. */

const { createHmac, timingSafeEqual } = require('node:crypto');
const { KEY } = require('./support/key');
const { serveHttp } = require('./support/serve');

const signatureOf = (text) => createHmac('sha256', KEY).update(text).digest();

const encode = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');

const decode = (text) => JSON.parse(Buffer.from(text, 'base64url').toString());

const sign = (claims) => {
  const text = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`;
  return `${text}.${signatureOf(text).toString('base64url')}`;
};

const verify = (token) => {
  const [head, claims, signature] = token.split('.');
  const expected = signatureOf(`${head}.${claims}`);
  if (
    decode(head).alg === 'HS256' &&
    timingSafeEqual(Buffer.from(signature, 'base64url'), expected)
  ) {
    return decode(claims);
  }
  throw new Error('not a token of ours');
};

serveHttp((request, response) => {
  const [, token] = request.headers.authorization.split(' ');
  const claims = verify(token);
  response.end(sign({ ...claims, visits: claims.visits + 1 }));
});
