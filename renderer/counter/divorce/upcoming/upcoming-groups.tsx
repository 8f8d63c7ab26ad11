import type { TFunction } from 'i18next';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import { isFirm, lastSureDay } from '#shared/law/divorce/index.ts';
import { addDays, daysBetween } from '#shared/law/dates.ts';
import type { CivilDate, CoolingOffDate, DivorceRow } from '#shared/model/index.ts';
import { dateWords } from '../../../client/index.ts';
import { PersonName } from '../../../components/index.ts';
import { CaseState } from '../../case-state.tsx';
import { Provisional } from '../time-line.tsx';
import { useClosing, type Closing } from '../use-today.ts';

type Upcoming = Output<'divorces.upcoming'>;

/** A line of a group: an application, and the date it stands there for. */
interface Line {
  readonly row: DivorceRow;
  readonly date: CoolingOffDate | null;
}

/** By what is most urgent. */
const groups = [
  'lastDay',
  'dueTomorrow',
  'issuable',
  'thisWeek',
  'toBeTold',
  'kept',
  'unaccounted',
  'lapsed',
  'provisional',
  'withdrawnToday',
] as const;
type Group = (typeof groups)[number];

export interface UpcomingGroupsProps {
  readonly upcoming: Upcoming;
  readonly onOpen: (caseId: string) => void;
}

/** Each group of applications that wait, nobody forgotten; a line opens its case. */
export function UpcomingGroups({ upcoming, onOpen }: UpcomingGroupsProps): ReactElement {
  const { t } = useTranslation(['counter', 'common']);
  const closing = useClosing();
  const filled = groups.map((group) => ({ group, lines: linesOf(group, upcoming) }));
  const empty = filled.filter(({ lines }) => lines.length === 0).map(({ group }) => nameOf(t, group, upcoming));
  return (
    <>
      {filled
        .filter(({ lines }) => lines.length > 0)
        .map(({ group, lines }) => (
          <section key={group} className="upcoming-group" aria-label={nameOf(t, group, upcoming)}>
            <h2 className="upcoming-head">
              {nameOf(t, group, upcoming)} <span className="upcoming-count">{lines.length}</span>
            </h2>
            <ul>
              {lines.map(({ row, date }) => (
                <li key={`${row.id} ${date}`}>
                  <button type="button" className="upcoming-row" onClick={() => onOpen(row.id)}>
                    <span className="upcoming-names serif">
                      <span className="work-name">{row.manName ? <PersonName text={row.manName} /> : t('party.unnamed')} ·</span>{' '}
                      <span className="work-name">{row.womanName ? <PersonName text={row.womanName} /> : t('party.unnamed')}</span>
                    </span>
                    <span className="upcoming-facts">
                      <CaseState row={row} />
                      {date !== null && row.dates !== null && <Due row={row} date={date} on={upcoming.on} closing={closing} />}
                      <span className="soft small">{row.receiptNumber ?? row.number}</span>
                      <span className="soft small">{row.registrarName}</span>
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        ))}
      {empty.length === groups.length ? (
        <p className="soft">{t('divorce.upcoming.nothing')}</p>
      ) : (
        empty.length > 0 && (
          <p className="soft small upcoming-none">{t('divorce.upcoming.none', { groups: empty.join(t('common:listComma')) })}</p>
        )
      )}
    </>
  );
}

interface DueProps {
  readonly row: DivorceRow;
  readonly date: CoolingOffDate;
  readonly on: CivilDate;
  readonly closing: Closing;
}

/** 领证止 2026年12月11日，还剩 3 天. */
function Due({ row, date, on, closing }: DueProps): ReactElement | null {
  const { t } = useTranslation(['counter', 'common']);
  const { dates } = row;
  if (dates === null) return null;
  const day = date === 'issueUntil' ? lastSureDay(dates) : dates[date];
  const name = t(`divorce.date.${date}`);
  const left = daysBetween(on, day);
  const ends = date === 'withdrawUntil' || date === 'issueUntil';
  return (
    <span className="small">
      {left === 0
        ? t('divorce.upcoming.dueToday', { name, until: ends ? closing(day) : '' }).trim()
        : t('divorce.upcoming.due', { name, date: dateWords(t, day) })}
      {ends && left > 0 && <span className="soft"> {t('divorce.upcoming.left', { count: left })}</span>}{' '}
      {!isFirm(dates, date) && <Provisional />}
    </span>
  );
}

function nameOf(t: TFunction, group: Group, { on, dueThrough }: Upcoming): string {
  if (group === 'dueTomorrow' && dueThrough !== addDays(on, 1))
    return t('counter:divorce.upcoming.group.dueThrough', { date: dateWords(t, dueThrough) });
  return t(`counter:divorce.upcoming.group.${group}`);
}

/** In the order of their dates; of a group of several dates, each line with the one it is there for. */
function linesOf(group: Group, upcoming: Upcoming): readonly Line[] {
  const lines =
    group === 'dueTomorrow' ? upcoming.dueTomorrow : upcoming[group].map((row): Line => ({ row, date: dateOf(group, row, upcoming.on) }));
  return lines.toSorted((a, b) => dayOf(a).localeCompare(dayOf(b)) || a.row.openedAt.localeCompare(b.row.openedAt));
}

function dateOf(group: Group, { dates, state }: DivorceRow, on: CivilDate): CoolingOffDate | null {
  if (dates === null || group === 'withdrawnToday' || group === 'unaccounted') return null;
  if (group === 'thisWeek') return (['withdrawUntil', 'issueFrom', 'issueUntil'] as const).find((date) => dates[date] >= on) ?? null;
  if (group === 'kept') return dates.kept?.find((date) => dates[date] >= on) ?? null;
  if (group === 'provisional') return dates.provisionalDates[0] ?? null;
  if (state === 'lapsed') return 'lapsesOn';
  return state === 'coolingOff' ? 'withdrawUntil' : 'issueUntil';
}

function dayOf({ row, date }: Line): string {
  return date === null ? '' : (row.dates?.[date] ?? '');
}
