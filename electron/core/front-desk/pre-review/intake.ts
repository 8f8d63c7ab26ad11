import { Temporal } from 'temporal-polyfill';
import { failure } from '#shared/contract/index.ts';
import { ok, type CivilDate, type PreReviewContent, type PreReviewPicture } from '#shared/model/index.ts';
import { createId, digestHexInSteps } from '../../crypto/index.ts';
import type { Author } from '../../ports.ts';
import type { ReadableDb } from '../../store/index.ts';
import type { FrontDeskDeps } from '../deps.ts';
import { newDeskCode } from '../new-desk-code.ts';
import { readFrontDeskSettings } from '../settings.ts';
import { preReviewReceived } from './acts.ts';
import { eraseContent, putContent, putPicture } from './contents.ts';

export interface Submitted {
  readonly source: 'folder' | 'kiosk' | 'desk';
  /** The sender's own id; with its source it is taken once. */
  readonly sourceId: string;
  readonly content: PreReviewContent;
  readonly appointmentCode: string;
  readonly pictures: ReadonlyArray<PreReviewPicture & { readonly picture: Uint8Array }>;
}

type From = Pick<Submitted, 'source' | 'sourceId'>;
type IntakeDeps = Pick<FrontDeskDeps, 'store' | 'clock' | 'drawing' | 'keyedDigest'>;

/** Takes one in. `again`: it was taken before, the same; `otherContent`: the id came before with something else, which stays as it is. */
export async function takeIn({ store, clock, drawing, keyedDigest }: IntakeDeps, author: Author, submitted: Submitted) {
  const { source, content, appointmentCode } = submitted;
  const seen: string[][] = [];
  for (const { of, kind, picture } of submitted.pictures) seen.push([of, kind, await digestHexInSteps(picture)]);
  const digests = {
    sourceDigest: digestOfSource(keyedDigest, submitted),
    contentDigest: keyedDigest('preReview.content', [content, appointmentCode, seen]),
  };
  const before = store.read((db) => findBySource(db, digests.sourceDigest));
  if (before)
    return before.contentDigest === digests.contentDigest ? ok({ id: before.id, as: 'again' as const }) : failure('preReview.idTaken', {});
  const id = createId();
  const erasedOn = store.read((db) => dayAfter(clock.today(), readFrontDeskSettings(db).preReview.keepDays));
  let taken = false;
  // The content first: an act whose content is lost would say that something came which nobody can look at. Without its act it is nothing.
  store.writeDraft((db) => putContent(db, id, content, erasedOn));
  try {
    for (const [place, { picture, ...about }] of submitted.pictures.entries()) {
      // Whatever a picture carried beside what can be seen is gone: where it was taken, and what else was in the file.
      const clean = await drawing.normaliseScan(picture, 0);
      if (!clean.ok) return failure('preReview.pictureUnreadable', { place: place + 1 });
      store.writeDraft((db) => putPicture(db, id, place, about, clean.value));
    }
    const meanwhile = store.read((db) => findBySource(db, digests.sourceDigest));
    if (meanwhile) return ok({ id: meanwhile.id, as: 'again' as const });
    const kept = store.commit(author, ({ append }) => {
      append(preReviewReceived, { id, code: newDeskCode(), source, ...digests, service: content.service, appointmentCode, erasedOn });
      return ok({ id, as: 'new' as const });
    });
    taken = kept.ok && kept.value.id === id;
    return kept;
  } finally {
    if (!taken) store.writeDraft((db) => eraseContent(db, id));
  }
}

/** The one that came from there under this id; null: none did. */
export function findTakenIn({ store, keyedDigest }: Pick<IntakeDeps, 'store' | 'keyedDigest'>, from: From): { readonly id: string } | null {
  return store.read((db) => findBySource(db, digestOfSource(keyedDigest, from))) ?? null;
}

function digestOfSource(keyedDigest: IntakeDeps['keyedDigest'], { source, sourceId }: From): string {
  return keyedDigest('preReview.source', [source, sourceId]);
}

function findBySource(db: ReadableDb, sourceDigest: string): { readonly id: string; readonly contentDigest: string } | undefined {
  return db.prepare('SELECT id, content_digest AS contentDigest FROM pre_reviews WHERE source_digest = ?').get(sourceDigest) as
    { readonly id: string; readonly contentDigest: string } | undefined;
}

function dayAfter(today: CivilDate, days: number): CivilDate {
  return Temporal.PlainDate.from(today).add({ days }).toString() as CivilDate;
}
