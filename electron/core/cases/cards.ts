import { v7 as uuidv7 } from 'uuid';
import { failure, type ReaderState } from '#shared/contract/index.ts';
import {
  fail,
  ok,
  redact,
  reveal,
  type CivilDate,
  type PartyDraft,
  type Redacted,
  type Result,
  type SeenAgain,
  type Slot,
} from '#shared/model/index.ts';
import type { CardRead, CardTaken } from '../devices/types.ts';
import type { Caller, HandlersFor } from '../ports.ts';
import { StoreFault, type ReadableDb } from '../store/index.ts';
import { findCase, type CaseRecord } from './case-record.ts';
import { askAbout } from './checks/ask.ts';
import type { CardFields } from './card-reads.ts';
import { areOnePerson, fillFromCard, isFilled } from './card-party.ts';
import type { CaseDeps } from './deps.ts';
import { cardReadOfDivorce } from './divorce/acts.ts';
import { cardReadAgain } from './divorce/return-acts.ts';
import { awaitsCards, compareAgain } from './divorce/shown-again.ts';
import { takesCards } from './drafts.ts';
import { withAgreedPhones } from './honest-couple.ts';
import { cardRead } from './marriage/acts.ts';
import { cardReadOfReissue } from './reissue/acts.ts';
import { withoutStranger, type PreReviewedDep } from './pre-reviewed.ts';
import { heldByColleague } from './steps.ts';

type CardOperation = 'devices.status' | 'devices.armReader' | 'devices.disarmReader';

interface Armed {
  readonly caseId: string;
  readonly slot: Slot;
  readonly replace: boolean;
  readonly caller: Caller;
}

export interface CardDesk {
  readonly handlers: HandlersFor<CardOperation>;
  /** Somebody else serves this case from now on: the reader waits for it no longer. */
  disarmFor(caseId: string): void;
}

/**
 * Card reads: the slot is chosen before the card is laid down, and a filled one is never overwritten silently. At the second visit
 * of a divorce a card fills nothing: it shows that the party is the same person.
 */
export function createCardDesk({ store, clock, events, reader, printers, sessions, preReviewed }: CaseDeps): CardDesk {
  let armed: Armed | null = null;

  const state = (): ReaderState => ({ ...reader.state(), armed: armed && { caseId: armed.caseId, slot: armed.slot } });
  let announcing = false;
  /** Once for all that happens in one go: windows are drawn anew for it. */
  const announce = () => {
    if (announcing) return;
    announcing = true;
    setImmediate(() => {
      announcing = false;
      events.emit({ event: 'reader.changed', reader: state() });
    });
  };
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

  const takeCard = async (target: Armed, handed: Redacted<CardRead>): Promise<CardTaken> => {
    try {
      const read = reveal(handed);
      const considered = isAwaited(target)
        ? store.read((db) => considerCard(db, target, handed, clock.today(), preReviewed))
        : fail('notAwaited' as const);
      if (!considered.ok) return { taken: false, problem: considered.error };
      const [textDigest, photoDigest] = await Promise.all([store.vault.put(read.text), store.vault.put(read.photo)]);
      const evidence = { textDigest, photoDigest };
      // Much may have happened while the evidence went to the disk.
      return isAwaited(target) ? keepCard(target, handed, evidence) : { taken: false, problem: 'notAwaited' };
    } catch (thrown) {
      if (thrown instanceof StoreFault) return { taken: false, problem: 'notStored' };
      throw thrown;
    }
  };

  const keepCard = (
    target: Armed,
    handed: Redacted<CardRead>,
    evidence: { readonly textDigest: string; readonly photoDigest: string },
  ): CardTaken => {
    const { at: readAt, sam } = reveal(handed);
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
    const kept = store.commit(author, (transaction) => {
      const { db, append, on } = transaction;
      const considered = considerCard(db, target, handed, on, preReviewed);
      if (!considered.ok) return considered;
      const { record, fields } = considered.value;
      const read = { id: uuidv7(), slot, fields, readAt, sam, ...evidence };
      if (considered.value.as === 'again') {
        append(cardReadAgain, { ...read, seen: considered.value.seen }, { caseId });
      } else {
        const couple = withAgreedPhones({ ...record.couple, [slot]: considered.value.party });
        append(cardReads[record.business], { ...read, couple, revision: record.revision + 1 }, { caseId });
      }
      askAbout(transaction, caseId);
      return ok({ caseId });
    });
    if (!kept.ok) return { taken: false, problem: kept.error };
    disarm();
    events.emit({ event: 'case.changed', caseId });
    announce();
    return { taken: true };
  };

  const handlers: HandlersFor<CardOperation> = {
    'devices.status': async () => ok({ reader: state(), printers: await printers.list() }),

    'devices.armReader': (call) => {
      const { caseId, slot, replace } = call.input;
      const record = store.read((db) => findCase(db, caseId));
      if (!record) return failure('case.notFound', {});
      const held = heldByColleague(record, call);
      if (held) return held;
      const again = comparesCards(record);
      if (!again && !takesCards(record)) return failure('case.notAllowedNow', { state: record.state, action: 'identify' });
      if (!again && !replace && isFilled(record.couple[slot])) return failure('card.slotFilled', { name: record.couple[slot].name });
      if (reader.state().state === 'none') return failure('reader.none', {});
      const target: Armed = { caseId, slot, replace, caller: call.caller! };
      armed = target;
      reader.arm(
        (read) => takeCard(target, redact(read)),
        () => isAwaited(target),
      );
      announce();
      return ok(state());
    },

    'devices.disarmReader': () => {
      disarm();
      announce();
      return ok(state());
    },
  };

  return {
    handlers,
    disarmFor(caseId) {
      if (armed?.caseId !== caseId) return;
      disarm();
      announce();
    },
  };
}

const cardReads = { marriage: cardRead, divorce: cardReadOfDivorce, reissue: cardReadOfReissue } as const;

type Problem = NonNullable<ReaderState['problem']>;

/** What a card does: fills its slot, or shows that the party is the same person again. */
type Considered =
  | { readonly as: 'filling'; readonly record: CaseRecord; readonly party: PartyDraft; readonly fields: CardFields }
  | { readonly as: 'again'; readonly record: CaseRecord; readonly seen: SeenAgain; readonly fields: CardFields };

/** What this card does in the slot it was read for, or why it does nothing. */
function considerCard(
  db: ReadableDb,
  { caseId, slot, replace, caller }: Armed,
  handed: Redacted<CardRead>,
  on: CivilDate,
  preReviewed: PreReviewedDep['preReviewed'],
): Result<Considered, Problem> {
  const { card, at } = reveal(handed);
  const record = findCase(db, caseId);
  if (!record || heldByColleague(record, { caller })) return fail('notAwaited');
  if (comparesCards(record)) {
    const compared = compareAgain(record.couple, slot, card, { at, on });
    return compared.ok ? ok({ as: 'again', record, ...compared.value }) : compared;
  }
  if (!takesCards(record)) return fail('notAwaited');
  const before = record.couple[slot];
  if (!replace && isFilled(before)) return fail('slotFilled');
  const filled = fillFromCard(before, card, at);
  if (!filled) return fail('unknownLayout');
  const other = record.couple[slot === 'man' ? 'woman' : 'man'];
  if (areOnePerson(filled.party, other)) return fail('samePerson');
  return ok({ as: 'filling', record, ...filled, party: withoutStranger(filled.party, preReviewed(db, caseId)?.[slot]) });
}

/** Both may come again: their cards are compared with who they are. */
function comparesCards(record: CaseRecord): boolean {
  return record.business === 'divorce' && awaitsCards(record);
}
