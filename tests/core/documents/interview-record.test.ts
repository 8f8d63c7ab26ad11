import { expect, test } from 'vitest';
import { planDivorcePaper } from '#core/cases/divorce/papers.ts';
import { createTranslator } from '#shared/locales/index.ts';
import { InterviewQuestion } from '#shared/model/index.ts';
import { divorceSourceOf } from './divorces.ts';
import { draw } from './helpers.ts';

const t = createTranslator('zh-CN');

/** The answer offered first to each question. */
const usual = {
  identity: 'same',
  willing: 'ofFreeWill',
  agreement: 'readAndMine',
  children: 'agreed',
  property: 'agreed',
  debts: 'agreed',
  pressed: 'nobody',
  more: 'nothingMore',
} as const satisfies Record<InterviewQuestion, string>;

/** Pages of the record with the usual answers, the last in other words. */
async function pagesWith(more: string): Promise<number> {
  const answers = InterviewQuestion.options.map((question) => ({
    question: t(`papers:divorce.question.${question}`),
    answer: question === 'more' ? more : t(`counter:divorce.question.answer.${usual[question]}`),
  }));
  const interviews = { man: null, woman: { willing: true, agrees: true, answers, signed: false } };
  const planned = planDivorcePaper('interviewRecord', 'woman', divorceSourceOf({ interviews }));
  const { kind: _kind, party: _party, characterDigests: _digests, ...paper } = planned;
  return (await draw({ ...paper, pictures: {}, createdAt: '2026-11-23T02:00:00Z' })).pages;
}

test('M-51 the record of the usual answers is one page: nobody signs on one that is nearly empty', async () => {
  expect(await pagesWith(t('counter:divorce.question.answer.nothingMore'))).toBe(1);
});

test('M-51 the record of longer answers goes on', async () => {
  expect(await pagesWith('孩子随女方生活，男方每周六探望。'.repeat(8))).toBe(2);
});
