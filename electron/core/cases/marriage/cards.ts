import { v7 as uuidv7 } from 'uuid';
import { failure, type ReaderState } from '#shared/contract/index.ts';
import { draftStates } from '#shared/law/marriage/index.ts';
import { CardField, ok, toIdNumber18, type Couple, type PartyDraft, type Slot } from '#shared/model/index.ts';
import type { CardRead, CardTaken, ResidentCard } from '../../devices/types.ts';
import type { Caller, HandlersFor } from '../../ports.ts';
import { StoreFault, type ReadableDb } from '../../store/index.ts';
import { findCase, type CaseRecord } from '../case-record.ts';
import { cardRead, type CardFields } from './acts.ts';
import type { MarriageDeps } from './deps.ts';

type CardOperation = 'devices.status' | 'devices.armReader' | 'devices.disarmReader';

interface Armed {
  readonly caseId: string;
  readonly slot: Slot;
  readonly replace: boolean;
  readonly caller: Caller;
}

/** Card reads: the slot is chosen before the card is laid down, and a filled one is never overwritten silently. */
export function createCardHandlers({ store, events, reader, printers, sessions }: MarriageDeps): HandlersFor<CardOperation> {
  let armed: Armed | null = null;

  const state = (): ReaderState => ({ ...reader.state(), armed: armed && { caseId: armed.caseId, slot: armed.slot } });
  const announce = () => events.emit({ event: 'reader.changed', reader: state() });
  const disarm = () => {
    armed = null;
    reader.disarm();
  };
  reader.onState(announce);

  const isAwaited = (target: Armed) => {
    const session = sessions.find(target.caller.token);
    if (armed === target && (!session || session.locked)) disarm();
    return armed === target;
  };

  const takeCard = async (target: Armed, read: CardRead): Promise<CardTaken> => {
    try {
      const { card } = read;
      if (card.layout !== 'resident') return { taken: false, problem: 'notSupportedHere' };
      const refused = isAwaited(target) ? store.read((db) => findObjection(db, target, card)) : 'notAwaited';
      if (refused) return { taken: false, problem: refused };
      const evidence = { textDigest: await store.vault.put(read.text), photoDigest: await store.vault.put(read.photo) };
      // Much may have happened while the evidence went to the disk.
      return isAwaited(target) ? keepCard(target, card, read, evidence) : { taken: false, problem: 'notAwaited' };
    } catch (thrown) {
      if (thrown instanceof StoreFault) return { taken: false, problem: 'notStored' };
      throw thrown;
    }
  };

  const keepCard = (
    target: Armed,
    card: ResidentCard,
    read: CardRead,
    evidence: { readonly textDigest: string; readonly photoDigest: string },
  ): CardTaken => {
    const { caseId, slot, caller } = target;
    const author = {
      requestId: uuidv7(),
      operation: 'devices.armReader' as const,
      inputDigest: evidence.textDigest,
      staffId: caller.staff.id,
      role: 'registrar' as const,
      approverId: null,
      counter: caller.counter,
    };
    const kept = store.commit(author, ({ db, append }) => {
      const problem = findObjection(db, target, card);
      const record = findCase(db, caseId);
      if (problem || !record) return { ok: false, error: problem ?? 'notAwaited' } as const;
      const couple: Couple = { ...record.couple, [slot]: fillFromCard(record.couple[slot], card, read.at) };
      append(
        cardRead,
        {
          id: uuidv7(),
          slot,
          couple,
          revision: record.revision + 1,
          fields: cardFields(card),
          readAt: read.at,
          sam: read.sam,
          ...evidence,
        },
        { caseId },
      );
      return ok({ caseId });
    });
    if (!kept.ok) return { taken: false, problem: kept.error };
    disarm();
    events.emit({ event: 'case.changed', caseId });
    announce();
    return { taken: true };
  };

  return {
    'devices.status': async () => ok({ reader: state(), printers: await printers.list() }),

    'devices.armReader': (call) => {
      const { caseId, slot, replace } = call.input;
      const record = store.read((db) => findCase(db, caseId));
      if (!record) return failure('case.notFound', {});
      if (!draftStates.includes(record.state)) return failure('case.notAllowedNow', { state: record.state, action: 'identify' });
      if (!replace && isFilled(record.couple[slot])) return failure('card.slotFilled', { name: record.couple[slot].name });
      if (reader.state().state === 'none') return failure('reader.none', {});
      const target: Armed = { caseId, slot, replace, caller: call.caller! };
      armed = target;
      reader.arm((read) => takeCard(target, read));
      announce();
      return ok(state());
    },

    'devices.disarmReader': () => {
      disarm();
      announce();
      return ok(state());
    },
  };
}

/** Why this card may not fill the slot it was read for; null: it may. */
function findObjection(db: ReadableDb, { caseId, slot, replace }: Armed, card: ResidentCard): Problem | null {
  const record = findCase(db, caseId);
  if (!record || !draftStates.includes(record.state)) return 'notAwaited';
  if (!replace && isFilled(record.couple[slot])) return 'slotFilled';
  const { idNumber } = record.couple[slot === 'man' ? 'woman' : 'man'];
  return idNumber && toIdNumber18(idNumber) === toIdNumber18(card.idNumber) ? 'samePerson' : null;
}

type Problem = NonNullable<ReaderState['problem']>;

function isFilled(party: PartyDraft): boolean {
  return party.name !== '' || party.idNumber !== '';
}

/** What was typed about a person stays only if it is the same person's card. */
function fillFromCard(before: PartyDraft, card: ResidentCard, at: string): PartyDraft {
  const samePerson = before.idNumber !== '' && toIdNumber18(before.idNumber) === toIdNumber18(card.idNumber);
  const kept = samePerson ? before : { ...before, maritalStatus: null, occupation: '', education: null, phone: '' };
  return {
    ...kept,
    name: card.name,
    sex: card.sex,
    ethnicity: card.ethnicity,
    birthDate: card.birthDate,
    idNumber: card.idNumber,
    address: card.address,
    issuer: card.issuer,
    validFrom: card.validFrom,
    validUntil: card.validUntil,
    longTerm: card.longTerm,
    sources: Object.fromEntries(Object.keys(cardFields(card)).map((field) => [field, { kind: 'card', at }])),
  };
}

function cardFields(card: ResidentCard): CardFields {
  const { name, sex, ethnicity, birthDate, address, idNumber, issuer, validFrom, validUntil } = card;
  return { name, sex, ethnicity, birthDate, address, idNumber, issuer, validFrom, validUntil };
}

/**
 * The form with marks that tell the truth: a field counts as card-read only while it still says what that slot's last
 * card said. Edits with a reason keep it; anything else is typed.
 */
export function honestSources(db: ReadableDb, record: CaseRecord): Couple {
  return { man: honestParty(db, record, 'man'), woman: honestParty(db, record, 'woman') };
}

function honestParty(db: ReadableDb, record: CaseRecord, slot: Slot): PartyDraft {
  const party = record.couple[slot];
  const row = db
    .prepare(`SELECT at, fields FROM card_reads WHERE case_id = ? AND slot = ? ORDER BY id DESC LIMIT 1`)
    .get(record.id, slot) as { at: string; fields: string } | undefined;
  const onCard = row ? (JSON.parse(row.fields) as CardFields) : {};
  const sources: PartyDraft['sources'] = {};
  for (const field of CardField.options) {
    const source = party.sources[field];
    if (row && onCard[field] === party[field]) sources[field] = { kind: 'card', at: row.at };
    else if (source?.kind === 'edited') sources[field] = source;
    else if (party[field] !== null && party[field] !== '') sources[field] = { kind: 'typed' };
  }
  return { ...party, sources };
}
