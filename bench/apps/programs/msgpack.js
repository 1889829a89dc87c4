'use strict';

/** Records in MessagePack, by the package `msgpackr`: unpacked, changed, packed again. */

const { load } = require('../../../__test__/packages/support/installed');
const { bodyOf, serveHttp } = require('./support/serve');

const { pack, unpack } = load('msgpackr');

serveHttp(async (request, response) => {
  const records = unpack(await bodyOf(request));
  response.end(pack(records.map((record) => ({ ...record, score: record.score + 1 }))));
});
