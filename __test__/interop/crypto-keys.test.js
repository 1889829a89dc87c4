'use strict';

/** Keys in every form, signatures, encryption for a key, and webcrypto. */

const crypto = require('node:crypto');
const { errorOf } = require('./support/errors');
const { interop } = require('./support/interop');
const { meet } = require('./support/meet');
const { samples, TEXT } = require('./support/samples');

const { subtle } = crypto.webcrypto;

// Made once: the same keys for every mode of this process; what depends on them is never part of an outcome.
const PAIRS = {
  ed25519: crypto.generateKeyPairSync('ed25519'),
  rsa: crypto.generateKeyPairSync('rsa', { modulusLength: 1024 }),
  ec: crypto.generateKeyPairSync('ec', { namedCurve: 'P-256' }),
};

/** A key of given bytes: RFC 8410 puts the 32 bytes behind this prefix. */
const ED25519_PREFIX = '302e020100300506032b657004220420';

const fixedKey = (Buffer) =>
  crypto.createPrivateKey({
    key: Buffer.concat([Buffer.from(ED25519_PREFIX, 'hex'), Buffer.alloc(32, TEXT)]),
    format: 'der',
    type: 'pkcs8',
  });

// A password's key must not be extractable.
const webKey = (bytes, algorithm, usages) =>
  subtle.importKey('raw', bytes, algorithm, algorithm !== 'PBKDF2', usages);

interop('keys', {
  'a signature that is always the same': (Buffer) => {
    const key = fixedKey(Buffer);
    return samples(Buffer).map((sample) => {
      const signature = crypto.sign(null, sample, key);
      const isGood = crypto.verify(null, sample, crypto.createPublicKey(key), signature);
      const copy = Buffer.from(signature);
      return [signature, isGood, crypto.verify(null, sample, key, copy.fill(0, 3, 9))];
    });
  },

  'signatures with rsa and elliptic curves': (Buffer) =>
    [PAIRS.rsa, PAIRS.ec].flatMap(({ privateKey, publicKey }) =>
      samples(Buffer).map((sample) => {
        const signer = crypto.createSign('sha256').update(sample);
        const signature = Buffer.from(signer.sign(privateKey, 'base64'), 'base64');
        const verifier = crypto.createVerify('sha256').update(Buffer.from(sample));
        return [
          verifier.verify(publicKey, signature),
          crypto.verify('sha256', sample, publicKey, crypto.sign('sha256', sample, privateKey)),
        ];
      }),
    ),

  'encrypted for a key': (Buffer) => {
    const sent = Buffer.from(TEXT);
    const { privateKey, publicKey } = PAIRS.rsa;
    const oaepLabel = Buffer.from('label');
    const encrypted = crypto.publicEncrypt({ key: publicKey, oaepLabel }, sent);
    const received = crypto.privateDecrypt({ key: privateKey, oaepLabel }, Buffer.from(encrypted));
    return meet(Buffer, sent, received);
  },

  'exported and imported in every form': (Buffer) =>
    Object.values(PAIRS).flatMap(({ privateKey, publicKey }) =>
      ['der', 'pem'].map((format) => {
        const passphrase = Buffer.from('hasło');
        const encoded = Buffer.from(publicKey.export({ type: 'spki', format }));
        const locked = privateKey.export({
          ...{ type: 'pkcs8', format, cipher: 'aes-128-cbc', passphrase },
        });
        const unlocked = crypto.createPrivateKey({
          ...{ key: Buffer.from(locked), type: 'pkcs8', format, passphrase: Buffer.from('hasło') },
        });
        const again = crypto.createPublicKey({ key: encoded, type: 'spki', format });
        return [again.equals(publicKey), unlocked.equals(privateKey)];
      }),
    ),

  'secret keys': async (Buffer) => {
    const key = crypto.createSecretKey(Buffer.from(TEXT));
    const { k } = key.export({ format: 'jwk' });
    return [
      key.export(),
      key.symmetricKeySize,
      key.equals(crypto.createSecretKey(TEXT, 'utf8')),
      Buffer.from(k, 'base64url'),
      await errorOf(() => crypto.createSecretKey(5)),
      await errorOf(() => crypto.createPrivateKey(Buffer.from('no key'))).then(({ name }) => name),
    ];
  },

  'webcrypto: digests': async (Buffer) => {
    const digests = samples(Buffer).map(async (sample) => {
      const digest = Buffer.from(await subtle.digest('SHA-256', sample));
      return meet(Buffer, digest, crypto.createHash('sha256').update(sample).digest());
    });
    return Promise.all(digests);
  },

  'webcrypto: encrypted with one interface, decrypted with the other': async (Buffer) => {
    const [bytes, iv] = [Buffer.alloc(32, TEXT), Buffer.alloc(12, 'iv')];
    const key = await webKey(bytes, 'AES-GCM', ['encrypt', 'decrypt']);
    const additionalData = Buffer.from('extra');
    const results = [];
    for (const sent of samples(Buffer)) {
      const web = await subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, key, sent);
      const packed = Buffer.from(web);
      const decipher = crypto.createDecipheriv('aes-256-gcm', bytes, iv).setAAD(additionalData);
      decipher.setAuthTag(packed.subarray(-16));
      const decrypted = Buffer.concat([decipher.update(packed.subarray(0, -16)), decipher.final()]);
      results.push([packed, meet(Buffer, sent, decrypted)]);
    }
    return results;
  },

  'webcrypto: signatures, derived bits, exported keys': async (Buffer) => {
    const algorithm = { name: 'HMAC', hash: 'SHA-256' };
    const key = await webKey(Buffer.from(TEXT), algorithm, ['sign', 'verify']);
    const signature = Buffer.from(await subtle.sign('HMAC', key, Buffer.from('żółw')));
    const password = await webKey(Buffer.from('hasło'), 'PBKDF2', ['deriveBits']);
    const derive = { name: 'PBKDF2', salt: Buffer.from('sól'), iterations: 10, hash: 'SHA-256' };
    return [
      signature,
      await subtle.verify('HMAC', key, signature, Buffer.from('żółw')),
      Buffer.from(await subtle.deriveBits(derive, password, 256)),
      Buffer.from(await subtle.exportKey('raw', key)),
      await errorOf(() => subtle.digest('SHA-256', TEXT)),
    ];
  },

  'webcrypto: random values': (Buffer) => {
    const target = Buffer.alloc(200);
    const same = crypto.webcrypto.getRandomValues(target) === target;
    return [same, new Set(target).size > 20];
  },
});
