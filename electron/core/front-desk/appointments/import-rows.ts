import type { HallError, ImportedRow } from '#shared/contract/index.ts';
import { AppointmentPlan, identityKey, type AppointmentPerson, type CivilDate, type ImportMapping } from '#shared/model/index.ts';
import { CivilDate as Date, HalfHour } from '#shared/model/index.ts';
import type { ReadableDb } from '../../store/index.ts';
import { agree, type AgreeDeps, type Agreement, type Ahead } from './agree.ts';
import type { ExportedRow } from './import-file.ts';
import { findByOutsideNumber, type AppointmentRow } from './records.ts';

type Problem = NonNullable<ImportedRow['problem']>;

/** What becomes of a row; `known` is what was taken in of it before. */
export interface JudgedRow {
  readonly row: ImportedRow;
  readonly agreement: Agreement | null;
  readonly known: AppointmentRow | null;
}

/** Remembers the rows of one file, so that they do not take each other's places. */
export interface FileSoFar extends Ahead {
  note(judged: JudgedRow): void;
  hasNumber(number: string): boolean;
}

export function createFileSoFar(): FileSoFar {
  const numbers = new Set<string>();
  const people = new Set<string>();
  const taken = new Map<string, number>();
  const slot = ({ service, on, from }: AppointmentPlan, counter: string) => `${service} ${on} ${from} ${counter}`;
  const add = (key: string, count: number) => taken.set(key, (taken.get(key) ?? 0) + count);
  return {
    hasNumber: (number) => numbers.has(number),
    has: (plan, key) => people.has(`${plan.service} ${key}`),
    taken: (plan, counter) => taken.get(slot(plan, counter)) ?? 0,
    note({ row, agreement, known }) {
      numbers.add(row.number);
      if (known && known.state === 'booked' && row.outcome !== 'none' && row.outcome !== 'odd') add(slot(known.plan, known.counter), -1);
      if (!agreement || row.outcome === 'none') return;
      add(slot(agreement.plan, agreement.counter), 1);
      for (const key of agreement.plan.people.map(identityKey)) if (key !== '') people.add(`${agreement.plan.service} ${key}`);
    },
  };
}

/** Reads one row and says what would become of it; nothing that is not understood is guessed. */
export function judgeRow(deps: AgreeDeps, db: ReadableDb, exported: ExportedRow, mapping: ImportMapping, file: FileSoFar): JudgedRow {
  const service = mapping.services.find(({ word }) => word === exported.service)?.service ?? null;
  const on = readDate(exported.date);
  const from = readTime(exported.time);
  const people = peopleOf(exported);
  const base = { line: exported.line, number: exported.number, names: people.map(({ name }) => name), service, on, from };
  const odd = (why: Problem['why'], value: string, known: AppointmentRow | null = null): JudgedRow => ({
    row: { ...base, outcome: 'odd', problem: { why, value } },
    agreement: null,
    known,
  });
  const plain = (outcome: 'cancelled' | 'none', known: AppointmentRow | null): JudgedRow => ({
    row: { ...base, outcome, problem: null },
    agreement: null,
    known,
  });

  if (exported.number === '') return odd('noNumber', '');
  if (file.hasNumber(exported.number)) return odd('numberTwice', exported.number);
  const known = findByOutsideNumber(db, exported.number);
  if (mapping.cancelled.includes(exported.state)) return plain(known?.state === 'booked' ? 'cancelled' : 'none', known);
  if (service === null) return odd('unknownService', exported.service, known);
  if (on === null) return odd('noDate', exported.date, known);
  if (from === null) return odd('noTime', exported.time, known);
  if (exported.name === '') return odd('noName', '', known);
  const parsed = AppointmentPlan.safeParse({ service, on, from, people, phone: exported.phone.slice(0, 20) });
  if (!parsed.success) return odd('noName', exported.name, known);
  if (known && saysTheSame(known, parsed.data)) return plain('none', known);
  if (known && known.state !== 'booked' && known.state !== 'cancelled') return odd('over', exported.number, known);
  const again = people.find((person) => file.has(parsed.data, identityKey(person)));
  if (again) return odd('twice', again.name, known);

  const agreed = agree(deps, db, { plan: parsed.data, application: '', except: known?.id ?? null, promised: true }, file);
  if (!agreed.ok) return odd(problemOf(agreed.error.code), valueOf(agreed.error, exported), known);
  return { row: { ...base, outcome: known ? 'changed' : 'new', problem: null }, agreement: agreed.value, known };
}

type AgreeError = Extract<ReturnType<typeof agree>, { ok: false }>['error'];

const problemByCode: Readonly<Record<AgreeError['code'], Problem['why']>> = {
  'appointment.noIdNumber': 'noIdNumber',
  'appointment.badIdNumber': 'badIdNumber',
  'appointment.samePerson': 'samePerson',
  'appointment.past': 'past',
  'appointment.tooSoon': 'past',
  'appointment.tooFar': 'closed',
  'appointment.twice': 'twice',
  'appointment.delayed': 'twice',
  'appointment.noApplication': 'noApplication',
  'appointment.notTheirs': 'notTheirs',
  'appointment.outsideWindow': 'outsideWindow',
  'appointment.windowNotKnown': 'notYetKnown',
  'appointment.closed': 'closed',
  'appointment.full': 'full',
};

function problemOf(code: AgreeError['code']): Problem['why'] {
  return problemByCode[code];
}

function valueOf(error: HallError, { date, time }: ExportedRow): string {
  const details = error.details as Readonly<Record<string, unknown>>;
  return typeof details['name'] === 'string' ? details['name'] : `${date} ${time}`;
}

function saysTheSame({ plan, state }: AppointmentRow, now: AppointmentPlan): boolean {
  const key = ({ service, on, from, people, phone }: AppointmentPlan) =>
    JSON.stringify([service, on, from, phone, people.map((person) => [person.name, identityKey(person)])]);
  return state !== 'cancelled' && key(plan) === key(now);
}

function peopleOf({ name, idNumber, otherName, otherIdNumber }: ExportedRow): AppointmentPerson[] {
  const person = (called: string, number: string): AppointmentPerson => ({
    name: called,
    type: 'mainlandResident',
    nationality: 'CHN',
    idNumber: number,
  });
  return [person(name, idNumber), ...(otherName === '' ? [] : [person(otherName, otherIdNumber)])];
}

/** `2026-12-01`, `2026/12/1`, `20261201`, `2026年12月1日`, with or without a time behind. */
function readDate(text: string): CivilDate | null {
  const [, year, month, day] = /^(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})/.exec(text) ?? [];
  if (!year || !month || !day) return null;
  const date = Date.safeParse(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  return date.success ? date.data : null;
}

/** The half hour in which `9:00`, `09:00-09:30` or `2026-12-01 09:00:00` begins. */
function readTime(text: string): HalfHour | null {
  const [, hour, minute] = /(?:^|\s)(\d{1,2})[:时点](\d{2})/.exec(text) ?? [];
  if (!hour || !minute || Number(minute) > 59) return null;
  const half = HalfHour.safeParse(`${hour.padStart(2, '0')}:${Number(minute) < 30 ? '00' : '30'}`);
  return half.success ? half.data : null;
}
