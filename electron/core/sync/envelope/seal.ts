import { constants, deflateRawSync, inflateRawSync } from 'node:zlib';
import { fail, ok, type Result } from '#shared/model/index.ts';
import {
  contentKeyLength,
  contentNonceLength,
  createContentKey,
  digestHex,
  isSignedBy,
  openContent,
  randomBytes,
  sealContent,
  wrapKey,
  type PublicKey,
  type Signer,
  type Unwrapper,
} from '../../crypto/index.ts';
import { readEnvelope, writeHead, writeSigned, writeWhole, type EnvelopeParts, type LayoutFault } from './layout.ts';
import type { EnvelopeHeader } from './header.ts';

/** What a header says before it is known who seals it for whom. */
export type Address = Omit<EnvelopeHeader, 'version' | 'suite' | 'signedWith' | 'sealedFor'>;

export interface Sealed {
  readonly header: EnvelopeHeader;
  readonly bytes: Uint8Array;
  /** By which the next envelope of the chain names this one: 64 hex characters. */
  readonly digest: string;
}

export type EnvelopeFault =
  | LayoutFault
  | 'envelope.foreignKey'
  | 'envelope.signature'
  | 'envelope.wrongRecipient'
  | 'envelope.wrappedKey'
  | 'envelope.sealBroken'
  | 'envelope.compression';

/** No content grows beyond this when it is opened: a small envelope must not fill the memory. */
export const longestContent = 64 * 1024 * 1024;

export interface Recipient {
  readonly keyId: string;
  readonly publicKey: PublicKey;
}

/** For one envelope only, and already wrapped for its recipient: it may be made before there is anything to seal. */
export interface ContentKey {
  readonly key: Uint8Array;
  readonly wrapped: Uint8Array;
}

export function createWrappedKey({ publicKey }: Recipient): ContentKey {
  const key = createContentKey();
  return { key, wrapped: wrapKey(publicKey, key) };
}

/** Compresses, seals and signs. Each envelope has a content key and a nonce of its own. */
export async function sealEnvelope(
  address: Address,
  content: Uint8Array,
  signer: Signer,
  recipient: Recipient,
  { key, wrapped }: ContentKey = createWrappedKey(recipient),
): Promise<Sealed> {
  const header: EnvelopeHeader = {
    version: 1,
    suite: 'SM2-SM4GCM-SM3',
    ...address,
    signedWith: signer.keyId,
    sealedFor: recipient.keyId,
  };
  const small = header.compression === 'deflate' ? deflateRawSync(content, { level: constants.Z_BEST_SPEED }) : content;
  const nonce = randomBytes(contentNonceLength);
  const head = writeHead(header, wrapped);
  const { ciphertext, tag } = sealContent(key, nonce, small, head);
  const signed = writeSigned(head, nonce, ciphertext, tag);
  const bytes = writeWhole(signed, await signer.sign(signed));
  return { header, bytes, digest: digestHex(bytes) };
}

/** The parts of an envelope whose signature is that of the key the header names; `keyOf` answers null for keys not to be believed. */
export function checkEnvelope(
  bytes: Uint8Array,
  keyOf: (header: EnvelopeHeader) => PublicKey | null,
): Result<EnvelopeParts, EnvelopeFault> {
  const read = readEnvelope(bytes);
  if (!read.ok) return read;
  const key = keyOf(read.value.header);
  if (key === null) return fail('envelope.foreignKey');
  return isSignedBy(key, read.value.signed, read.value.signature) ? read : fail('envelope.signature');
}

/** The content of an envelope that was checked. */
export async function openEnvelope(parts: EnvelopeParts, recipient: Unwrapper): Promise<Result<Uint8Array, EnvelopeFault>> {
  const { header, wrappedKey, nonce, ciphertext, tag, associated } = parts;
  if (header.sealedFor !== recipient.keyId) return fail('envelope.wrongRecipient');
  const key = await recipient.unwrap(wrappedKey);
  if (key?.length !== contentKeyLength) return fail('envelope.wrappedKey');
  const content = openContent(key, nonce, ciphertext, tag, associated);
  if (content === null) return fail('envelope.sealBroken');
  if (header.compression === 'none') return ok(content);
  try {
    return ok(new Uint8Array(inflateRawSync(content, { maxOutputLength: longestContent })));
  } catch {
    return fail('envelope.compression');
  }
}
