import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ok, TheirRecord, type CivilDate, type Discrepancy } from '#shared/model/index.ts';
import { officeView } from '../entry/samples.ts';
import { openDesk, type } from './desk.tsx';

const person = (name: string, idNumber: string) => ({ name, idNumber, nationality: 'CHN', document: 'residentCard', documentNumber: '' });
const man = person('王伟', '110105199804120013');
const discrepancy: Discrepancy = {
  id: '0192f3a0-0000-7000-8000-000000000001',
  caseId: '0192f3a0-0000-7000-8000-0000000000c1',
  caseNumber: '03-1121-007',
  kind: 'marriedAlready',
  party: 'man',
  foundAt: '2026-11-22T02:10:00.000Z',
  settled: null,
  ours: {
    business: 'marriage',
    registrationNumber: 'J110105-2026-001207',
    registeredOn: '2026-11-21' as CivilDate,
    man,
    woman: person('陈静', '110105199908250028'),
  },
  theirs: TheirRecord.parse({
    requestNumber: '0192f3a0-0000-7000-8000-00000000a1b2',
    at: '2026-11-22T02:10:00.000Z',
    asked: man,
    records: [
      {
        business: 'marriage',
        registrationNumber: 'J320102-2019-000412',
        office: '320102',
        officeName: '玄武区民政局婚姻登记处',
        registeredOn: '2019-05-20',
        man,
        woman: person('赵敏', '320102199003030020'),
      },
    ],
  }),
};
const open = (rows: Discrepancy[], settle?: () => ReturnType<typeof ok<Discrepancy>>) =>
  openDesk(
    '差异处理',
    { 'discrepancies.list': () => ok({ rows, more: false }), ...(settle && { 'discrepancies.settle': settle }) },
    { ...officeView, outbox: { ...officeView.outbox, discrepancies: rows.length } },
  );
const choose = async (label: RegExp, option: string) => {
  fireEvent.click(screen.getByRole('button', { name: label }));
  fireEvent.click(await screen.findByRole('option', { name: option }));
};

describe('what the province contradicts', () => {
  it('is counted beside the page, and shows both records and what the law asks for', async () => {
    await open([discrepancy]);
    expect(within(screen.getByRole('navigation')).getByText('1')).toBeTruthy();
    fireEvent.click(await screen.findByRole('button', { name: /王伟 · 陈静/ }));
    const row = (name: RegExp) => screen.getByRole('row', { name }).textContent;
    expect(row(/登记字号/)).toContain('J110105-2026-001207');
    expect(row(/登记字号/)).toContain('J320102-2019-000412');
    expect(row(/女方/)).toContain('赵敏');
    expect(screen.getByText(/由人民法院确认/)).toBeTruthy();
    expect(screen.getByText(/第一千零五十一条/)).toBeTruthy();
  });

  it('is settled with a measure that goes with the conclusion, by two people', async () => {
    const hall = await open([discrepancy], () => ok(discrepancy));
    fireEvent.click(await screen.findByRole('button', { name: /王伟 · 陈静/ }));
    await choose(/核查结论/, '省平台登记属实');
    fireEvent.click(screen.getByRole('button', { name: /处理措施/ }));
    const measures = (await screen.findAllByRole('option')).map(({ textContent }) => textContent);
    expect(measures).toEqual(['告知向人民法院请求确认或者撤销', '按撤销婚姻登记的程序办理', '线索移送公安机关']);
    fireEvent.click(screen.getByRole('option', { name: '告知向人民法院请求确认或者撤销' }));
    type('核查经过', '已与玄武区核对档案。');
    type('工号', 'R2');
    type('密码', 'zhaoqiang-2026');
    fireEvent.click(screen.getByRole('button', { name: /记录处理结论/ }));
    await screen.findByText('已记录处理结论。');
    expect(hall.calls.find(({ operation }) => operation === 'discrepancies.settle')).toMatchObject({
      input: { conclusion: 'theirsStands', measure: 'toCourt', note: '已与玄武区核对档案。' },
      approval: { code: 'R2' },
    });
  });

  it('says how it was settled', async () => {
    const settled = {
      at: '2026-11-22T06:00:00.000Z',
      by: '周敏',
      approvedBy: '赵强',
      conclusion: 'oursStands',
      measure: 'provinceCorrects',
      note: '对方登记已由法院判决解除。',
    } as const;
    await open([{ ...discrepancy, settled }]);
    fireEvent.click(await screen.findByRole('button', { name: /王伟 · 陈静/ }));
    await waitFor(() => expect(screen.getByText('周敏、赵强 于 2026年11月22日 14:00 处理')).toBeTruthy());
    expect(screen.queryByRole('button', { name: /记录处理结论/ })).toBeNull();
  });
});
