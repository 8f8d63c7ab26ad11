import { execFileSync, spawnSync } from 'node:child_process';
import { randomBytes, randomInt } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { digestHex, encodePublicKey, isSignedBy, readPrivateKey, sign, unwrapKey, wrapKey, type KeyPair } from '#core/crypto/index.ts';
import { toPem } from '#core/crypto/pem.ts';
import { standardId } from './openssl-authority.ts';

/** Each check runs the command four times; 10,000 take minutes. */
const rounds = process.env['TONGXIN_LONG'] ? 10_000 : 15;
const pairs = 5;

let folder: string;
const at = (file: string) => join(folder, file);
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'tongxin-openssl-'))));
afterAll(() => rmSync(folder, { recursive: true }));

const openssl = (...words: string[]): Buffer => execFileSync('openssl', words, { stdio: ['ignore', 'pipe', 'pipe'] });
const signing = ['-rawin', '-digest', 'sm3', '-pkeyopt', standardId];

/** A pair made by OpenSSL, in the files `private.pem` and `public.pem`. */
function opensslPair(): KeyPair {
  openssl('genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:SM2', '-out', at('private.pem'));
  const pair = readPrivateKey(openssl('pkcs8', '-topk8', '-nocrypt', '-in', at('private.pem'), '-outform', 'DER'));
  if (!pair) throw new Error('a key of OpenSSL is not read');
  openssl('pkey', '-in', at('private.pem'), '-pubout', '-out', at('public.pem'));
  expect(readFileSync(at('public.pem'), 'utf8')).toBe(toPem('PUBLIC KEY', encodePublicKey(pair.publicKey)));
  return pair;
}

test(
  `GB/T 32918, 32905: what OpenSSL signs and wraps is believed and opened here, and the other way round, ${rounds} times`,
  { timeout: 1_800_000 },
  () => {
    let pair = opensslPair();
    for (let round = 0; round < rounds; round += 1) {
      if (round % Math.ceil(rounds / pairs) === 0) pair = opensslPair();
      const message = randomBytes(randomInt(0, 500));
      writeFileSync(at('message'), message);
      expect(openssl('dgst', '-sm3', '-r', at('message')).toString('latin1').slice(0, 64)).toBe(digestHex(message));

      const theirs = openssl('pkeyutl', '-sign', '-inkey', at('private.pem'), ...signing, '-in', at('message'));
      expect(isSignedBy(pair.publicKey, message, theirs)).toBe(true);
      writeFileSync(at('signature'), sign(pair, message));
      const verify = ['-verify', '-pubin', '-inkey', at('public.pem'), ...signing, '-in', at('message'), '-sigfile', at('signature')];
      expect(spawnSync('openssl', ['pkeyutl', ...verify], { encoding: 'utf8' }).stdout).toContain('Verified Successfully');

      const key = randomBytes(randomInt(1, 64));
      writeFileSync(at('key'), key);
      const wrapped = openssl('pkeyutl', '-encrypt', '-pubin', '-inkey', at('public.pem'), '-in', at('key'));
      expect(Buffer.from(unwrapKey(pair, wrapped)!)).toEqual(key);
      writeFileSync(at('wrapped'), wrapKey(pair.publicKey, key));
      expect(openssl('pkeyutl', '-decrypt', '-inkey', at('private.pem'), '-in', at('wrapped'))).toEqual(key);
    }
  },
);
