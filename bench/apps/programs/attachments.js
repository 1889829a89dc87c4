'use strict';

/** JSON with a file in base64, as mails and web hooks have it: reads it, takes its digest, gives it out again in another text. */

const { createHash } = require('node:crypto');
const { bodyOf, serveHttp } = require('./support/serve');

serveHttp(async (request, response) => {
  const { name, content } = JSON.parse((await bodyOf(request)).toString());
  const bytes = Buffer.from(content, 'base64');
  const digest = createHash('sha256').update(bytes).digest('hex');
  const answer = { name, size: bytes.length, digest, content: bytes.toString('base64url') };
  response.end(Buffer.from(JSON.stringify(answer)));
});
