import { setImmediate } from 'node:timers/promises';
import { createDigest } from '../crypto/index.ts';
import type { ReadableDb, StoreDep, WritableDb } from '../store/types.ts';
import { partsOfActLimit, type PartHead, type Receipts, type SentAct } from './contents.ts';
import { readProvinceSettings } from './settings.ts';

/** What goes with an act, as it lies here. */
interface FileOfAct {
  /** Name in the vault. */
  readonly file: string;
  readonly kind: string;
  readonly mime: string;
  readonly size: number;
}

/** Sent at once; a line that breaks costs no more than this. Bytes. */
const pieceLength = 1024 * 1024;

/** What of a case goes with an act, by the settings of now: of photos those that count, of scans all that were not withdrawn. */
export function filesOfCase(db: ReadableDb, caseId: string): FileOfAct[] {
  const { attachments } = readProvinceSettings(db);
  return db
    .prepare(
      `SELECT a.digest AS file, a.kind, a.mime, a.size FROM attachments a
       WHERE a.case_id = :caseId AND a.withdrawn_reason IS NULL AND a.kind IN (SELECT value FROM json_each(:kinds))
         AND (a.kind <> 'photo' OR a.id IN (
           SELECT photo_id FROM cases WHERE id = :caseId
           UNION SELECT man_photo_id FROM divorces WHERE case_id = :caseId
           UNION SELECT woman_photo_id FROM divorces WHERE case_id = :caseId))
       GROUP BY a.digest ORDER BY a.kind <> 'photo', min(a.added_at), a.id LIMIT :most`,
    )
    .all({ caseId, kinds: JSON.stringify(attachments), most: partsOfActLimit }) as FileOfAct[];
}

/** What is to be sent next for some acts. */
export type NextStep =
  /** All that goes with them is there. */
  | { readonly step: 'acts'; readonly acts: readonly SentAct[] }
  | { readonly step: 'part'; readonly actId: string; readonly head: PartHead; readonly bytes: Uint8Array }
  /** Every piece that is missing is on its way. */
  | { readonly step: 'wait' }
  /** A file that goes with this act is not here as it was kept. */
  | { readonly step: 'lost'; readonly actId: string };

/** Brings what goes with acts before the acts themselves, and goes on where a broken line has left it. */
export interface Attachments {
  /** `ahead`: what was sealed counts as if it were there, since it goes before. */
  next(acts: readonly SentAct[], ahead?: boolean): Promise<NextStep>;
  /** It lies in this envelope now. */
  sealed(sequence: number, part: { readonly actId: string }): void;
  /** The province has so much of one. */
  received(part: NonNullable<Receipts['part']>): void;
  /** The province did not take the piece in this envelope; answers the act to be set aside, where that came twice. */
  refused(sequence: number): string | null;
  /** The province has not what it seemed to have: each is begun anew, and it says itself what is there already. */
  beginAnew(): void;
  /** What was on its way is not any more. */
  strayed(): void;
  /** Nothing is left to bring. */
  done(): void;
}

export function createAttachments({ store }: StoreDep): Attachments {
  /** Digest of each, by its name in the vault. */
  const digests = new Map<string, string>();
  const onTheirWay = new Set<string>();
  const sealedTo = new Map<string, number>();
  /** By the number of the envelope. */
  const actOf = new Map<number, string>();
  const refusedOnce = new Set<string>();
  const beginAnew = () => {
    onTheirWay.clear();
    sealedTo.clear();
    store.writeDraft((db) => void db.prepare('DELETE FROM sync_parts').run());
  };

  const read = async (file: string): Promise<Uint8Array | null> => {
    const bytes = await store.vault.get(file);
    return bytes === null || bytes === 'damaged' ? null : bytes;
  };
  const digestOf = async (file: string): Promise<string | null> => {
    const known = digests.get(file);
    if (known !== undefined) return known;
    const bytes = await read(file);
    if (bytes === null) return null;
    const digest = await digestInSteps(bytes);
    digests.set(file, digest);
    return digest;
  };

  return {
    async next(acts, ahead = false) {
      const named: SentAct[] = [];
      let waits = false;
      for (const act of acts) {
        const files = store.read((db) => filesOfAct(db, act.id));
        const parts: SentAct['parts'] = [];
        for (const { file, kind, mime, size } of files) {
          const digest = await digestOf(file);
          if (digest === null) return { step: 'lost', actId: act.id };
          parts.push({ digest, size, mime, kind });
          const have = Math.max(
            store.read((db) => haveOf(db, file)),
            ahead ? (sealedTo.get(digest) ?? 0) : 0,
          );
          if (have >= size) continue;
          waits = true;
          if (onTheirWay.has(digest) && !ahead) continue;
          const bytes = (await read(file))?.subarray(have, have + pieceLength);
          if (bytes === undefined) return { step: 'lost', actId: act.id };
          onTheirWay.add(digest);
          sealedTo.set(digest, have + bytes.length);
          return { step: 'part', actId: act.id, head: { digest, size, offset: have, length: bytes.length }, bytes };
        }
        named.push({ ...act, parts });
      }
      return waits ? { step: 'wait' } : { step: 'acts', acts: named };
    },

    received({ digest, have }) {
      onTheirWay.delete(digest);
      // Of an envelope of before this start nobody knows whose it was: it is sent again, and found to be there.
      const [file] = [...digests].find(([, known]) => known === digest) ?? [];
      if (file !== undefined) store.writeDraft((db) => keepHave(db, file, have));
    },

    sealed: (sequence, { actId }) => void actOf.set(sequence, actId),

    refused(sequence) {
      beginAnew();
      const actId = actOf.get(sequence);
      if (actId === undefined || !refusedOnce.has(actId)) {
        if (actId !== undefined) refusedOnce.add(actId);
        return null;
      }
      return actId;
    },

    beginAnew,
    strayed: () => onTheirWay.clear(),

    done() {
      digests.clear();
      actOf.clear();
      if (store.read((db) => db.prepare('SELECT 1 FROM sync_parts LIMIT 1').get()) !== undefined) beginAnew();
    },
  };
}

function filesOfAct(db: ReadableDb, id: string): FileOfAct[] {
  return JSON.parse(db.prepare('SELECT parts FROM outbox WHERE id = ?').pluck().get(id) as string) as FileOfAct[];
}

function haveOf(db: ReadableDb, file: string): number {
  return (db.prepare('SELECT have FROM sync_parts WHERE digest = ?').pluck().get(file) as number | undefined) ?? 0;
}

function keepHave(db: WritableDb, file: string, have: number): void {
  db.prepare('INSERT OR REPLACE INTO sync_parts (digest, have) VALUES (:file, :have)').run({ file, have });
}

async function digestInSteps(bytes: Uint8Array): Promise<string> {
  const digest = createDigest();
  for (let at = 0; at < bytes.length; at += pieceLength) {
    digest.update(bytes.subarray(at, at + pieceLength));
    await setImmediate();
  }
  return digest.hex();
}
