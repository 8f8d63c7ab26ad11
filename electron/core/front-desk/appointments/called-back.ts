import type { failure } from '#shared/contract/index.ts';
import type { Transaction } from '../../store/index.ts';

/** 候补, as far as the appointments ask: an entry of the list and the appointment that came of it go together. */
export interface CalledBack {
  /** The entry has its appointment. Answers why it cannot have one, else null. */
  book(
    transaction: Transaction,
    entryId: string,
    appointmentId: string,
  ): ReturnType<typeof failure<'overflow.notFound'>> | ReturnType<typeof failure<'overflow.notCalled'>> | null;
  /** Whoever has to do without the appointment waits again, where they stood. */
  giveBack(transaction: Transaction, appointmentId: string): void;
}
