import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { InterviewQuestion, type DivorcePoint, type DivorceView, type Interview, type SeenAgain, type Slot } from '#shared/model/index.ts';
import { fakeDocument } from '../fake-case.ts';
import { fakeDivorce } from '../fake-divorce.ts';
import { inputsOf } from './open-case.tsx';
import { openDivorce } from './open-divorce.tsx';

afterEach(() => {
  location.hash = '';
});

const primary = (): HTMLButtonElement => document.querySelector<HTMLButtonElement>('.step-go .button-primary')!;
const missing = (): string => document.querySelector('.step-missing')?.textContent ?? '';
const press = (key: string, modifiers: KeyboardEventInit = {}): void => void fireEvent.keyDown(window, { key, ...modifiers });
const tick = (words: RegExp): void => void fireEvent.click(screen.getByRole('checkbox', { name: words }));
const shown = (slot: string) => within(screen.getByRole('region', { name: `${slot}证件` }));
const read: SeenAgain = {
  by: 'card',
  at: '2026-11-22T01:30:00Z',
  validFrom: null,
  validUntil: null,
  longTerm: false,
  reason: null,
};

/** The page of the visit's first step, turned to from the page where they waited. */
async function openReturn(returnReads: DivorceView['returnReads'], answers: Parameters<typeof openDivorce>[2] = {}) {
  const desk = await openDivorce('issuable', { returnReads }, { 'divorce.findings': () => nothingFound, ...answers });
  fireEvent.click(await screen.findByRole('button', { name: /双方到场，开始办理/ }));
  await screen.findByRole('region', { name: '男方证件' });
  return desk;
}
const nothingFound = {
  ok: true as const,
  value: { on: '2026-11-22' as never, findings: [], actions: [], materials: [], rareCharacters: [], prospect: null, outdated: [] },
};

describe('双方到场', () => {
  it('waits for both cards, says of each when it was read, and begins once both were', async () => {
    const { hall, open } = await openReturn({ man: read, woman: null });
    expect(shown('男方').getByText('09:30 已读卡，与申请时一致')).toBeTruthy();
    expect(missing()).toContain('女方');
    await waitFor(() => expect(inputsOf(hall, 'devices.armReader').at(-1)).toMatchObject({ slot: 'woman' }));
    open.divorce = { ...open.divorce, returnReads: { man: read, woman: read } };
    hall.emit({ event: 'case.changed', caseId: open.divorce.id });
    await waitFor(() => expect(primary().disabled).toBe(false));
    press('Enter', { ctrlKey: true });
    await waitFor(() =>
      expect(inputsOf(hall, 'divorce.return')).toEqual([
        { caseId: open.divorce.id, bothCame: true, insideBeforeClosing: false, shown: { man: { by: 'card' }, woman: { by: 'card' } } },
      ]),
    );
  });

  it('compares by hand where a card cannot be read, with a reason', async () => {
    const { hall, open } = await openReturn({ man: read, woman: null });
    fireEvent.click(shown('女方').getByRole('checkbox', { name: '不能读卡，手工比对' }));
    fireEvent.change(shown('女方').getByRole('textbox', { name: '证件号码' }), { target: { value: open.divorce.couple.woman.idNumber } });
    fireEvent.change(shown('女方').getByRole('textbox', { name: '证件上的姓名' }), { target: { value: open.divorce.couple.woman.name } });
    expect(primary().disabled).toBe(true);
    fireEvent.change(shown('女方').getByRole('textbox', { name: '不能读卡的原因' }), { target: { value: '芯片损坏' } });
    await waitFor(() => expect(primary().disabled).toBe(false));
    press('Enter', { ctrlKey: true });
    await waitFor(() =>
      expect(inputsOf(hall, 'divorce.return')).toMatchObject([
        {
          shown: {
            man: { by: 'card' },
            woman: { by: 'hand', number: open.divorce.couple.woman.idNumber, reason: '芯片损坏', period: null },
          },
        },
      ]),
    );
  });
});

describe('分别询问', () => {
  const kept = (willing: boolean, signed = false): Interview => ({
    willing,
    agrees: willing,
    answers: InterviewQuestion.options.map((question) => ({ question, answer: `答${question}` })),
    signed,
  });
  const record = (party: Slot) => ({ ...fakeDocument('interviewRecord', party, '笔录'), print: 'confirmed' as const });
  const answer = async (): Promise<void> => {
    for (const question of document.querySelectorAll('.interview-question'))
      fireEvent.click(within(question as HTMLElement).getAllByRole('button')[0]!);
    for (const group of ['本人自愿离婚', '本人同意协议，没有受到强迫'])
      fireEvent.click(within(screen.getByRole('radiogroup', { name: group })).getByRole('radio', { name: '是' }));
  };

  it('shows nothing the one said while the other is asked, and keeps it', async () => {
    const { hall, open } = await openDivorce(
      'issuable.returned',
      {},
      {
        'divorce.interview': ({ party, willing, agrees, answers }) => {
          const said = InterviewQuestion.options.map((question) => ({ question, answer: answers[question] }));
          const interviews = { ...open.divorce.interviews, [party]: { willing, agrees, answers: said, signed: false } };
          open.divorce = { ...open.divorce, interviews };
          return { ok: true, value: open.divorce };
        },
      },
    );
    await screen.findByRole('region', { name: /^询问男方/ });
    expect(missing()).toContain('男方');
    await answer();
    press('F7');
    await screen.findByRole('region', { name: /^询问女方/ });
    expect(inputsOf(hall, 'divorce.interview')).toMatchObject([{ party: 'man', willing: true, agrees: true }]);
    expect(screen.queryByRole('region', { name: /^询问男方/ })).toBeNull();
    expect([...document.querySelectorAll('textarea')].map(({ value }) => value).join('')).toBe('');
    press('F6');
    await screen.findByRole('region', { name: /^询问男方/ });
    expect(document.querySelector('textarea')!.value).toBe('一致，没有撤回。');
  });

  it('ends with both records signed as they were printed', async () => {
    const interviews = { man: kept(true), woman: kept(true) };
    const { hall, open } = await openDivorce('issuable.returned', { interviews, documents: [record('man'), record('woman')] });
    await screen.findByRole('region', { name: /^询问男方/ });
    expect(missing()).toContain('男方在笔录上签名');
    tick(/男方已阅读笔录/);
    fireEvent.click(await screen.findByRole('button', { name: /请女方进来询问/ }));
    await screen.findByRole('region', { name: /^询问女方/ });
    tick(/女方已阅读笔录/);
    await waitFor(() => expect(primary().disabled).toBe(false));
    press('Enter', { ctrlKey: true });
    await waitFor(() =>
      expect(inputsOf(hall, 'divorce.question')).toEqual([
        { caseId: open.divorce.id, interviews: { man: kept(true, true), woman: kept(true, true) } },
      ]),
    );
  });

  it('offers to end the visit where somebody is not willing, right there', async () => {
    const { hall } = await openDivorce('issuable.returned', { interviews: { man: kept(false), woman: null } });
    await screen.findByText('男方不愿离婚或不同意协议，今天不能发证');
    press('Enter', { ctrlKey: true });
    const panel = within(await screen.findByRole('region', { name: '不予办理离婚登记' }));
    fireEvent.click(panel.getAllByRole('checkbox')[0]!);
    fireEvent.click(panel.getByRole('button', { name: '结束本次办理' }));
    await waitFor(() => expect(inputsOf(hall, 'divorce.leave')).toMatchObject([{ outcome: 'changedTheirMind' }]));
  });
});

describe('不予办理', () => {
  it('needs no ground where the visit was only not finished', async () => {
    const { hall } = await openDivorce('issuable.questioned');
    fireEvent.click(await screen.findByRole('button', { name: '不予办理' }));
    fireEvent.click(within(await screen.findByRole('region', { name: '不予办理离婚登记' })).getByRole('button', { name: '结束本次办理' }));
    await waitFor(() => expect(inputsOf(hall, 'divorce.leave')).toMatchObject([{ outcome: 'notFinished', grounds: [] }]));
  });
});

describe('声明', () => {
  it('is done once all four signatures are ticked', async () => {
    const printed = (['man', 'woman'] as const).map((party) => ({
      ...fakeDocument('divorceDeclaration', party, '声明书'),
      print: 'confirmed' as const,
    }));
    const { hall } = await openDivorce('issuable.questioned', { documents: printed });
    await screen.findByText('监誓确认');
    tick(/男方已宣读声明/);
    tick(/男方已在离婚协议书/);
    tick(/女方已宣读声明/);
    expect(missing()).toContain('还缺');
    tick(/女方已在离婚协议书/);
    press('Enter', { ctrlKey: true });
    await waitFor(() =>
      expect(inputsOf(hall, 'divorce.declare')).toMatchObject([
        { declared: { man: true, woman: true }, agreementSigned: { man: true, woman: true } },
      ]),
    );
  });
});

describe('拍照', () => {
  it('stays until there is a picture of each', async () => {
    const photos = { man: '01890000-0000-7000-8000-0000000000bb', woman: null };
    await openDivorce('issuable.photographed', { photos });
    expect(await screen.findByRole('region', { name: '拍摄女方单人照' })).toBeTruthy();
    expect(document.querySelector('[aria-current="step"]')?.textContent).toContain('拍照');
  });
});

describe('发证', () => {
  const papers = (): DivorceView['documents'] => [
    { ...fakeDocument('divorceExaminationForm', null, '审查处理表'), print: 'confirmed' },
    { ...fakeDocument('divorceCertificate', 'man', '离婚证'), print: 'confirmed' },
    { ...fakeDocument('divorceCertificate', 'woman', '离婚证'), print: 'confirmed' },
  ];
  const point: DivorcePoint = 'issuable.prepared';

  it('asks for both signatures and for the marriage certificates, marked and given back', async () => {
    const { hall, open } = await openDivorce(point, { documents: papers() });
    await screen.findByText('领证签收');
    tick(/男方已签收/);
    tick(/女方已签收/);
    expect(missing()).toContain('结婚证');
    tick(/已在两本结婚证上加盖“双方离婚，证件失效”条型章/);
    press('Enter', { ctrlKey: true });
    await waitFor(() =>
      expect(inputsOf(hall, 'divorce.register')).toEqual([
        { caseId: open.divorce.id, signedForReceipt: { man: true, woman: true }, certificatesMarked: true },
      ]),
    );
  });

  it('says otherwise where both are lost', async () => {
    const { application } = fakeDivorce(point);
    const lost = { ...application, marriage: { ...application.marriage, certificates: { man: 'lost' as const, woman: 'lost' as const } } };
    await openDivorce(point, { documents: papers(), application: lost });
    expect(await screen.findByRole('checkbox', { name: /两本结婚证均已遗失/ })).toBeTruthy();
  });
});
