import { randomBytes as nodeRandomBytes } from 'node:crypto';
import { v7 } from 'uuid';

export function randomBytes(length: number): Uint8Array {
  return new Uint8Array(nodeRandomBytes(length));
}

/** A new UUIDv7 (RFC 9562): ids made later sort later. */
export function createId(): string {
  return v7();
}
