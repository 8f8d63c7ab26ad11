import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { errorCodes, errorDetails, type HallError } from '#shared/contract/index.ts';
import { acts } from '../../../electron/core/acts.ts';
import { createTranslator, errorSentence, languages, resources } from '#shared/locales/index.ts';

type Tree = { readonly [key: string]: string | Tree };

const folder = join(import.meta.dirname, '../../../shared/locales');
const namespaces = Object.keys(resources['zh-CN']) as (keyof (typeof resources)['zh-CN'])[];
/** What the person already knows because they just asked for it. */
const unsaid: Readonly<Record<string, readonly string[]>> = {
  'appointment.twice': ['id'],
  'case.notAllowedNow': ['action'],
};

function flatten(tree: Tree, above = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${above}${key}`, value] as [string, string]] : flatten(value, `${above}${key}.`),
  );
}

/** Plural forms differ by language: Chinese has one where English has two. */
function keysOf(tree: Tree): string[] {
  return [...new Set(flatten(tree).map(([key]) => key.replace(/_(zero|one|two|few|many|other)$/, '')))].sort();
}

function placeholdersOf(sentence: string): string[] {
  return [...sentence.matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1]!).sort();
}

describe.each(languages)('%s', (language) => {
  test('loads every file of its folder', () => {
    const files = readdirSync(join(folder, language)).map((file) => file.replace(/\.json$/, ''));
    expect(Object.keys(resources[language]).sort()).toEqual(files.sort());
    for (const namespace of namespaces) {
      expect(resources[language][namespace]).toEqual(JSON.parse(readFileSync(join(folder, language, `${namespace}.json`), 'utf8')));
    }
  });

  test.each(errorCodes)('has a whole sentence for %s, with what its details tell', (code) => {
    const sentence = new Map(flatten(resources[language].errors)).get(code) ?? '';
    expect(sentence).toMatch(language === 'en' ? /^[A-Z“{].{20,}[.]$/ : /^[“{\p{Script=Han}].{8,}。$/u);
    const told = Object.keys(errorDetails[code].shape).filter((detail) => !unsaid[code]?.includes(detail));
    expect(placeholdersOf(sentence)).toEqual(told.sort());
  });

  test('has no sentence for an error that cannot be', () => {
    expect(
      flatten(resources[language].errors)
        .map(([key]) => key)
        .sort(),
    ).toEqual([...errorCodes].sort());
  });
});

test.each(namespaces)('%s has the same keys in both languages', (namespace) => {
  expect(keysOf(resources.en[namespace])).toEqual(keysOf(resources['zh-CN'][namespace]));
});

test.each(namespaces)('%s has the same placeholders in both languages', (namespace) => {
  const english = new Map(flatten(resources.en[namespace]));
  const differing = flatten(resources['zh-CN'][namespace]).filter(([key, sentence]) => {
    const other = english.get(key);
    return other !== undefined && [...new Set(placeholdersOf(other))].join() !== [...new Set(placeholdersOf(sentence))].join();
  });
  expect(differing.filter(([key]) => !/_(one|two|few|many|zero)$/.test(key))).toEqual([]);
});

test('a strict translator throws for a missing key or parameter, where a lenient one shows the key', () => {
  const strict = createTranslator('zh-CN', { strict: true });
  expect(strict('terms:slot.man')).toBe('男方');
  expect(strict('errors:printer.failed', { printer: '一号', reason: '缺纸' })).toContain('一号');
  expect(() => strict('terms:ethnicity.60')).toThrow('terms:ethnicity.60');
  expect(() => strict('nowhere:at.all')).toThrow('at.all');
  expect(() => strict('errors:printer.failed', { printer: '一号' })).toThrow('reason');
  expect(createTranslator('zh-CN')('terms:ethnicity.60')).toBe('ethnicity.60');
});

test('a sentence names roles, papers and times in words', () => {
  const chinese = createTranslator('zh-CN');
  const say = (error: HallError) => errorSentence(chinese, error);
  expect(say({ code: 'approval.required', details: { roles: ['supervisor', 'registrar'] } })).toContain('主管、婚姻登记员');
  expect(say({ code: 'staff.lockedOut', details: { until: '2026-06-01T16:15:00Z' } })).toContain('2026-06-02 00:15');
  expect(say({ code: 'case.notAllowedNow', details: { state: 'prepared', action: 'declare' } })).toContain('“已制证”');
  expect(say({ code: 'case.papersNotPrinted', details: { kinds: ['declaration', 'certificate'] } })).not.toMatch(
    /declaration|certificate|\{\{/,
  );
  expect(errorSentence(createTranslator('en'), { code: 'store.locked', details: {} })).toMatch(/^The hall’s store is not open yet/);
});

test('names every act that the history of a case may show', () => {
  const named = new Set(flatten(resources['zh-CN'].counter.history.action).map(([key]) => key));
  const ofCases = acts
    .map(({ type }) => type)
    .filter((type) => /^(case|marriage|divorce|document|print|attachment|character)\./.test(type));
  expect(ofCases.length).toBeGreaterThan(40);
  expect(ofCases.filter((type) => !named.has(type))).toEqual([]);
});
