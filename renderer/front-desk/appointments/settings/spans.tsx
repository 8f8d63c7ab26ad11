import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Service, type AppointmentSettings, type CivilDate, type HalfHour } from '#shared/model/index.ts';
import { Button, DateField, Select } from '../../../components/index.ts';

export type Session = AppointmentSettings['sessions'][number];
export type Closed = AppointmentSettings['closed'][number];
type Span = Session | Closed;

const halves = Array.from({ length: 34 }, (_, at) => `${String(6 + Math.floor(at / 2)).padStart(2, '0')}:${at % 2 === 0 ? '00' : '30'}`);
const weekdays = ['1', '2', '3', '4', '5', '6', '7'] as const;
/** Where marriages are booked divorces are: the three stand together. */
const groups: readonly (readonly Service[])[] = [[], ['marriage', 'divorceApply', 'divorceIssue'], ...Service.options.map((one) => [one])];

export interface SpansProps<T extends Span> {
  readonly spans: readonly T[];
  /** On every day as well: a break. */
  readonly everyDay: boolean;
  /** Codes of the counters it may be for; none: it is for all. */
  readonly counters: readonly string[];
  readonly fresh: T;
  readonly add: string;
  readonly today: CivilDate;
  readonly onChange: (spans: T[]) => void;
}

/** Spans of the day beside, or within, the office's hours: when, from and until, for what. */
export function Spans<T extends Span>({ spans, everyDay, counters, fresh, add, today, onChange }: SpansProps<T>): ReactElement {
  const { t } = useTranslation('front-desk');
  const put = (place: number, more: Partial<Span>): void =>
    onChange(spans.map((each, index) => (index === place ? { ...each, ...more } : each)));
  const withOwn = (all: readonly (readonly string[])[], own: readonly string[]): readonly (readonly string[])[] =>
    all.some((each) => each.join() === own.join()) ? all : [...all, own];
  return (
    <>
      {spans.length > 0 && (
        <ul className="appointment-spans">
          {spans.map((span, place) => (
            <li key={place}>
              <Select
                label={t('appointments.settings.on')}
                value={span.date !== null ? 'date' : span.weekday === null ? 'every' : String(span.weekday)}
                onChange={(on) =>
                  put(place, {
                    date: on === 'date' ? today : null,
                    weekday: on === 'date' || on === 'every' ? null : Number(on),
                  })
                }
                options={[
                  ...(everyDay ? [{ id: 'every', label: t('appointments.settings.every') }] : []),
                  ...weekdays.map((id) => ({ id: id as string, label: t(`appointments.settings.weekday.${id}`) })),
                  { id: 'date', label: t('appointments.settings.oneDay') },
                ]}
              />
              {span.date !== null && (
                <DateField label={t('appointments.settings.date')} value={span.date} onChange={(date) => date && put(place, { date })} />
              )}
              {(['from', 'until'] as const).map((end) => (
                <Select
                  key={end}
                  label={t(`appointments.settings.${end}`)}
                  value={span[end]}
                  error={end === 'until' && span.from >= span.until ? t('appointments.settings.wrongOrder') : null}
                  onChange={(at) => put(place, { [end]: at as HalfHour })}
                  options={[...new Set([...halves, span[end]])].toSorted().map((id) => ({ id, label: id }))}
                />
              ))}
              <Select
                label={t('appointments.service')}
                value={span.services.join()}
                onChange={(joined) => put(place, { services: Service.options.filter((one) => joined.split(',').includes(one)) })}
                options={withOwn(groups, span.services).map((group) => ({
                  id: group.join(),
                  label:
                    group.length === 0 ? t('appointments.settings.all') : group.map((one) => t(`service.${one as Service}`)).join('、'),
                }))}
              />
              {'counters' in span && (
                <Select
                  label={t('appointments.settings.counter')}
                  value={span.counters.join()}
                  onChange={(joined) => put(place, { counters: joined === '' ? [] : joined.split(',') })}
                  options={withOwn([[], ...counters.map((code) => [code])], span.counters).map((group) => ({
                    id: group.join(),
                    label: group.length === 0 ? t('appointments.settings.allCounters') : group.join('、'),
                  }))}
                />
              )}
              <Button
                small
                variant="quiet"
                icon="cross"
                aria-label={t('appointments.settings.removeOf', { from: span.from, until: span.until })}
                onPress={() => onChange(spans.filter((_, index) => index !== place))}
              >
                {t('appointments.settings.remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div>
        <Button small icon="plus" onPress={() => onChange([...spans, fresh])}>
          {add}
        </Button>
      </div>
    </>
  );
}
