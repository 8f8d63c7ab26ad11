import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays } from '#shared/law/dates.ts';
import { peakDaysBetween } from '#shared/law/peak-days/index.ts';
import { PeakDayRule, type CivilDate } from '#shared/model/index.ts';
import { dateWords } from '../../client/index.ts';
import { Button, Segmented, Select, TextField } from '../../components/index.ts';

export interface DayRulesProps {
  readonly rules: readonly PeakDayRule[];
  readonly today: CivilDate;
  readonly onChange: (rules: PeakDayRule[]) => void;
}

/** The longest a rule may be without a day: 29 February over a century's end, or a lunar month that is short in many years. */
const farthest = 8 * 366;

/** Days that come back every year, and when each is next: whoever types a lunar day sees at once whether it is the one meant. */
export function DayRules({ rules, today, onChange }: DayRulesProps): ReactElement {
  const { t } = useTranslation(['front-desk', 'common']);
  const put = (place: number, more: Partial<PeakDayRule>): void => onChange(rules.with(place, { ...rules[place]!, ...more }));
  const nextOf = (rule: PeakDayRule): CivilDate | null => {
    if (!PeakDayRule.safeParse({ ...rule, name: '_' }).success) return null;
    return peakDaysBetween(today, addDays(today, farthest), { days: [rule], once: [], minutesEach: 20 })[0]?.date ?? null;
  };
  return (
    <>
      <ul className="desk-entries">
        {rules.map((rule, place) => {
          const { name, calendar, month, day } = rule;
          const next = nextOf(rule);
          return (
            <li key={place}>
              <TextField
                label={t('peakDays.settings.name', { place: place + 1 })}
                value={name}
                maxLength={20}
                error={name.trim() === '' ? t('settings.noName') : null}
                onChange={(typed) => put(place, { name: typed })}
              />
              <Segmented
                label={t('peakDays.settings.calendar')}
                value={calendar}
                onChange={(chosen) => put(place, { calendar: chosen })}
                options={(['solar', 'lunar'] as const).map((id) => ({ id, label: t(`peakDays.settings.${id}`) }))}
              />
              <Select
                className="desk-narrow"
                label={t('peakDays.settings.month')}
                value={String(month)}
                onChange={(chosen) => put(place, { month: Number(chosen) })}
                options={numbers(12)}
              />
              <Select
                className="desk-narrow"
                label={t('peakDays.settings.day')}
                value={String(day)}
                onChange={(chosen) => put(place, { day: Number(chosen) })}
                options={numbers(31)}
                error={next === null ? t('peakDays.settings.noSuchDay') : null}
              />
              {next !== null && <span className="desk-said soft">{t('peakDays.settings.next', { date: dateWords(t, next) })}</span>}
              <Button
                small
                variant="quiet"
                icon="cross"
                aria-label={t('settings.removeOf', { name })}
                onPress={() => onChange(rules.toSpliced(place, 1))}
              >
                {t('settings.remove')}
              </Button>
            </li>
          );
        })}
      </ul>
      {rules.length < 60 && (
        <div>
          <Button small icon="plus" onPress={() => onChange([...rules, { name: '', calendar: 'solar', month: 1, day: 1 }])}>
            {t('peakDays.settings.add')}
          </Button>
        </div>
      )}
    </>
  );
}

function numbers(most: number): { readonly id: string; readonly label: string }[] {
  return Array.from({ length: most }, (_, before) => ({ id: String(before + 1), label: String(before + 1) }));
}
