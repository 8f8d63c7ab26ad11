import { failure, type DeskCard } from '#shared/contract/index.ts';
import { isElderly } from '#shared/law/elderly.ts';
import { formatDeskCode, identityKey, ok, redact, reveal, type CivilDate, type Redacted, type Station } from '#shared/model/index.ts';
import { createId } from '../crypto/index.ts';
import type { CardRead, CardTaken } from '../devices/index.ts';
import type { Call, HandlersFor } from '../ports.ts';
import type { ReadableDb } from '../store/index.ts';
import { findTodaysAppointment } from './appointments/index.ts';
import type { CardHolder, FrontDeskDeps } from './deps.ts';
import { findOfAppointment } from './tickets/index.ts';

type CardOperation = 'frontDesk.armReader' | 'frontDesk.disarmReader' | 'frontDesk.takeCard';

/** How long a card that was read waits for the window it was read for. Milliseconds. */
const patience = 5_000;

/** Who waits: the session in one window, under an id of this waiting. */
interface Waiting {
  readonly id: string;
  readonly token: string;
  readonly station: Station;
}

/**
 * Cards laid down for the front desk, where there is no case yet. What a card says is handed once to the session and the window that
 * waited for it, and is kept nowhere: it comes into the store only as far as somebody books or gives a number with it.
 */
export function createCardHandlers({
  store,
  clock,
  events,
  sessions,
  cardReader,
  holderOf,
}: Pick<FrontDeskDeps, 'store' | 'clock' | 'events' | 'sessions' | 'cardReader' | 'holderOf'>): HandlersFor<CardOperation> {
  let waiting: Waiting | null = null;
  let read: { readonly for: Waiting; readonly holder: Redacted<CardHolder>; readonly forgotten: NodeJS.Timeout } | null = null;

  const forget = (): void => {
    clearTimeout(read?.forgotten);
    read = null;
  };
  /** The window is there and its screen is not locked. */
  const isAwaited = (target: Waiting): boolean => waiting === target && sessions.find(target.token)?.locked === false;
  const isOf = (target: Waiting | undefined, { id, token, station }: Waiting): boolean =>
    target?.id === id && target.token === token && target.station === station;
  const asks = ({ input, caller, station }: Call<'frontDesk.takeCard' | 'frontDesk.disarmReader'>): Waiting => ({
    id: input.id,
    token: caller!.token,
    station,
  });

  const takeCard = (target: Waiting, { card }: CardRead): CardTaken => {
    if (!isAwaited(target)) {
      cardReader.disarm(target.id);
      return { taken: false, problem: 'notAwaited' };
    }
    const holder = holderOf(card);
    if (!holder) return { taken: false, problem: 'unknownLayout' };
    forget();
    waiting = null;
    read = { for: target, holder: redact(holder), forgotten: setTimeout(forget, patience).unref() };
    cardReader.disarm(target.id);
    events.emit({ event: 'frontDesk.cardRead' });
    return { taken: true };
  };

  return {
    'frontDesk.armReader': ({ caller, station }) => {
      if (!cardReader.isThere()) return failure('reader.none', {});
      const target = { id: createId(), token: caller!.token, station };
      if (!cardReader.arm(target.id, async (card) => takeCard(target, card))) return failure('reader.awaitedByCase', {});
      forget();
      waiting = target;
      return ok({ id: target.id });
    },

    'frontDesk.disarmReader': (call) => {
      if (waiting && isOf(waiting, asks(call))) {
        waiting = null;
        cardReader.disarm(call.input.id);
      }
      if (isOf(read?.for, asks(call))) forget();
      return ok({});
    },

    'frontDesk.takeCard': (call) => {
      if (!read || !isOf(read.for, asks(call))) return ok({ card: null });
      const { holder } = read;
      forget();
      return ok({ card: store.read((db) => describe(db, reveal(holder), clock.today())) });
    },
  };
}

function describe(db: ReadableDb, { person, birthDate, validUntil }: CardHolder, today: CivilDate): DeskCard {
  const found = findTodaysAppointment(db, { identityKey: identityKey(person) }, today);
  return {
    person,
    elderly: birthDate !== null && isElderly(birthDate, today),
    expired: validUntil !== null && validUntil < today,
    appointment: found && {
      id: found.id,
      slipCode: formatDeskCode('appointment', found.code),
      service: found.plan.service,
      on: found.plan.on,
      from: found.plan.from,
      ticket: findOfAppointment(db, found.id)?.number ?? null,
    },
  };
}
