import type { TFunction } from 'i18next';
import type { CivilDate } from '#shared/model/index.ts';

/** Arabic digits, month and day of two digits, as forms and certificates write dates; empty for none. */
export function dateText(date: CivilDate | null, t: TFunction): string {
  if (!date) return '';
  const [year, month, day] = date.split('-');
  return t('papers:date', { year, month, day });
}
