import { createTranslator } from '#shared/locales/index.ts';
import { isFirm, isProvisional } from '#shared/law/divorce/index.ts';
import { hoursOn, type CivilDate, type CoolingOffDate } from '#shared/model/index.ts';
import { rowValues } from '../../../documents/forms.ts';
import { datesOf, dayText, hoursText } from './period-text.ts';
import type { DivorcePaperSource, Values } from './source.ts';

/** 离婚冷静期告知: the same dates in Chinese and, on its second page, in English. */
export function leafletValues(source: DivorcePaperSource): Values {
  const { office, t } = source;
  const english = createTranslator('en');
  const dates = datesOf(source);
  const noted = (translator: typeof t) => (isProvisional(dates) ? [{ text: translator('papers:divorce.leaflet.mayMove') }] : []);
  const marked = (which: CoolingOffDate, day: string, translator: typeof t) =>
    isFirm(dates, which) ? day : translator('papers:divorce.provisional', { day });
  const days = (['withdrawUntil', 'issueFrom', 'issueUntil'] as const).flatMap((which) => [
    [which, marked(which, dayText(dates[which], t), t)],
    [`${which}English`, marked(which, englishDay(dates[which]), english)],
  ]);
  return {
    accepted: dayText(dates.accepted, t),
    acceptedEnglish: englishDay(dates.accepted),
    ...Object.fromEntries(days),
    lapsesOn: dayText(dates.lapsesOn, t),
    lapsesOnEnglish: englishDay(dates.lapsesOn),
    closingWithdraw: hoursOn(office.hours, dates.withdrawUntil).until,
    closing: hoursOn(office.hours, dates.issueUntil).until,
    officeName: office.name,
    address: office.address,
    phone: office.phone || '—',
    hours: hoursText(office, t),
    hoursEnglish: hoursText(office, english),
    helplines: office.helplines.map(({ name, number }) => t('papers:divorce.leaflet.helpline', { name, number })).join('\n'),
    ...rowValues('note', noted(t)),
    ...rowValues('noteEnglish', noted(english)),
  };
}

function englishDay(date: CivilDate): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`));
}
