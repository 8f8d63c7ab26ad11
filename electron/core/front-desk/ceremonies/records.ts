import type { TFunction } from 'i18next';
import type { Ceremony } from '#shared/contract/index.ts';
import { ceremonyScript, ceremonyWordNames } from '#shared/locales/ceremony-script.ts';
import { dateWords } from '#shared/locales/date-words.ts';
import { CeremonyPlan, fillScript, formatDeskCode, type CeremonyKind, type CeremonyWord, type CivilDate } from '#shared/model/index.ts';
import { getOffice } from '../../office/index.ts';
import { listStaff } from '../../staff/index.ts';
import type { ReadableDb } from '../../store/index.ts';
import type { DeskCasesDep } from '../desk-case.ts';
import { readFrontDeskSettings } from '../settings.ts';

export interface CeremonyRow {
  readonly id: string;
  readonly code: string;
  readonly untilMinute: number;
  readonly plan: CeremonyPlan;
  readonly caseId: string | null;
  readonly state: Ceremony['state'];
  readonly reason: string | null;
}

const select = `SELECT id, code, until_minute AS untilMinute, plan, case_id AS caseId, state, reason FROM ceremonies`;

function rowOf(row: unknown): CeremonyRow {
  const kept = row as CeremonyRow & { readonly plan: unknown };
  return { ...kept, plan: CeremonyPlan.parse(JSON.parse(kept.plan as unknown as string)) };
}

export function findCeremony(db: ReadableDb, id: string): CeremonyRow | null {
  const row = db.prepare(`${select} WHERE id = ?`).get(id);
  return row ? rowOf(row) : null;
}

export function listCeremonies(db: ReadableDb, from: CivilDate, until: CivilDate): CeremonyRow[] {
  return db.prepare(`${select} WHERE "on" BETWEEN :from AND :until ORDER BY "on", from_minute, id`).all({ from, until }).map(rowOf);
}

/** What is booked at the same time, at the same place or with the same officiant; a ceremony is never in its own way. */
export function findInTheWay(
  db: ReadableDb,
  {
    on,
    from,
    until,
    place,
    officiantId,
    except,
  }: Readonly<Record<'on' | 'place', string>> & {
    readonly from: number;
    readonly until: number;
    readonly officiantId: string | null;
    readonly except: string | null;
  },
): { readonly what: 'place' | 'officiant'; readonly from: number; readonly until: number } | null {
  const row = db
    .prepare(
      `SELECT from_minute AS "from", until_minute AS until, place = :place AS samePlace FROM ceremonies
       WHERE state = 'booked' AND "on" = :on AND from_minute < :until AND until_minute > :from AND id IS NOT :except
         AND (place = :place OR officiant_id = :officiantId) ORDER BY samePlace DESC, from_minute LIMIT 1`,
    )
    .get({ on, from, until, place, officiantId, except }) as { from: number; until: number; samePlace: number } | undefined;
  return row ? { what: row.samePlace === 1 ? 'place' : 'officiant', from: row.from, until: row.until } : null;
}

export function ceremonyView(db: ReadableDb, row: CeremonyRow, { cases, t }: DeskCasesDep & { readonly t: TFunction }): Ceremony {
  const { id, code, plan, state, reason, caseId } = row;
  const found = caseId === null ? null : cases.find(db, caseId);
  const officiantName = nameOfOfficiant(db, plan);
  const values: Readonly<Record<CeremonyWord, string>> = {
    man: plan.manName,
    woman: plan.womanName,
    date: dateWords(t, plan.on),
    registeredOn: found?.registeredOn ? dateWords(t, found.registeredOn) : t('front-desk:ceremonies.blankDate'),
    officiant: officiantName ?? t('front-desk:ceremonies.blankName'),
    office: getOffice(db).name,
    witnesses: plan.witnesses.join('、'),
    wishes: plan.wishes,
  };
  const script = plan.script || scriptOf(db, plan.kind, t);
  return {
    id,
    code: formatDeskCode('ceremony', code),
    plan,
    until: timeOf(row.untilMinute),
    case: found && { caseId: found.caseId, number: found.number, registeredOn: found.registeredOn },
    state,
    officiantName,
    reason,
    script: fillScript(script, ceremonyWordNames(t), values),
  };
}

/** The words of the program stand where the hall has none of its own. */
function scriptOf(db: ReadableDb, kind: CeremonyKind, t: TFunction): string {
  return readFrontDeskSettings(db).ceremonies.scripts[kind] || ceremonyScript(t, kind);
}

function nameOfOfficiant(db: ReadableDb, { officiant }: CeremonyPlan): string | null {
  if (officiant === null) return null;
  if (officiant.by === 'guest') return [officiant.name, officiant.title].filter((part) => part !== '').join(' ');
  return listStaff(db).find(({ id }) => id === officiant.staffId)?.name ?? null;
}

/** `09:30` of minutes since midnight. */
export function timeOf(minutes: number): string {
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
}
