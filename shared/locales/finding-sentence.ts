import type { TFunction } from 'i18next';
import { CivilDate, type Finding } from '#shared/model/index.ts';

/** What a finding says, its dates as this language writes them. */
export function findingSentence(t: TFunction, { rule, message, params }: Pick<Finding, 'rule' | 'message' | 'params'>): string {
  const words = Object.entries(params).map(([name, value]) => [name, typeof value === 'string' ? dateWords(t, value) : value]);
  return t(`law:${rule}.${message}`, Object.fromEntries(words) as Finding['params']);
}

/** Other texts stand for themselves. */
function dateWords(t: TFunction, text: string): string {
  if (!CivilDate.safeParse(text).success) return text;
  const [year, month, day] = text.split('-');
  return t('common:date', { year, month, day });
}
