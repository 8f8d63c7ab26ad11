import type { CivilDate, HalfHour, Service } from '#shared/model/index.ts';
import type { ReadableDb, Transaction } from '../../store/index.ts';

/** An appointment, as far as the queue asks. */
export interface Booking {
  readonly id: string;
  readonly service: Service;
  readonly on: CivilDate;
  readonly from: HalfHour;
  readonly name: string;
  /** Neither cancelled nor over. */
  readonly open: boolean;
}

/** The appointments, as far as the queue asks of them. */
export interface Bookings {
  /** By the ten digits of its code. */
  find(db: ReadableDb, code: string): Booking | null;
  /** Whose couples have not come yet, from a time on, soonest first. */
  expected(db: ReadableDb, on: CivilDate, from: string, limit: number): Booking[];
  /** The couple has come. */
  arrive(transaction: Transaction, id: string): void;
}
