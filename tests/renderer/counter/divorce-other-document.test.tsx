import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { Couple, DivorceView, PartyDraft } from '#shared/model/index.ts';
import { foreigner, paper, soldier } from '../../law/couple.ts';
import { fakeDivorce } from '../fake-divorce.ts';
import { inputsOf } from './open-case.tsx';
import { openDivorce } from './open-divorce.tsx';

afterEach(() => {
  location.hash = '';
});

const primary = (): HTMLButtonElement => document.querySelector<HTMLButtonElement>('.step-go .button-primary')!;
const his = () => within(screen.getByRole('region', { name: '男方证件' }));
const tick = (words: string): void => void fireEvent.click(his().getByRole('checkbox', { name: words }));
const type = (label: string, text: string): void => void fireEvent.change(his().getByLabelText(label), { target: { value: text } });
const another = '出示的证件与申请时不同';
const read: NonNullable<DivorceView['returnReads']['woman']> = {
  by: 'card',
  at: '2026-11-22T01:30:00Z',
  validFrom: null,
  validUntil: null,
  longTerm: false,
  reason: null,
};

/** The first step of the second visit: her card was read, his document is to be shown. */
async function openReturn(man: PartyDraft | null = null, more: Partial<DivorceView> = {}) {
  const { couple } = fakeDivorce('issuable');
  const both: Couple = { ...couple, ...(man && { man }) };
  const desk = await openDivorce(
    'issuable',
    { couple: both, returnReads: { man: null, woman: read }, ...more },
    { 'divorce.findings': () => nothingFound },
  );
  fireEvent.click(await screen.findByRole('button', { name: /双方到场，开始办理/ }));
  await screen.findByRole('region', { name: '男方证件' });
  return desk;
}
const nothingFound = {
  ok: true as const,
  value: { on: '2026-11-22' as never, findings: [], actions: [], materials: [], rareCharacters: [], prospect: null, outdated: [] },
};

describe('another document than that of the application', () => {
  it('asks nothing of it until the registrar says so', async () => {
    const { hall } = await openReturn();
    expect(his().queryByLabelText('证件上的姓名')).toBeNull();
    for (const asked of inputsOf(hall, 'divorce.findings')) expect(asked).not.toHaveProperty('returning');
    tick(another);
    expect(his().getByLabelText('证件上的姓名')).toBeTruthy();
    tick(another);
    expect(his().queryByLabelText('证件上的姓名')).toBeNull();
    // Nor of one that was read already.
    expect(within(screen.getByRole('region', { name: '女方证件' })).queryByRole('checkbox')).toBeNull();
  });

  it('is of a mainland resident the other card, by the same number, and read or said why not', async () => {
    const { hall, open } = await openReturn();
    tick(another);
    const { name, idNumber } = open.divorce.couple.man;
    type('公民身份号码', idNumber);
    type('证件上的姓名', name);
    type('有效期自', '20261101');
    expect(primary().disabled).toBe(true);
    type('有效期至', '20270201');
    await waitFor(() => expect(primary().disabled).toBe(false));
    const period = { validFrom: '2026-11-01', validUntil: '2027-02-01', longTerm: false };
    const shown = { by: 'other', document: 'temporaryResidentCard', number: idNumber, name, period, sameBy: 'sameNumber', reason: null };
    // The law is asked about it before it is recorded.
    await waitFor(() => expect(inputsOf(hall, 'divorce.findings').at(-1)).toMatchObject({ returning: { shown: { man: shown } } }));
    fireEvent.keyDown(window, { key: 'Enter', ctrlKey: true });
    await waitFor(() => expect(inputsOf(hall, 'divorce.return')).toMatchObject([{ shown: { man: shown, woman: { by: 'card' } } }]));
  });

  it('is of a foreigner a passport, filled from its zone, and needs what tells that it is theirs', async () => {
    const zone = ['P<FRADUPONT<<JEAN<<<<<<<<<<<<<<<<<<<<<<<<<<<', '34CD567899FRA9504121M3606300<<<<<<<<<<<<<<06'];
    const { hall } = await openReturn(foreigner({ papers: [] }));
    tick(another);
    const enter = async (lines: readonly string[]): Promise<void> => {
      if (!his().queryByLabelText('证件机读码')) fireEvent.click(his().getByRole('button', { name: /机读码/ }));
      type('证件机读码', lines.join('\n'));
      fireEvent.click(his().getByRole('button', { name: '填入' }));
      await Promise.resolve();
    };
    await enter([zone[0]!.replace('FRA', 'DEU'), '34CD567899D<<9504121M3606300<<<<<<<<<<<<<<06']);
    expect(his().getByText(/与申请时登记的不一致/).textContent).toContain('国籍');
    await enter(zone);
    expect(his().getByLabelText<HTMLInputElement>('护照号码').value).toBe('34CD56789');
    type('证件上的姓名', 'JEAN DUPONT');
    expect(primary().disabled).toBe(true);
    fireEvent.click(his().getByRole('radio', { name: '同时出示原证件' }));
    await waitFor(() => expect(primary().disabled).toBe(false));
    fireEvent.keyDown(window, { key: 'Enter', ctrlKey: true });
    await waitFor(() =>
      expect(inputsOf(hall, 'divorce.return')).toMatchObject([
        { shown: { man: { document: 'passport', number: '34CD56789', sameBy: 'earlierShown', period: { validUntil: '2036-06-30' } } } },
      ]),
    );
  });

  it('read by the reader is named', async () => {
    const other = { document: 'residencePermit', number: '810000199504120017', sameBy: 'sameNumber' } as const;
    await openReturn(null, { returnReads: { man: { ...read, other }, woman: read } });
    expect(his().getByText('现出示：港澳台居民居住证 810000199504120017')).toBeTruthy();
    await waitFor(() => expect(primary().disabled).toBe(false));
  });
});

describe('a name changed between the visits', () => {
  const proofs = () => his().queryByRole('group', { name: '变更证明' });
  const issued = async (hall: Awaited<ReturnType<typeof openReturn>>['hall'], nameProof: object) => {
    expect(primary().disabled).toBe(true);
    type('户口登记机关', '某派出所');
    await waitFor(() => expect(primary().disabled).toBe(false));
    await waitFor(() =>
      expect(inputsOf(hall, 'divorce.findings').at(-1)).toMatchObject({ returning: { changes: { man: { nameProof } } } }),
    );
    fireEvent.keyDown(window, { key: 'Enter', ctrlKey: true });
    await waitFor(() =>
      expect(inputsOf(hall, 'divorce.return')).toMatchObject([{ changes: { man: { nameProof }, woman: { nameProof: null } } }]),
    );
  };
  const seenIn = { kind: 'formerNameRecord', number: '', issuer: '某派出所' };

  it('is asked about where the name typed is another, and only there', async () => {
    const { hall, open } = await openReturn();
    tick('不能读卡，手工比对');
    const { name, idNumber } = open.divorce.couple.man;
    type('证件号码', idNumber);
    type('不能读卡的原因', '芯片损坏');
    expect(primary().disabled).toBe(true);
    expect(proofs()).toBeNull();
    type('证件上的姓名', name);
    await waitFor(() => expect(primary().disabled).toBe(false));
    expect(proofs()).toBeNull();
    type('证件上的姓名', '张三丰');
    expect(proofs()).not.toBeNull();
    await issued(hall, seenIn);
  });

  it('on a card that was read is asked about at once', async () => {
    const { hall } = await openReturn(null, { returnReads: { man: { ...read, name: '张三丰' }, woman: read } });
    expect(his().getByText(/现用姓名：张三丰/)).toBeTruthy();
    fireEvent.click(his().getByRole('radio', { name: '姓名变更证明' }));
    fireEvent.click(his().getByRole('radio', { name: '户口簿（登记的曾用名）' }));
    await issued(hall, seenIn);
  });
});

describe('a soldier discharged between the visits', () => {
  it('is written down instead of a new proof', async () => {
    const { hall } = await openReturn(soldier({ papers: [paper('militaryMarriageProof')] }), { returnReads: { man: read, woman: read } });
    tick('《军人婚姻登记证明》已重新出具');
    tick('已退出现役');
    expect(his().getByRole<HTMLInputElement>('checkbox', { name: '《军人婚姻登记证明》已重新出具' }).checked).toBe(false);
    expect(primary().disabled).toBe(true);
    type('发证机关', '某县退役军人事务局');
    await waitFor(() => expect(primary().disabled).toBe(false));
    fireEvent.keyDown(window, { key: 'Enter', ctrlKey: true });
    const discharge = { number: '', issuer: '某县退役军人事务局' };
    await waitFor(() => expect(inputsOf(hall, 'divorce.return')).toMatchObject([{ changes: { man: { discharge } } }]));
  });
});

describe('a soldier’s proof issued anew', () => {
  it('is written down as at the first visit, and nobody else is asked for one', async () => {
    const { hall } = await openReturn(soldier({ papers: [paper('militaryMarriageProof')] }), { returnReads: { man: read, woman: read } });
    expect(screen.getAllByRole('checkbox', { name: '《军人婚姻登记证明》已重新出具' })).toHaveLength(1);
    await waitFor(() => expect(primary().disabled).toBe(false));
    tick('《军人婚姻登记证明》已重新出具');
    expect(primary().disabled).toBe(true);
    type('编号', '军婚字2号');
    type('出证政治机关名称及所在地', '某部队政治工作部');
    type('出具日期', '20261115');
    await waitFor(() => expect(primary().disabled).toBe(false));
    fireEvent.keyDown(window, { key: 'Enter', ctrlKey: true });
    const anew = { number: '军婚字2号', issuer: '某部队政治工作部', issuedOn: '2026-11-15', validUntil: null };
    await waitFor(() => expect(inputsOf(hall, 'divorce.return')).toMatchObject([{ renewed: { man: anew, woman: null } }]));
  });
});
