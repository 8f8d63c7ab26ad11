import { slots, type Couple, type RestPolicy } from '#shared/model/index.ts';
import type { HallConfigInput } from '#shared/contract/index.ts';
import { divorceHall } from '../divorce-desk.ts';
import { closing, fridayClosing, type Almanac, type Standing } from './almanac.ts';
import { coupleOf } from './counter.ts';
import type { Dice } from './dice.ts';
import { timeOf, type SimulatedHall } from './simulated-hall.ts';

/** An accepted application, as the simulation knows it without asking the program. */
export interface Application {
  readonly caseId: string;
  /** Their number. */
  readonly couple: number;
  readonly accepted: string;
  /** How and when it came to its end; of a lapse, the day the law gives it. With the dates as they were known then. */
  end: { readonly as: 'registered' | 'withdrawn' | 'lapsed' | 'ended'; readonly on: string; readonly standing: Standing } | null;
  /** The day on which both came again and have not left. */
  visitOn: string | null;
  /** The program has had the occasion to write down that the second period began. */
  issuable: boolean;
}

/** A hall with all that happens to it. */
export interface World {
  readonly hall: SimulatedHall;
  readonly dice: Dice;
  readonly almanac: Almanac;
  readonly applications: Application[];
  /** Couples whose marriage this hall registered. */
  readonly married: Map<number, { readonly number: string; readonly on: string }>;
  /** What is taken of everybody. */
  readonly picture: string;
  /** Nobody doubts the clock. */
  sure: boolean;
  starts: number;
  kills: number;
}

export const openOnes = ({ applications }: World): Application[] => applications.filter(({ end }) => end === null);

export function standingOf({ almanac, hall }: World, { caseId, accepted }: Application) {
  return almanac.standing(caseId, accepted, hall.now());
}

export function pointOf({ hall }: World, caseId: string): string {
  return hall.rows<{ state: string }>(`SELECT state FROM cases WHERE id = '${caseId}'`)[0]!.state;
}

/** Numbers of those in a marriage registered here that no divorce has ended. */
export function idNumbersInForce({ applications, married }: World): string[] {
  const divorced = new Set(applications.filter(({ end }) => end?.as === 'registered').map(({ couple }) => couple));
  const together: Couple[] = [...married.keys()].filter((couple) => !divorced.has(couple)).map(coupleOf);
  return together.flatMap((couple) => slots.map((slot) => couple[slot].idNumber)).toSorted();
}

/** The test hall with stock for years. */
export function configOf(restPolicy: RestPolicy): HallConfigInput {
  const { office } = divorceHall;
  const block = { regionCode: '329901', first: 1, last: 2000 };
  return {
    ...divorceHall,
    office: {
      ...office,
      practice: { restPolicy },
      hours: { until: timeOf(closing), weekdayHours: [{ weekday: 5, until: timeOf(fridayClosing) }] },
      offlineAuthorisation: { ...office.offlineAuthorisation!, validFrom: '2025-01-01', validUntil: '2028-12-31' },
    },
    numberBlocks: [2025, 2026, 2027].flatMap((year) => [
      { prefix: 'J', year, ...block },
      { prefix: 'L', year, ...block },
    ]),
    blankBatches: [
      { kind: 'marriage', first: 'A00000001', last: 'A00000100' },
      { kind: 'divorce', first: 'B00000001', last: 'B00000800' },
    ],
  };
}
