import type { TFunction } from 'i18next';

/** `2026-05-01` → `2026年05月01日`, as the papers print it; in English as it stands. */
export function dateWords(t: TFunction, date: string): string {
  const [year, month, day] = date.split('-');
  return t('common:date', { year, month, day });
}
