import type { Connection } from '../connection.ts';
import { journalMigration } from './0010-journal.ts';
import { staffMigration } from './0020-staff.ts';
import { officeMigration } from './0030-office.ts';
import { cases0040 } from './0040-cases.ts';
import { parties0050 } from './0050-parties.ts';
import { backup0060 } from './0060-backup.ts';
import { clock0065 } from './0065-clock.ts';
import { keys0070 } from './0070-keys.ts';
import { ledger0080 } from './0080-ledger.ts';
import { characters0090 } from './0090-characters.ts';
import { calendar0100 } from './0100-calendar.ts';
import { divorce0110 } from './0110-divorce.ts';
import { reminders0120 } from './0120-reminders.ts';
import { counselling0125 } from './0125-counselling.ts';
import { secondVisit0130 } from './0130-second-visit.ts';
import { laterNumbers0140 } from './0140-later-numbers.ts';
import { unaccountedBlanks0145 } from './0145-unaccounted-blanks.ts';
import { lapseDated0146 } from './0146-lapse-dated.ts';
import { enrolments0150 } from './0150-enrolments.ts';
import { checks0165 } from './0165-checks.ts';
import { sync0155 } from './0155-sync.ts';
import { queue0160 } from './0160-queue.ts';
import { provinceSettings0162 } from './0162-province-settings.ts';
import { crossProvince0170 } from './0170-cross-province.ts';
import { frontDesk0180 } from './0180-front-desk.ts';
import { appointments0185 } from './0185-appointments.ts';
import { tickets0190 } from './0190-tickets.ts';
import { preReview0195 } from './0195-pre-review.ts';
import { ceremonies0200 } from './0200-ceremonies.ts';
import { peakDays0205 } from './0205-peak-days.ts';
import { overflowAppointment0206 } from './0206-overflow-appointment.ts';
import { kiosk0215 } from './0215-kiosk.ts';
import { dishonesty0222 } from './0222-dishonesty.ts';
import { backfill0270 } from './0270-backfill.ts';
import { typedEntries0310 } from './0310-typed-entries.ts';
import { backfillRuns0300 } from './0300-backfill-runs.ts';
import { scanFolder0280 } from './0280-scan-folder.ts';
import { dishonestyPages0250 } from './0250-dishonesty-pages.ts';
import { lookUps0221 } from './0221-look-ups.ts';
import { kioskDraftIds0223 } from './0223-kiosk-draft-ids.ts';
import { reissues0230 } from './0230-reissues.ts';
import { archiveFiles0240 } from './0240-archive-files.ts';
import { proceedings0241 } from './0241-proceedings.ts';
import { pageIntake0245 } from './0245-page-intake.ts';
import { register0220 } from './0220-register.ts';
import type { Migration } from './migration.ts';

/** All of them, in order. */
export const migrations: readonly Migration[] = [
  journalMigration,
  staffMigration,
  officeMigration,
  cases0040,
  parties0050,
  backup0060,
  clock0065,
  keys0070,
  ledger0080,
  characters0090,
  calendar0100,
  divorce0110,
  reminders0120,
  counselling0125,
  secondVisit0130,
  laterNumbers0140,
  unaccountedBlanks0145,
  lapseDated0146,
  enrolments0150,
  sync0155,
  queue0160,
  provinceSettings0162,
  checks0165,
  crossProvince0170,
  frontDesk0180,
  appointments0185,
  tickets0190,
  preReview0195,
  ceremonies0200,
  peakDays0205,
  overflowAppointment0206,
  kiosk0215,
  register0220,
  lookUps0221,
  dishonesty0222,
  kioskDraftIds0223,
  reissues0230,
  archiveFiles0240,
  proceedings0241,
  pageIntake0245,
  dishonestyPages0250,
  backfill0270,
  scanFolder0280,
  backfillRuns0300,
  typedEntries0310,
];

/** The schema this program knows. */
export const knownSchema = Math.max(...migrations.map(({ version }) => version));

export function schemaOf(database: Connection): number {
  return Number(database.pragma('user_version', { simple: true }));
}

/** Brings a database to `upTo`; each step is kept or undone as a whole. */
export function migrate(database: Connection, upTo = knownSchema): void {
  for (const migration of migrations) {
    if (migration.version <= schemaOf(database) || migration.version > upTo) continue;
    database.transaction(() => {
      migration.migrate(database);
      database.pragma(`user_version = ${migration.version}`);
    })();
  }
}

export type { Migration } from './migration.ts';
