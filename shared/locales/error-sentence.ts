import type { TFunction } from 'i18next';
import { Temporal } from 'temporal-polyfill';
import type { HallError } from '#shared/contract/index.ts';
import { officeTimeZone } from '#shared/model/index.ts';
import { dateWords } from './date-words.ts';

/** What happened, what is safe, what to do: the sentence of an expected failure. */
export function errorSentence(t: TFunction, { code, details }: HallError): string {
  const words = Object.entries(details).map(([key, value]) => [key, wordsOf(t, code, key, value)]);
  return t(`errors:${code}`, Object.fromEntries(words) as Record<string, string | number>);
}

function wordsOf(t: TFunction, code: HallError['code'], key: string, value: unknown): string | number {
  if (typeof value === 'number') return value;
  if (typeof value === 'string' && key === 'field') return fieldName(t, value);
  if (typeof value === 'string' && key === 'party') return t(`terms:slot.${value}`);
  if (code === 'record.noteLacks' && key === 'problem') return t(`terms:noteLacks.${String(value)}`);
  if (typeof value === 'string') return code === 'printer.failed' && key === 'reason' ? t(`devices:printer.${value}`) : textWords(t, value);
  if (Array.isArray(value)) return [...new Set(value.map((item) => nameOf(t, key, item)))].join(t('common:listComma'));
  return '';
}

function nameOf(t: TFunction, key: string, item: unknown): string {
  if (typeof item === 'object' && item !== null && 'rule' in item) return String(item.rule);
  if (key === 'roles') return t(`terms:staffRole.${String(item)}`);
  if (key === 'kinds') return t(`terms:documentKind.${String(item)}`);
  return String(item);
}

/** What stands beside a field on its paper, or above a column with the number of the row; a hall's own form may have others. */
function fieldName(t: TFunction, field: string): string {
  const [group, row, column] = field.split('.');
  if (column === undefined) return t(`papers:field.${field}`, { defaultValue: field });
  return t('papers:fieldRow', { field: t(`papers:field.${group}.${column}`, { defaultValue: field }), row });
}

function textWords(t: TFunction, text: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return dateWords(t, text);
  return /^\d{4}-\d{2}-\d{2}T/.test(text) ? momentWords(text) : text;
}

/** `2026-06-01 10:15`, the office's time. */
function momentWords(instant: string): string {
  const at = Temporal.Instant.from(instant).toZonedDateTimeISO(officeTimeZone);
  return `${at.toPlainDate().toString()} ${at.toPlainTime().toString({ smallestUnit: 'minute' })}`;
}
