import type { RelatedRecord } from '#shared/contract/index.ts';
import { samenessOf, type RecordedParty } from '#shared/law/records/same-person.ts';
import { comparableNumbers, slots, type RecordedPerson, type Slot } from '#shared/model/index.ts';
import type { ReadableDb } from '../../../store/types.ts';
import { findHistorical } from '../../historical.ts';
import { entryOfPerson } from '../finder/index-record.ts';
import { comparableName } from '../finder/names.ts';
import { lineOf } from '../lines.ts';
import { findRecord } from '../records.ts';

/** Records of one name that are compared; a common name has thousands. */
const most = 500;

interface Couple {
  readonly man: RecordedPerson;
  readonly woman: RecordedPerson;
}

/** What was said of the record's persons, and what is proposed: the surest first. */
export function findRelated(db: ReadableDb, recordId: string): RelatedRecord[] | null {
  const couple = coupleOf(db, recordId);
  if (couple === null) return null;
  const said = linksOf(db, recordId);
  return slots.flatMap((slot) => {
    const party = partyOf(couple, slot);
    const proposed = candidates(db, party)
      .filter((id) => id !== recordId)
      .flatMap((id) => slots.map((otherSlot) => ({ id, otherSlot, because: samenessOf(party, partyOf(coupleOf(db, id)!, otherSlot)) })))
      .filter(({ because }) => because.length > 0);
    const known = said.filter((link) => link.slot === slot);
    const isSaid = (id: string, otherSlot: Slot) => known.some((link) => link.otherId === id && link.otherSlot === otherSlot);
    return [
      ...known.map(({ otherId, otherSlot, same, staffName }) => ({ id: otherId, otherSlot, because: [], same: same === 1, staffName })),
      ...proposed.filter(({ id, otherSlot }) => !isSaid(id, otherSlot)).map((each) => ({ ...each, same: null, staffName: null })),
    ].flatMap(({ id, ...related }) => {
      const other = lineOf(db, { id, by: null });
      return other === null ? [] : [{ slot, other, ...related }];
    });
  });
}

function candidates(db: ReadableDb, { comparableName: name, ...party }: RecordedParty): string[] {
  const numbered = db.prepare(
    'SELECT e.record_id FROM register_numbers n JOIN register_entries e ON e.entry = n.entry WHERE n.number = ? LIMIT 100',
  );
  const named = db.prepare(
    `SELECT e.record_id FROM register_persons s JOIN register_entries e ON e.entry = ${entryOfPerson('s.id')} WHERE s.name = ? LIMIT ${most}`,
  );
  // A common name fills the list with others: whom they were registered with is asked for apart.
  const withSpouse = db.prepare(
    `SELECT e.record_id FROM register_persons s JOIN register_entries e ON e.entry = ${entryOfPerson('s.id')} WHERE s.name = ? AND s.spouse = ? LIMIT 100`,
  );
  return [
    ...new Set([
      ...comparableNumbers(party).flatMap((number) => numbered.pluck().all(number) as string[]),
      ...(name === '' ? [] : (withSpouse.pluck().all(name, party.comparableSpouse) as string[])),
      ...(name === '' ? [] : (named.pluck().all(name) as string[])),
    ]),
  ];
}

function partyOf(couple: Couple, slot: Slot): RecordedParty {
  const { name, idNumber, documentNumber, born } = couple[slot];
  const spouse = couple[slot === 'man' ? 'woman' : 'man'].name;
  return { name, idNumber, documentNumber, born, comparableName: comparableName(name), comparableSpouse: comparableName(spouse) };
}

export function coupleOf(db: ReadableDb, recordId: string): Couple | null {
  return findHistorical(db, recordId) ?? findRecord(db, recordId);
}

function linksOf(db: ReadableDb, recordId: string) {
  return db
    .prepare(
      `SELECT l.one_slot AS slot, l.other AS otherId, l.other_slot AS otherSlot, l.same, s.name AS staffName
       FROM person_links l JOIN staff s ON s.id = l.staff_id WHERE l.one = :id
       UNION ALL SELECT l.other_slot, l.one, l.one_slot, l.same, s.name FROM person_links l JOIN staff s ON s.id = l.staff_id WHERE l.other = :id`,
    )
    .all({ id: recordId }) as { slot: Slot; otherId: string; otherSlot: Slot; same: 0 | 1; staffName: string }[];
}
