import { failure, type MyPreReview } from '#shared/contract/index.ts';
import {
  idNumberSex,
  isIdNumber,
  ok,
  PreReviewPerson,
  reveal,
  toIdNumber18,
  type KioskDraft,
  type KioskPicture,
  type PreReviewContent,
  type Slot,
} from '#shared/model/index.ts';
import { writing, type HandlersFor } from '../../ports.ts';
import type { ReadableDb } from '../../store/index.ts';
import type { CardHolder } from '../deps.ts';
import { findPreReview, listPreReviewsOf, takeIn } from '../pre-review/index.ts';
import type { KioskDeps } from './deps.ts';
import * as tables from './draft-tables.ts';
import { eraseHandedOver, ownerOf } from './drafts.ts';
import type { Visit } from './visitors.ts';

/** Hands over to a registrar what was filled in, unsigned (民法典 1049, 1076: both declare in person at the counter). */
export function createSubmitHandlers(deps: KioskDeps): HandlersFor<'kiosk.submit'> {
  const { store, events, visits } = deps;
  return {
    'kiosk.submit': writing('kiosk.submit', {
      async act({ author, visitor, input: { service } }) {
        const visit = visits.get(visitor!.token);
        const of = { owner: ownerOf(deps, visitor), service };
        const before = eraseHandedOver(deps, of);
        if (before !== null) return ok({ id: before.id });
        const kept = store.read((db) => ({ found: tables.findDraft(db, of), pictures: tables.listPictures(db, of) }));
        if (kept.found === null) return failure('kiosk.nothingFilledIn', {});
        if (visit.holder === null || visit.partner === null) return failure('kiosk.partnerNeeded', {});
        const { draft } = kept.found;
        const couple = coupleOf(reveal(visit.holder), reveal(visit.partner), draft);
        if (couple === null) return failure('kiosk.counterOnly', {});
        const taken = await takeIn(deps, author, {
          source: 'kiosk',
          sourceId: kept.found.id,
          content: { service, man: couple.man, woman: couple.woman },
          appointmentCode: '',
          pictures: kept.pictures.flatMap(({ id, kind, of: whose }) => {
            const picture = store.read((db) => tables.findPicture(db, of.owner, id));
            return picture === null ? [] : [{ kind, of: slotOf(whose, couple.self), picture }];
          }),
        });
        if (!taken.ok)
          return taken.error.code === 'preReview.idTaken'
            ? failure('kiosk.nothingFilledIn', {})
            : failure(taken.error.code, taken.error.details);
        store.writeDraft((db) => tables.eraseDraft(db, of));
        events.emit({ event: 'frontDesk.changed' });
        return ok({ id: taken.value.id });
      },
      answer: ({ id }) => store.read((db) => myPreReview(db, id)),
    }),
  };
}

/** Of both, whoever sent them, the newest first. */
export function myPreReviews(db: ReadableDb, { holder }: Visit): MyPreReview[] {
  if (holder === null) return [];
  const number = toIdNumber18(reveal(holder).person.idNumber);
  return number === null ? [] : listPreReviewsOf(db, number).map((id) => myPreReview(db, id));
}

function myPreReview(db: ReadableDb, id: string): MyPreReview {
  const { code, service, state, reasons, note, receivedAt } = findPreReview(db, id)!;
  return { id, code, service, state, reasons, note, receivedAt };
}

/** Who is the man and who the woman, by their cards; null: a card that does not say it, which somebody has to look at. */
function coupleOf(self: CardHolder, other: CardHolder, draft: KioskDraft): (Pick<PreReviewContent, Slot> & { readonly self: Slot }) | null {
  const said = [personOf(self, draft.self), personOf(other, draft.other)] as const;
  const [mine, theirs] = said;
  if (mine === null || theirs === null || mine.slot === theirs.slot) return null;
  return mine.slot === 'man'
    ? { man: mine.person, woman: theirs.person, self: 'man' }
    : { man: theirs.person, woman: mine.person, self: 'woman' };
}

function personOf({ person }: CardHolder, said: KioskDraft['self']): { readonly slot: Slot; readonly person: PreReviewPerson } | null {
  const idNumber = toIdNumber18(person.idNumber);
  if (idNumber === null || !isIdNumber(idNumber)) return null;
  const slot = idNumberSex(idNumber) === 'male' ? 'man' : 'woman';
  return { slot, person: PreReviewPerson.parse({ ...said, name: person.name, idNumber }) };
}

function slotOf(whose: KioskPicture['of'], self: Slot): Slot | 'both' {
  if (whose === 'both') return 'both';
  return (whose === 'self') === (self === 'man') ? 'man' : 'woman';
}
