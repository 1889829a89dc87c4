const { errorOf } = require('../../interop/support/errors');
const { samples, TEXT } = require('../../interop/support/samples');
const { isInstalled, withRedis } = require('../support/redis');

const scenarios = (load) => {
  const Redis = load('ioredis');

  /** A client of a server that holds nothing. */
  const withClient = (body) =>
    withRedis(async (path) => {
      const client = new Redis({ path, retryStrategy: null });
      try {
        return await body(client);
      } finally {
        await client.quit();
      }
    });

  return {
    'values as Buffers and as texts': (Buffer) =>
      withClient(async (client) => {
        const results = [];
        for (const [i, sample] of samples(Buffer).entries()) {
          const key = Buffer.from(`klucz ż ${i}`);
          results.push(await client.set(key, sample), await client.getBuffer(key));
          results.push((await client.get(key)).length, await client.strlen(key));
        }
        return results;
      }),

    'lists and hashes': (Buffer) =>
      withClient(async (client) => {
        await client.rpush('list', ...samples(Buffer), TEXT);
        await client.hset('hash', Buffer.from('ż'), Buffer.from(TEXT), 'b', 'text');
        const all = await client.hgetallBuffer('hash');
        return [
          await client.lrangeBuffer('list', 0, -1),
          Object.keys(all).sort().join(),
          all.ż,
          await client.append('list2', Buffer.from('żó')),
          await client.getrangeBuffer('list2', 1, 2),
        ];
      }),

    'many commands at once': (Buffer) =>
      withClient(async (client) => {
        const pipeline = client.pipeline();
        for (const [i, sample] of samples(Buffer).entries()) pipeline.set(`k${i}`, sample);
        pipeline.mgetBuffer('k0', 'k1', 'none', 'k5');
        const answers = await pipeline.exec();
        return [answers.map(([error]) => error), answers.at(-1)[1]];
      }),

    errors: (Buffer) =>
      withClient(async (client) => {
        await client.rpush('list', Buffer.from('a'));
        return (await errorOf(() => client.get('list'))).message;
      }),
  };
};

module.exports = {
  what: 'texts and bytes, lists, hashes, pipelines, errors; `redis-server` where it is installed, else a stub',
  note: isInstalled() ? 'with redis-server' : 'with a stub: redis-server is not installed',
  scenarios,
};
