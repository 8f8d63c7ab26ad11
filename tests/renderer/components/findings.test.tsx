import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { CivilDate, Finding } from '#shared/model/index.ts';
import { Findings } from '../../../renderer/components/index.ts';
import { createFakeHall } from '../fake-hall.ts';
import { show } from '../setup.tsx';

const finding = (change: Partial<Finding>): Finding => ({
  rule: 'M-31',
  outcome: 'pass',
  party: 'man',
  article: 'civilCode.1047',
  since: '2021-01-01' as CivilDate,
  message: 'ofAge',
  params: { age: 28, needed: 22 },
  ...change,
});

const young = finding({ outcome: 'refuse', party: 'woman', message: 'tooYoung', params: { age: 19, needed: 20, from: '2027-03-01' } });

it('shows rule, outcome in words, party, sentence and article, refusals first', async () => {
  await show(<Findings findings={[finding({}), young]} />, createFakeHall());
  const [first, second] = within(screen.getByRole('list', { name: '审查结论' })).getAllByRole('listitem');
  expect(first!.textContent).toContain('M-31不符合女方');
  expect(first!.textContent).toContain('现年 19 周岁');
  expect(first!.textContent).toContain('第一千零四十七条');
  expect(second!.textContent).toContain('符合男方');
});

it('folds what holds into one line where space is short', async () => {
  await show(<Findings findings={[finding({}), finding({ party: 'woman' }), young]} brief />, createFakeHall());
  const items = screen.getAllByRole('listitem');
  expect(items).toHaveLength(2);
  expect(items[1]!.textContent).toContain('2 项符合');
});

it('speaks English when asked', async () => {
  await show(<Findings findings={[young]} />, createFakeHall(), 'en');
  expect(screen.getByRole('listitem').textContent).toContain('Not met');
});
