import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { Capacity, DivorceApplication, LocalPractice, type Slot } from '#shared/model/index.ts';
import { fakeDocument } from '../fake-case.ts';
import { applicationOf, fakeDivorce } from '../fake-divorce.ts';
import { fakeOfficeView } from '../fake-office.ts';
import { inputsOf } from './open-case.tsx';
import { openDivorce } from './open-divorce.tsx';

afterEach(() => {
  location.hash = '';
});

const primary = (): HTMLButtonElement => document.querySelector<HTMLButtonElement>('.step-go .button-primary')!;
const missing = (): string => document.querySelector('.step-missing')?.textContent ?? '';
const side = (): string => document.querySelector('.side')?.textContent ?? '';
const record = () => within(screen.getByRole('region', { name: '结婚登记情况' }));
const tick = (words: RegExp): void => void fireEvent.click(screen.getByRole('checkbox', { name: words }));
const choose = (group: string, option: string, nth = 0): void =>
  void fireEvent.click(
    within(screen.getAllByRole('radiogroup', { name: group })[nth]!).getByRole('radio', { name: new RegExp(`^${option}`) }),
  );
const press = (key: string, modifiers: KeyboardEventInit = {}): void => void fireEvent.keyDown(window, { key, ...modifiers });
const { couple } = fakeDivorce('received.identified');

describe('核验', () => {
  it('asks for both cards, and exchanges the two', async () => {
    const { hall, open } = await openDivorce('received', { couple });
    press('F8');
    await waitFor(() => expect(inputsOf(hall, 'divorce.swapParties')).toEqual([{ caseId: open.divorce.id }]));
    await waitFor(() => expect(primary().disabled).toBe(false));
    press('Enter', { ctrlKey: true });
    await waitFor(() => expect(inputsOf(hall, 'divorce.identify')).toEqual([{ caseId: open.divorce.id }]));
    expect(await screen.findByRole('region', { name: '结婚登记情况' })).toBeTruthy();
  });

  it('asks a spouse from Hong Kong for no proof of being single (条例 2025 art. 14)', async () => {
    await openDivorce('received', {
      couple: { ...couple, woman: { ...couple.woman, type: 'hongKong', document: 'mainlandTravelPermit' } },
    });
    expect(screen.queryByText(/无配偶及无禁婚亲属关系声明/)).toBeNull();
  });

  it('asks a soldier for their papers', async () => {
    await openDivorce('received', { couple: { ...couple, man: { ...couple.man, type: 'soldier' } } });
    expect(screen.getByRole('group', { name: '军人证件' })).toBeTruthy();
    expect(screen.getByRole('group', { name: '军人婚姻登记证明' })).toBeTruthy();
  });
});

describe('the marriage to be dissolved', () => {
  it('is chosen by key, takes both from their cards with one, and is kept as it is filled in', async () => {
    const { hall, open } = await openDivorce('received.identified');
    press('1', { altKey: true });
    press('S', { altKey: true });
    fireEvent.change(record().getByRole('textbox', { name: '登记机关' }), { target: { value: '示例区民政局' } });
    const { man, woman } = open.divorce.couple;
    await waitFor(() =>
      expect(inputsOf(hall, 'cases.saveDraft').at(-1)).toMatchObject({
        divorceApplication: {
          marriage: {
            registeredBy: 'mainlandOffice',
            authority: '示例区民政局',
            parties: { man: { name: man.name, idNumber: man.idNumber }, woman: { name: woman.name, idNumber: woman.idNumber } },
          },
        },
      }),
    );
  });

  it('asks for a conclusion only where the certificates name somebody otherwise', async () => {
    const application = applicationOf(couple);
    const { hall } = await openDivorce('received.identified', { application });
    const conclusion = () => record().queryByRole('textbox', { name: /核实结论/ });
    await waitFor(() => expect(inputsOf(hall, 'divorce.findings').length).toBeGreaterThan(0));
    expect(conclusion()).toBeNull();
    fireEvent.change(record().getAllByRole('textbox', { name: '证载姓名' })[1]!, { target: { value: '陈敬' } });
    await waitFor(() => expect(conclusion()).toBeTruthy(), { timeout: 5000 });
    await waitFor(() => expect(side()).toContain('结婚证上的该方姓名为 陈敬'));
  });

  it('asks for the archive’s copy once both certificates are lost (民发〔2020〕116号)', async () => {
    await openDivorce('received.identified', { application: applicationOf(couple) });
    const copy = () => screen.queryByRole('checkbox', { name: /结婚登记档案复印件/ });
    choose('男方结婚证', '遗失');
    expect(copy()).toBeNull();
    choose('女方结婚证', '遗失');
    await waitFor(() => expect(copy()).toBeTruthy());
  });
});

describe('初审', () => {
  const answerAll = (): void => {
    for (const words of [/亲自到场/, /自愿离婚/, /书面离婚协议/]) tick(words);
    choose('民事行为能力', '完全', 0);
    choose('民事行为能力', '完全', 1);
  };

  it('is completed once everything was asked and is met; counselling is no condition', async () => {
    const { hall, open } = await openDivorce('received.identified', { application: applicationOf(couple) });
    expect(missing()).toContain('到场、意愿、协议和民事行为能力');
    answerAll();
    await waitFor(() => expect(primary().disabled).toBe(false));
    press('Enter', { ctrlKey: true });
    await waitFor(() =>
      expect(inputsOf(hall, 'divorce.precheck')).toEqual([
        {
          caseId: open.divorce.id,
          bothPresent: true,
          bothWilling: true,
          agreementReached: true,
          capacity: { man: 'full', woman: 'full' },
          counsellingOffered: false,
        },
      ]),
    );
  });

  it('says how many questions are open where the certificates are not written down', async () => {
    await openDivorce('received.identified', { application: DivorceApplication.parse({}) });
    answerAll();
    await waitFor(() => expect(missing()).toMatch(/初审前还有 \d+ 项待核实/));
    expect(side()).toContain('请按结婚证录入结婚证字号');
  });

  it.each(
    Capacity.options.filter((each) => each !== 'full').flatMap((each) => (['man', 'woman'] as Slot[]).map((slot) => [each, slot] as const)),
  )('with %s capacity of the %s ends in 不予受理, whose ground needs no second choice', async (capacity, slot) => {
    const { hall } = await openDivorce('received.identified', { application: applicationOf(couple) });
    answerAll();
    choose('民事行为能力', capacity === 'limited' ? '限制' : '无', slot === 'man' ? 0 : 1);
    await waitFor(() => expect(missing()).toContain('不符合受理条件'));
    fireEvent.click(screen.getByRole('button', { name: '不予受理' }));
    const panel = within(await screen.findByRole('region', { name: '不予受理' }));
    fireEvent.click(panel.getByRole('button', { name: '确认不予受理' }));
    await waitFor(() =>
      expect(inputsOf(hall, 'divorce.refuse')).toMatchObject([
        { grounds: [{ ground: capacity === 'limited' ? 'limitedCapacity' : 'noCapacity', party: slot }] },
      ]),
    );
  });

  it('keeps its answers while another page is looked at', async () => {
    await openDivorce('received.identified', { application: applicationOf(couple) });
    answerAll();
    fireEvent.click(document.querySelector('.step-button')!);
    await waitFor(() => expect(screen.queryByRole('region', { name: '结婚登记情况' })).toBeNull());
    fireEvent.click(document.querySelectorAll('.step-button')[1]!);
    await waitFor(() => expect(primary()?.disabled).toBe(false));
  });
});

describe('the agreement at the first visit', () => {
  const practising = (agreementAtApply: 'none' | 'view' | 'collect') => ({
    'office.get': () => ({
      ok: true as const,
      value: { ...fakeOfficeView, office: { ...fakeOfficeView.office, practice: LocalPractice.parse({ agreementAtApply }) } },
    }),
  });

  it.each(['view', 'collect'] as const)('is a part of the page where the office wants to %s it', async (practice) => {
    await openDivorce('received.identified', {}, practising(practice));
    expect(await screen.findByRole('region', { name: '离婚协议书' })).toBeTruthy();
  });

  it('is looked at only if wanted where the office asks for none', async () => {
    await openDivorce('received.identified', {}, practising('none'));
    const now = await screen.findByRole('button', { name: /申请时无须提交离婚协议书/ });
    expect(screen.queryByRole('region', { name: '离婚协议书' })).toBeNull();
    fireEvent.click(now);
    expect(await screen.findByRole('region', { name: '离婚协议书' })).toBeTruthy();
  });
});

describe('受理', () => {
  const printed = { ...fakeDocument('divorceApplication', null, '离婚登记申请书'), print: 'confirmed' as const };

  it('tells the dates before, with weekday, why they moved, and which are not firm', async () => {
    await openDivorce('received.prechecked');
    const dates = await screen.findByRole('region', { name: /^今日受理后的日期/ });
    const lines = [...dates.querySelectorAll('.time-line-dates > div')].map((line) => line.textContent);
    expect(lines).toEqual([
      expect.stringContaining('2026年12月03日 周四'),
      expect.stringMatching(/2027年01月04日 周一.*17:00/),
      expect.stringContaining('2027年01月05日 周二'),
      expect.stringMatching(/2027年02月03日 周三.*暂定/),
    ]);
    expect(lines[1]).not.toContain('暂定');
    expect(dates.textContent).toContain('元旦、周末');
  });

  it('prints the application first, and accepts once both signed', async () => {
    const { hall, open } = await openDivorce('received.prechecked', { documents: [printed] });
    await waitFor(() => expect(primary().textContent).toContain('受理'));
    expect(missing()).toContain('双方签名');
    tick(/^男方已核对申请书/);
    tick(/^女方已核对申请书/);
    await waitFor(() => expect(primary().disabled).toBe(false));
    press('Enter', { ctrlKey: true });
    await waitFor(() =>
      expect(inputsOf(hall, 'divorce.accept')).toEqual([{ caseId: open.divorce.id, signed: { man: true, woman: true } }]),
    );
    await waitFor(() => expect(document.querySelector('.case-head')?.textContent).toContain('冷静期'));
  });

  it('does not print what is not drawn by accepting: the printer comes first', async () => {
    await openDivorce('received.prechecked');
    await waitFor(() => expect(primary().textContent).toContain('打印离婚登记申请书'));
  });

  it('is barred while the agreement was not seen, and leads back to where it is looked at', async () => {
    const { agreement: _agreement, ...others } = applicationOf(couple);
    await openDivorce('received.prechecked', { documents: [printed], application: DivorceApplication.parse(others) });
    await waitFor(() => expect(missing()).toContain('受理前还有 1 项待补'));
    fireEvent.click(screen.getByRole('button', { name: '返回初审' }));
    expect(await screen.findByRole('region', { name: '结婚登记情况' })).toBeTruthy();
  });
});

it('不予受理 names what the registrar learned by asking, with whom it concerns', async () => {
  const { hall, open } = await openDivorce('received.identified', { application: applicationOf(couple) });
  fireEvent.click(screen.getByRole('button', { name: '不予受理' }));
  const panel = within(await screen.findByRole('region', { name: '不予受理' }));
  const confirm = panel.getByRole<HTMLButtonElement>('button', { name: '确认不予受理' });
  expect(confirm.disabled).toBe(true);
  fireEvent.click(panel.getByRole('checkbox', { name: /一方要求离婚，另一方不同意/ }));
  fireEvent.change(panel.getByRole('textbox', { name: '说明' }), { target: { value: '女方当场表示不同意' } });
  fireEvent.click(confirm);
  await waitFor(() =>
    expect(inputsOf(hall, 'divorce.refuse')).toEqual([
      { caseId: open.divorce.id, grounds: [{ ground: 'oneSided', party: null }], note: '女方当场表示不同意' },
    ]),
  );
});

describe('a new case', () => {
  it.each([
    ['新办结婚', 'marriage'],
    ['新办离婚', 'divorce'],
  ] as const)('%s is one button away, with its key beside it', async (words, business) => {
    const { hall } = await openDivorce('received');
    const button = await screen.findByRole('button', { name: words });
    expect(button.textContent).toBe(`${words}${business === 'marriage' ? 'F2' : 'Ctrl+F2'}`);
    fireEvent.click(button);
    await waitFor(() => expect(inputsOf(hall, 'cases.open')).toEqual([{ business, insideBeforeClosing: false }]));
  });

  it('is opened by key from anywhere', async () => {
    const { hall } = await openDivorce('received');
    press('F2');
    await waitFor(() => expect(inputsOf(hall, 'cases.open')).toHaveLength(1));
    press('F2', { ctrlKey: true });
    await waitFor(() =>
      expect(inputsOf(hall, 'cases.open')).toEqual([
        { business: 'marriage', insideBeforeClosing: false },
        { business: 'divorce', insideBeforeClosing: false },
      ]),
    );
  });
});
