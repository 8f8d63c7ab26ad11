import type { TFunction } from 'i18next';
import { CivilDate, type Finding } from '#shared/model/index.ts';
import { dateWords } from './date-words.ts';

/** What a finding says, its dates as this language writes them; other texts stand for themselves. */
export function findingSentence(t: TFunction, { rule, message, params }: Pick<Finding, 'rule' | 'message' | 'params'>): string {
  const words = Object.entries(params).map(([name, value]) => [
    name,
    typeof value === 'string' && CivilDate.safeParse(value).success ? dateWords(t, value) : value,
  ]);
  return t(`law:${rule}.${message}`, Object.fromEntries(words) as Finding['params']);
}
