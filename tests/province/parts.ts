import { PartHead, type PartResult } from './contents.ts';
import { parsed, textOf } from './envelope.ts';
import { Refusal } from './refusal.ts';
import { sm3 } from './sm2.ts';
import type { Sender, Store } from './store.ts';

const MOST_HEAD = 4096;

interface Attachment {
  readonly size: number;
  readonly have: number;
}

/**
 * Takes in a piece of an attachment; inside the transaction of its envelope. What is here already is not stored again.
 * @throws {Refusal} `content.invalid`, `part.order`, `part.digest`.
 */
export function ingestPart(store: Store, sender: Sender, content: Uint8Array): PartResult {
  const { head, bytes } = readPart(content);
  const { digest, size, offset } = head;
  const known = attachmentOf(store, sender, digest) ?? { size, have: 0 };
  if (known.size !== size) throw new Refusal('content.invalid');
  if (offset > known.have) throw new Refusal('part.order');
  const have = Math.max(known.have, offset + bytes.length);
  const row = { office: sender.office, station: sender.station, digest };
  if (have > known.have) {
    const fresh = bytes.subarray(known.have - offset);
    store
      .prepare('INSERT INTO pieces VALUES (:office, :station, :digest, :offset, :bytes)')
      .run({ ...row, offset: known.have, bytes: fresh });
    store.prepare('INSERT OR REPLACE INTO attachments VALUES (:office, :station, :digest, :size, :have)').run({ ...row, size, have });
    if (have === size && digestOf(store, row) !== digest) throw new WrongDigest(row);
  }
  return { digest, have, whole: have === size };
}

/** The pieces are not what was announced: the attachment has to be sent from its beginning. */
export class WrongDigest extends Refusal {
  private readonly row: Sender & { digest: string };

  constructor(row: Sender & { digest: string }) {
    super('part.digest');
    this.row = row;
  }

  /** After the transaction was rolled back: what came before of this attachment goes too. */
  forget(store: Store): void {
    const of = 'WHERE office = :office AND station = :station AND digest = :digest';
    store.prepare(`DELETE FROM pieces ${of}`).run(this.row);
    store.prepare(`DELETE FROM attachments ${of}`).run(this.row);
  }
}

function readPart(content: Uint8Array): { head: PartHead; bytes: Uint8Array } {
  const view = Buffer.from(content.buffer, content.byteOffset, content.length);
  const length = view.length < 4 ? MOST_HEAD + 1 : view.readUInt32BE(0);
  if (length > MOST_HEAD || 4 + length > view.length) throw new Refusal('content.invalid');
  const head = PartHead.safeParse(parsed(textOf(view.subarray(4, 4 + length)) ?? ''));
  const bytes = view.subarray(4 + length);
  const fits = head.success && bytes.length === head.data.length && head.data.offset + head.data.length <= head.data.size;
  if (!fits) throw new Refusal('content.invalid');
  return { head: head.data, bytes };
}

function attachmentOf(store: Store, { office, station }: Sender, digest: string): Attachment | undefined {
  const find = store.prepare<unknown[], Attachment>(
    'SELECT size, have FROM attachments WHERE office = :office AND station = :station AND digest = :digest',
  );
  return find.get({ office, station, digest });
}

function digestOf(store: Store, row: Sender & { digest: string }): string {
  return sm3(...piecesOf(store, row)).toString('hex');
}

function piecesOf(store: Store, row: Sender & { digest: string }): Buffer[] {
  const find = store.prepare<unknown[], { bytes: Buffer }>(
    'SELECT bytes FROM pieces WHERE office = :office AND station = :station AND digest = :digest ORDER BY offset',
  );
  return find.all(row).map(({ bytes }) => bytes);
}

/** The bytes of an attachment that is whole, or null. */
export function attachment(store: Store, sender: Sender, digest: string): Buffer | null {
  const known = attachmentOf(store, sender, digest);
  const { office, station } = sender;
  return known && known.have === known.size ? Buffer.concat(piecesOf(store, { office, station, digest })) : null;
}
