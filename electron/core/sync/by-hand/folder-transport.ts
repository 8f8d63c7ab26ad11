import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { digestHex } from '../../crypto/index.ts';
import { RefusalByHand, Signed } from '../contents.ts';
import { readEnvelope } from '../envelope/index.ts';
import type { Reply, SyncTransport } from '../transport/transport.ts';
import { handNames } from './names.ts';

/** A folder with what the province answered by hand: whatever is not in it has not come. */
export function createFolderTransport(folder: string, whose: { readonly office: string; readonly station: string }): SyncTransport {
  const find = async (name: string): Promise<Buffer | null> => {
    try {
      return await readFile(join(folder, name));
    } catch (thrown) {
      if (thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT') return null;
      throw new FolderFailed(thrown);
    }
  };
  return {
    async send(envelope) {
      const read = readEnvelope(envelope);
      if (!read.ok) throw new Error('an envelope of ours is none');
      const { header } = read.value;
      const answer = await find(handNames.answer(header));
      if (answer) return { outcome: 'answered', value: new Uint8Array(answer) };
      const refused = RefusalByHand.safeParse(jsonOf(await find(handNames.refusal(header)))).data;
      // Of an envelope that was sealed anew since, it says nothing.
      if (refused?.digest !== digestHex(envelope)) return notThere;
      return { outcome: 'refused', status: 422, refusal: refused.error };
    },
    state: () => Promise.resolve(notThere),
    async keys() {
      const signed = Signed.safeParse(jsonOf(await find(handNames.keys(whose)))).data;
      if (!signed) return notThere;
      const { document, signature, signedWith } = signed;
      const value = { document: Buffer.from(document, 'base64'), signature: Buffer.from(signature, 'base64'), signedWith };
      return { outcome: 'answered', value };
    },
    close: () => undefined,
  };
}

/** The stick was taken out, or is broken. */
export class FolderFailed extends Error {
  constructor(cause: unknown) {
    super('the folder failed', { cause });
  }
}

const notThere: Reply<never> = { outcome: 'failed', why: 'unreachable', detail: '', after: null };

function jsonOf(bytes: Buffer | null): unknown {
  try {
    return bytes && JSON.parse(bytes.toString('utf8'));
  } catch {
    return null;
  }
}
