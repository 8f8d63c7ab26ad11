import { z } from 'zod';
import { failure } from '#shared/contract/index.ts';
import { addYears } from '#shared/law/dates.ts';
import {
  CivilDate,
  comparableIdentity,
  DishonestyListing,
  ok,
  type KnownListing,
  type LeapDay,
  type LocalPractice,
} from '#shared/model/index.ts';
import { createId } from '../../crypto/index.ts';
import { writing, type ClockDep, type EventsDep, type HandlersFor } from '../../ports.ts';
import type { ScanPictures } from '../types.ts';
import { changeOne } from '../../store/change-one.ts';
import { keepPages, readPage } from '../kept-pages.ts';
import { defineAct, type ReadableDb, type StoreDep } from '../../store/types.ts';

const dishonestyListed = defineAct({
  type: 'dishonesty.listed',
  payload: DishonestyListing.omit({ staffName: true, approverName: true, removed: true, scans: true }).extend({
    /** Digests of the scanned pages, in order. */
    pages: z.array(z.string()).default([]),
  }),
  project(db, { pages, ...listing }, { staffId, approverId }) {
    db.prepare(
      `INSERT INTO dishonesty_listings (id, number, name, id_number, ground, facts, evidence, document, authority, listed_on, until, staff_id, approver_id)
         VALUES (:id, :number, :name, :idNumber, :ground, :facts, :evidence, :document, :authority, :listedOn, :until, :staffId, :approverId)`,
    ).run({ ...listing, number: comparableIdentity(listing.idNumber), staffId, approverId });
    const page = db.prepare('INSERT INTO dishonesty_pages (listing_id, page, digest) VALUES (?, ?, ?)');
    for (const [index, digest] of pages.entries()) page.run(listing.id, index + 1, digest);
  },
});

const dishonestyRemoved = defineAct({
  type: 'dishonesty.removed',
  payload: z.object({ id: z.uuid(), on: CivilDate, reason: z.string(), document: z.string() }),
  project: (db, removed, { staffId, approverId }) =>
    changeOne(
      db,
      `UPDATE dishonesty_listings SET removed_on = :on, removed_reason = :reason, removed_document = :document, removed_by = :staffId,
         removal_approved_by = :approverId WHERE id = :id`,
      { ...removed, staffId, approverId },
    ),
});

export const dishonestyActs = [dishonestyListed, dishonestyRemoved] as const;

interface Deps extends StoreDep, ClockDep, EventsDep {
  readonly drawing: Pick<ScanPictures, 'normaliseScan'>;
  readonly practice: (db: ReadableDb) => Pick<LocalPractice, 'dishonestyYears'>;
}

/** Whoever is listed on 29 February leaves the list on 1 March. */
const leapDay: LeapDay = 'march1';

/** 严重失信当事人: listed and taken off the list by two people; it refuses nobody anything. */
export function createDishonestyHandlers({
  store,
  clock,
  events,
  drawing,
  practice,
}: Deps): HandlersFor<'dishonesty.list' | 'dishonesty.enter' | 'dishonesty.page' | 'dishonesty.remove'> {
  const changed = <T extends { readonly ok: boolean }>(result: T): T => {
    if (result.ok) events.emit({ event: 'records.changed' });
    return result;
  };
  const answer = ({ id }: { readonly id: string }) => store.read((db) => findListing(db, id)!);
  return {
    'dishonesty.list': ({ input }) => ok(store.read((db) => listListings(db, clock.today(), input.state))),

    'dishonesty.enter': writing('dishonesty.enter', {
      act: async ({ author, input: { pages: pictures, ...input } }) => {
        const pages = await keepPages({ store, drawing }, pictures);
        if (!pages.ok) return pages;
        return changed(
          store.commit(author, ({ db, append, on }) => {
            const known = findKnownListing(db, [input.idNumber]);
            if (known !== null && known.until >= on) return failure('dishonesty.listedAlready', { document: known.document });
            const until = input.until ?? addYears(on, practice(db).dishonestyYears, leapDay);
            if (until < on) return failure('dishonesty.endsBefore', {});
            const id = createId();
            append(dishonestyListed, { ...input, id, listedOn: on, until, pages: pages.value });
            return ok({ id });
          }),
        );
      },
      answer,
    }),

    'dishonesty.page': async ({ input: { id, page } }) => {
      const digest = store.read((db) =>
        db.prepare('SELECT digest FROM dishonesty_pages WHERE listing_id = ? AND page = ?').pluck().get(id, page),
      ) as string | undefined;
      if (digest === undefined) return failure('dishonesty.notFound', {});
      return readPage(store.vault, digest);
    },

    'dishonesty.remove': writing('dishonesty.remove', {
      act: ({ author, input }) =>
        changed(
          store.commit(author, ({ db, append, on }) => {
            const found = findListing(db, input.id);
            if (found === null) return failure('dishonesty.notFound', {});
            if (found.removed !== null) return failure('dishonesty.removedAlready', {});
            append(dishonestyRemoved, { ...input, on });
            return ok({ id: input.id });
          }),
        ),
      answer,
    }),
  };
}

/** The listing that lasts longest of somebody known by any of these numbers, those taken off the list excepted; null: none. */
export function findKnownListing(db: ReadableDb, numbers: readonly string[]): KnownListing | null {
  const comparable = JSON.stringify(numbers.map(comparableIdentity).filter((number) => number !== ''));
  const row = db
    .prepare(
      `SELECT listed_on AS listedOn, until, authority, document FROM dishonesty_listings
       WHERE number IN (SELECT value FROM json_each(?)) AND removed_on IS NULL ORDER BY until DESC LIMIT 1`,
    )
    .get(comparable);
  return (row as KnownListing | undefined) ?? null;
}

const select = `SELECT l.id, l.name, l.id_number AS idNumber, l.ground, l.facts, l.evidence, l.document, l.authority, l.listed_on AS listedOn, l.until,
    (SELECT count(*) FROM dishonesty_pages g WHERE g.listing_id = l.id) AS scans, s.name AS staffName, a.name AS approverName, l.removed_on AS removedOn, l.removed_reason AS removedReason, l.removed_document AS removedDocument,
    r.name AS removedBy, q.name AS removalApprovedBy
  FROM dishonesty_listings l JOIN staff s ON s.id = l.staff_id JOIN staff a ON a.id = l.approver_id
  LEFT JOIN staff r ON r.id = l.removed_by LEFT JOIN staff q ON q.id = l.removal_approved_by`;

interface Row extends Omit<DishonestyListing, 'removed'> {
  readonly removedOn: CivilDate | null;
  readonly removedReason: string;
  readonly removedDocument: string;
  readonly removedBy: string;
  readonly removalApprovedBy: string;
}

function listListings(db: ReadableDb, today: CivilDate, state: 'listed' | 'past'): DishonestyListing[] {
  const listed = `l.removed_on IS NULL AND l.until >= :today`;
  const where = state === 'listed' ? listed : `NOT (${listed})`;
  return (db.prepare(`${select} WHERE ${where} ORDER BY l.listed_on DESC, l.id DESC LIMIT 500`).all({ today }) as Row[]).map(listingOf);
}

function findListing(db: ReadableDb, id: string): DishonestyListing | null {
  const row = db.prepare(`${select} WHERE l.id = ?`).get(id) as Row | undefined;
  return row ? listingOf(row) : null;
}

function listingOf({ removedOn, removedReason, removedDocument, removedBy, removalApprovedBy, ...listing }: Row): DishonestyListing {
  if (removedOn === null) return { ...listing, removed: null };
  const removed = { on: removedOn, reason: removedReason, document: removedDocument };
  return { ...listing, removed: { ...removed, staffName: removedBy, approverName: removalApprovedBy } };
}
