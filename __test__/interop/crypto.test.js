'use strict';

/** crypto with bytes in and bytes out: hashes, ciphers, derived keys, random bytes, comparison. */

const crypto = require('node:crypto');
const { once } = require('node:events');
const { promisify } = require('node:util');
const { errorOf } = require('./support/errors');
const { interop } = require('./support/interop');
const { meet } = require('./support/meet');
const { samples, TEXT } = require('./support/samples');
const { collect, writeAll } = require('./support/streams');

const DIGESTS = ['md5', 'sha1', 'sha256', 'sha3-256', 'blake2b512'];
const ENCODINGS = ['hex', 'base64', 'base64url', 'latin1', 'utf16le'];

/** Up to 100 bytes that are always the same. */
const secret = (Buffer, length) => Buffer.from(TEXT.repeat(3)).subarray(3, 3 + length);

const CIPHERS = {
  'aes-256-cbc': { key: 32, iv: 16 },
  'aes-128-ctr': { key: 16, iv: 16 },
  'aes-256-gcm': { key: 32, iv: 12, tag: 16 },
  'chacha20-poly1305': { key: 32, iv: 12, tag: 16 },
};

const cipherScenario =
  (name, { key, iv, tag }) =>
  (Buffer) =>
    samples(Buffer).map((sent) => {
      const options = tag && { authTagLength: tag };
      const extra = Buffer.from('extra');
      const lengthOfIt = tag && { plaintextLength: sent.length };
      const keys = () => [secret(Buffer, key), secret(Buffer, 48).subarray(48 - iv), options];
      const cipher = crypto.createCipheriv(name, ...keys());
      if (tag) cipher.setAAD(extra, lengthOfIt);
      const half = sent.length >> 1;
      const first = cipher.update(sent.subarray(0, half));
      const encrypted = Buffer.concat([first, cipher.update(sent.subarray(half)), cipher.final()]);
      const decipher = crypto.createDecipheriv(name, ...keys());
      if (tag) decipher.setAAD(extra, lengthOfIt).setAuthTag(Buffer.from(cipher.getAuthTag()));
      const decrypted = Buffer.concat([decipher.update(encrypted), decipher.final()]);
      return [encrypted, tag ? cipher.getAuthTag() : '', meet(Buffer, sent, decrypted)];
    });

const scenarios = {};
for (const [name, sizes] of Object.entries(CIPHERS)) {
  scenarios[name] = cipherScenario(name, sizes);
}

interop('crypto', {
  ...scenarios,

  hash: (Buffer) =>
    DIGESTS.flatMap((name) =>
      samples(Buffer).map((sample) => {
        const hash = () => crypto.createHash(name).update(sample).update('ż', 'latin1');
        const digest = hash().digest();
        const expected = ENCODINGS.every((encoding) => {
          const text = hash().digest(encoding);
          return text === digest.toString(encoding) && Buffer.from(text, encoding).equals(digest);
        });
        return [digest, expected];
      }),
    ),

  hmac: (Buffer) =>
    samples(Buffer).map((sample) =>
      meet(
        Buffer,
        crypto.createHmac('sha256', sample).update(Buffer.from(TEXT)).digest(),
        crypto.createHmac('sha256', crypto.createSecretKey(sample)).update(TEXT).digest(),
      ),
    ),

  'hashes as streams, and copies of them': async (Buffer) => {
    const hash = crypto.createHash('sha512');
    await Promise.all([once(hash, 'readable'), writeAll(hash, samples(Buffer))]);
    const shake = crypto.createHash('shake256', { outputLength: 100 }).update(Buffer.from('a'));
    return [hash.read(), shake.copy().update(Buffer.from('b')).digest(), shake.digest()];
  },

  'a cipher as a stream': async (Buffer) => {
    const keys = [secret(Buffer, 32), secret(Buffer, 16)];
    const cipher = crypto.createCipheriv('aes-256-cbc', ...keys);
    const [packed] = await Promise.all([
      collect(Buffer, cipher),
      writeAll(cipher, samples(Buffer)),
    ]);
    const decipher = crypto.createDecipheriv('aes-256-cbc', ...keys);
    const [whole] = await Promise.all([collect(Buffer, decipher), writeAll(decipher, [packed])]);
    return [packed, meet(Buffer, Buffer.concat(samples(Buffer)), whole)];
  },

  'keys derived from a password': async (Buffer) => {
    const [password, salt] = [Buffer.from('hasło'), Buffer.from('sól')];
    return [
      crypto.pbkdf2Sync(password, salt, 10, 40, 'sha256'),
      await promisify(crypto.pbkdf2)(password, 'sól', 10, 40, 'sha256'),
      crypto.scryptSync(password, salt, 40, { N: 16 }),
      await promisify(crypto.scrypt)('hasło', salt, 40, { N: 16 }),
      Buffer.from(crypto.hkdfSync('sha256', password, salt, Buffer.from('info'), 40)),
    ];
  },

  'random bytes go where they shall': async (Buffer) => {
    const target = Buffer.alloc(1_000);
    const isRandom = (bytes) => new Set(bytes).size > 20;
    crypto.randomFillSync(target, 100, 500);
    const edges = [target.subarray(0, 100), target.subarray(600)].map((edge) => Buffer.from(edge));
    const filled = await promisify(crypto.randomFill)(target, 600);
    const values = crypto.getRandomValues(target.subarray(0, 100));
    return [
      ...edges,
      filled === target,
      isRandom(target.subarray(100, 600)) && isRandom(target.subarray(600)) && isRandom(values),
      isRandom(await promisify(crypto.randomBytes)(100)),
      Buffer.concat([crypto.randomBytes(3), target]).length,
    ];
  },

  'comparison in constant time': async (Buffer) => {
    const bytes = Buffer.from(TEXT);
    return [
      crypto.timingSafeEqual(bytes, Buffer.from(TEXT)),
      crypto.timingSafeEqual(bytes, Buffer.from(bytes).fill(0, 3, 4)),
      await errorOf(() => crypto.timingSafeEqual(bytes, Buffer.from('a'))),
    ];
  },

  'a shared secret': (Buffer) => {
    const keys = [1, 2].map((seed) => {
      const ecdh = crypto.createECDH('secp256k1');
      ecdh.setPrivateKey(Buffer.alloc(32, seed));
      return ecdh;
    });
    const [one, other] = keys;
    return [
      meet(
        Buffer,
        one.computeSecret(Buffer.from(other.getPublicKey())),
        other.computeSecret(one.getPublicKey('hex', 'compressed'), 'hex'),
      ),
      crypto.ECDH.convertKey(one.getPublicKey(), 'secp256k1', undefined, undefined, 'compressed'),
    ];
  },

  errors: async (Buffer) => {
    const decipher = crypto.createDecipheriv('aes-256-cbc', Buffer.alloc(32), Buffer.alloc(16));
    return [
      await errorOf(() => crypto.createHash('sha256').update(5)),
      await errorOf(() => crypto.createHmac('sha256', 5)),
      await errorOf(() => crypto.createCipheriv('aes-256-cbc', Buffer.alloc(3), Buffer.alloc(16))),
      await errorOf(() => crypto.createCipheriv('aes-256-cbc', Buffer.alloc(32), Buffer.alloc(3))),
      await errorOf(() => Buffer.concat([decipher.update(Buffer.alloc(16)), decipher.final()])),
      await errorOf(() => crypto.randomFillSync(Buffer.alloc(3), 4)),
    ];
  },
});
