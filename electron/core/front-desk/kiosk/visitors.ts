import type { Redacted, VisitBy } from '#shared/model/index.ts';
import { createId, randomBytes } from '../../crypto/index.ts';
import type { Visitor } from '../../ports.ts';
import type { CardHolder } from '../deps.ts';

/** How long somebody is known who asks for nothing any more; main ends a visit long before. Milliseconds. */
const patience = 90_000;

/** One person at the kiosk, from their card or code until they go. Kept in memory alone: a core that dies knows nobody. */
export interface Visit extends Visitor {
  /** Instant. */
  readonly begunAt: string;
  /** By a slip's code nobody is known. */
  readonly holder: Redacted<CardHolder> | null;
  /** The other of the two, whose card was laid down as well. */
  partner: Redacted<CardHolder> | null;
  /** What the slip is for; null: they came with their card. */
  readonly appointmentId: string | null;
  /** The numbers they took, for their slips. */
  readonly ticketIds: Set<string>;
}

/** What the dispatcher asks. */
export interface Visitors {
  find(token: string): Visitor | null;
}

export interface VisitTable {
  /** Null once it is over. */
  find(token: string): Visit | null;
  /** Whoever stood there before has gone. */
  begin(who: Pick<Visit, 'holder' | 'appointmentId'> & { readonly by: VisitBy; readonly begunAt: string }): Visit;
  /** @throws for a token that `find` does not know */
  get(token: string): Visit;
  current(): Visit | null;
  end(): void;
}

export function createVisitTable(changed: () => void): VisitTable {
  let current: Visit | null = null;
  let timer: NodeJS.Timeout | undefined;

  function end(): void {
    clearTimeout(timer);
    if (current === null) return;
    current = null;
    changed();
  }
  function touch(): void {
    clearTimeout(timer);
    timer = setTimeout(end, patience).unref();
  }
  const find = (token: string): Visit | null => {
    if (current?.token !== token) return null;
    touch();
    return current;
  };

  return {
    find,
    get(token) {
      const visit = find(token);
      if (visit === null) throw new Error('a visit that is over');
      return visit;
    },
    current: () => current,
    begin(who) {
      current = { ...who, token: `${createId()}.${Buffer.from(randomBytes(24)).toString('hex')}`, partner: null, ticketIds: new Set() };
      touch();
      changed();
      return current;
    },
    end,
  };
}
