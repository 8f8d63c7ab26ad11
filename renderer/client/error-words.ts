import type { TFunction } from 'i18next';
import type { HallError } from '#shared/contract/index.ts';
import { clockTime } from './words.ts';

/** The sentence for an expected failure: what happened, what is safe, what to do. */
export function errorWords(t: TFunction, error: HallError): string {
  return t(`errors:${error.code}`, wordsOf(t, error));
}

/** Details as a sentence can say them. */
function wordsOf(t: TFunction, error: HallError): Readonly<Record<string, string | number>> {
  const words: Record<string, string | number> = {};
  for (const [key, value] of Object.entries(error.details) as [string, unknown][]) {
    if (typeof value === 'number') words[key] = value;
    else if (typeof value === 'string') words[key] = /^\d{4}-\d{2}-\d{2}T/.test(value) ? clockTime(value) : value;
    else if (Array.isArray(value)) words[key] = value.map((item) => nameOf(t, key, item)).join(t('common:listComma'));
  }
  return words;
}

function nameOf(t: TFunction, key: string, item: unknown): string {
  if (typeof item !== 'string') return typeof item === 'object' && item !== null && 'rule' in item ? String(item.rule) : '';
  if (key === 'roles') return t(`terms:staffRole.${item}`);
  if (key === 'kinds') return t(`terms:documentKind.${item}`);
  return item;
}
