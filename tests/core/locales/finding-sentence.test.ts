import { expect, test } from 'vitest';
import { createTranslator, findingSentence } from '#shared/locales/index.ts';

const expired = { rule: 'M-15', message: 'expired', params: { until: '2026-10-20' } };

test('a finding writes its dates as the language does', () => {
  expect(findingSentence(createTranslator('zh-CN', { strict: true }), expired)).toContain('2026年10月20日');
  expect(findingSentence(createTranslator('en'), expired)).toContain('2026-10-20');
});

test('what only looks like a date, and numbers, stand for themselves', () => {
  const t = createTranslator('zh-CN', { strict: true });
  expect(findingSentence(t, { ...expired, params: { until: '2026-13-45' } })).toContain('2026-13-45');
  expect(findingSentence(t, { rule: 'M-31', message: 'ofAge', params: { age: 22, needed: 22 } })).toContain('22');
});
