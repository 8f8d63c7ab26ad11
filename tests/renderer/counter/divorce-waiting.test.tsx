import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { dayOnLine } from '../../../renderer/counter/divorce/time-line-days.ts';
import { nameGround } from '#shared/law/divorce/index.ts';
import type { CivilDate, DivorceView } from '#shared/model/index.ts';
import { fakeDocument } from '../fake-case.ts';
import { fakeDivorce, openDivorce, rolled, usual } from './divorce-waiting-hall.tsx';
import { inputsOf } from './open-case.tsx';

afterEach(() => {
  location.hash = '';
});

const region = (name: string) => within(screen.getByRole('region', { name }));
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));
const textOf = (name: string) => screen.getByRole('region', { name }).textContent;

describe('M-67 the time line of an application', () => {
  it('has its four dates, closing, what follows, and today on it', async () => {
    await openDivorce(fakeDivorce('coolingOff'), '2026-11-01');
    const line = await screen.findByRole('region', { name: '离婚冷静期与领证期' });
    const dates = [...line.querySelectorAll('dl > div')].map((each) => each.textContent);
    expect(dates).toEqual([
      '受理日2026年10月12日 周一',
      '撤回截止2026年11月11日 周三当日 17:00 停止办公前',
      '领证起2026年11月12日 周四',
      '领证止2026年12月11日 周五当日 17:00 停止办公前',
    ]);
    expect(line.textContent).toContain('今日 2026年11月01日 · 离婚冷静期第 20 日，还剩 10 天');
    expect(textOf('请告知双方')).toContain('自 2026年12月12日 起视为撤回离婚登记申请');
    expect(line.textContent).not.toContain('暂定');
  });

  it('says why a last day moved, which dates are not firm, and until when nobody is too late', async () => {
    await openDivorce(fakeDivorce('coolingOff', { dates: rolled }), '2026-11-22');
    const line = await screen.findByRole('region', { name: '离婚冷静期与领证期' });
    expect(line.textContent).toContain('届满日2026年12月20日 周日适逢休息日（周末），依照民法典第二百零三条顺延至2026年12月21日 周一。');
    expect([...line.querySelectorAll('dl > div')].filter((each) => each.textContent?.includes('暂定'))).toHaveLength(1);
    expect(line.textContent).toContain('2027年01月20日 周三（含当日）以前申请发给离婚证的，都不会逾期');
  });

  it.each([
    ['2026-10-12', 'acceptance', 0, 30, 0],
    ['2026-10-13', 'coolingOff', 1, 29, 0.5 / 30],
    ['2026-11-11', 'coolingOff', 30, 0, 0.5],
    ['2026-11-12', 'issue', 1, 29, 0.5 + 0.5 / 30],
    ['2026-12-11', 'issue', 30, 0, 1],
    ['2026-12-13', 'over', 32, 0, 1],
  ] as const)('stands on %s in %s', (on, period, day, left, share) => {
    const found = dayOnLine(usual, on as CivilDate);
    expect(found).toMatchObject({ period, day, left });
    expect(found.share).toBeCloseTo(share);
  });
});

describe('离婚冷静期', () => {
  it('asks for nothing once the papers are in hand, and says what either and both must do', async () => {
    await openDivorce(fakeDivorce('coolingOff'), '2026-11-01');
    const todo = await screen.findByRole('region', { name: '请告知双方' });
    expect(todo.textContent).toContain('任何一方不愿意离婚的，可在 2026年11月11日 周三 17:00 停止办公前');
    expect(todo.textContent).toContain('双方须在 2026年11月12日 至 2026年12月11日 17:00 停止办公前，亲自共同到本处');
    expect(screen.queryByRole('button', { name: /Ctrl\+Enter|到场，开始/ })).toBeNull();
    expect(document.querySelector('.step-go button')).toBeNull();
  });

  it('has the receipts and the leaflet printed and confirmed first', async () => {
    const drawn = fakeDivorce('coolingOff');
    const { hall } = await openDivorce({ ...drawn, documents: drawn.documents.map((each) => ({ ...each, print: 'drawn' })) }, '2026-10-12');
    fireEvent.click(await screen.findByRole('button', { name: '打印 4 份文书' }));
    fireEvent.click(await screen.findByRole('button', { name: '4 份文书打印无误' }));
    await waitFor(() => expect(inputsOf(hall, 'documents.confirmPrinted')).toHaveLength(4));
    await waitFor(() => expect(document.querySelector('.step-go button')).toBeNull());
  });

  it('offers no certificates and no second visit', async () => {
    await openDivorce(fakeDivorce('coolingOff'), '2026-11-11');
    await screen.findByRole('region', { name: '离婚冷静期与领证期' });
    expect(screen.queryByRole('button', { name: '双方到场，开始办理' })).toBeNull();
    expect(screen.getByRole('button', { name: '撤回申请' })).toBeTruthy();
  });
});

describe('领证期', () => {
  it('leads to the second visit, and no more to a withdrawal', async () => {
    await openDivorce(fakeDivorce('issuable'), '2026-11-20');
    await screen.findByRole('region', { name: '离婚冷静期与领证期' });
    expect(textOf('请告知双方')).toContain('撤回期限已满，不再办理撤回');
    expect(screen.queryByRole('button', { name: '撤回申请' })).toBeNull();
    press('双方到场，开始办理');
    await waitFor(() => expect(screen.queryByRole('region', { name: '离婚冷静期与领证期' })).toBeNull());
  });

  it('says, after the sure last day of a date not firm, that a calendar is missing: nothing begins and nothing lapses', async () => {
    await openDivorce(fakeDivorce('issuable', { dates: rolled }), '2027-01-21');
    expect(await screen.findByText('期限待定，须先导入放假安排')).toBeTruthy();
    expect(screen.getByRole('button', { name: '双方到场，开始办理' }).hasAttribute('disabled')).toBe(true);
    expect(screen.getByText('今日不在可以申请发给离婚证的期间')).toBeTruthy();
  });
});

describe('M-73 dates that a holiday notice moved', () => {
  const before = { ...usual, issueUntil: '2026-12-10' as CivilDate, lapsesOn: '2026-12-11' as CivilDate };
  const moved = (): DivorceView => {
    const view = fakeDivorce('coolingOff', { movedDates: { at: '2026-10-30T02:00:00Z', before } });
    return { ...view, documents: view.documents.map((each) => ({ ...each, current: false })) };
  };

  it('are shown before and after; both are told, and new receipts are drawn', async () => {
    const { hall, now } = await openDivorce(moved(), '2026-11-01');
    const changes = (await screen.findByRole('list', { name: '日期变动' })).textContent;
    expect(changes).toContain('领证止2026年12月10日 周四');
    expect(changes).toContain('2026年12月11日 周五');
    expect(changes).not.toContain('撤回截止');
    fireEvent.click(await screen.findByRole('button', { name: '打印 4 份文书' }));
    await waitFor(() => expect(inputsOf(hall, 'documents.draw')).toHaveLength(4));
    // Printed, and nobody has said that they came out right: the couple hold nothing new yet.
    expect(screen.getByRole('button', { name: '已告知双方' }).hasAttribute('disabled')).toBe(true);
    expect(screen.getByText('还缺：双方新回执单打印并确认')).toBeTruthy();
    fireEvent.click(await screen.findByRole('button', { name: '4 份文书打印无误' }));
    await waitFor(() => expect(screen.queryByText('还缺：双方新回执单打印并确认')).toBeNull());
    press('已告知双方');
    await waitFor(() => expect(now().movedDates).toBeNull());
    await waitFor(() => expect(screen.queryByRole('list', { name: '日期变动' })).toBeNull());
  });

  it('are marked where one became firm', async () => {
    const provisional = { ...usual, provisionalDates: ['issueUntil', 'lapsesOn'] as ('issueUntil' | 'lapsesOn')[] };
    await openDivorce(fakeDivorce('coolingOff', { movedDates: { at: '2026-10-30T02:00:00Z', before: provisional } }), '2026-11-01');
    const [first] = within(await screen.findByRole('list', { name: '日期变动' })).getAllByRole('listitem');
    expect(first?.querySelector('s')?.textContent).toContain('暂定');
    expect(first?.querySelector('strong')?.textContent).not.toContain('暂定');
  });

  it('are told by whoever has the case', async () => {
    await openDivorce({ ...moved(), mine: false, actions: [] }, '2026-11-01');
    await screen.findByRole('list', { name: '日期变动' });
    expect(screen.queryByRole('button', { name: '已告知双方' })).toBeNull();
  });
});

describe('M-60 撤回', () => {
  const open = async (answers = {}) => {
    const desk = await openDivorce(fakeDivorce('coolingOff'), '2026-11-11', answers);
    fireEvent.click(await screen.findByRole('button', { name: '撤回申请' }));
    await screen.findByRole('region', { name: '撤回离婚登记申请' });
    return desk;
  };
  const choose = (name: RegExp | string) => fireEvent.click(screen.getByRole('radio', { name }));
  const tick = (name: RegExp) => fireEvent.click(screen.getByRole('checkbox', { name }));
  const printIt = async () => {
    const papers = region('由本人填写、签名的文书');
    fireEvent.click(papers.getByRole('button', { name: /^(重新)?打印$/ }));
    fireEvent.click(await papers.findByRole('button', { name: '打印无误' }));
    await papers.findByText('已打印');
  };

  it('is done by one party alone: card, receipt, paper, signature', async () => {
    const { hall } = await open();
    expect(textOf('撤回离婚登记申请')).toContain('本件可以撤回至 2026年11月11日 周三 17:00 停止办公时');
    choose(/女方/);
    choose('已交回');
    const confirm = () => screen.getByRole('button', { name: '确认女方撤回' });
    await printIt();
    expect(inputsOf(hall, 'documents.draw')).toMatchObject([{ kind: 'withdrawalApplication', party: 'woman' }]);
    tick(/女方本人到场/);
    expect(confirm().hasAttribute('disabled')).toBe(true);
    tick(/亲笔签名/);
    fireEvent.click(confirm());
    await screen.findByText(/于 2026年11月22日 09:25 撤回离婚登记申请/);
    expect(inputsOf(hall, 'divorce.withdraw')).toMatchObject([
      { withdrawal: { by: 'woman', documentSeen: true, receiptShown: true, lossStated: false, signed: true } },
    ]);
    expect(screen.getByText(/今日即可；离婚冷静期从新的受理之日起重新计算/)).toBeTruthy();
    expect(await screen.findByRole('button', { name: '打印撤回离婚登记申请确认单' })).toBeTruthy();
  });

  it('with a lost receipt asks for the word in writing', async () => {
    const { hall } = await open();
    choose(/男方/);
    choose('已遗失');
    await printIt();
    expect(inputsOf(hall, 'documents.draw')).toMatchObject([{ kind: 'withdrawalApplication', party: 'man', receiptLost: true }]);
    tick(/男方本人到场/);
    tick(/亲笔签名/);
    expect(screen.getByRole('button', { name: '确认男方撤回' }).hasAttribute('disabled')).toBe(true);
    tick(/书面说明回执单遗失/);
    press('确认男方撤回');
    await waitFor(() =>
      expect(inputsOf(hall, 'divorce.withdraw')).toMatchObject([{ withdrawal: { by: 'man', receiptShown: false, lossStated: true } }]),
    );
  });

  it('has the paper drawn and signed again when what is true of the receipt changes', async () => {
    const { hall } = await open();
    choose(/男方/);
    choose('已交回');
    await printIt();
    tick(/亲笔签名/);
    choose('已遗失');
    expect(region('由本人填写、签名的文书').queryByText('已打印')).toBeNull();
    await printIt();
    expect(inputsOf(hall, 'documents.draw')).toMatchObject([{ receiptLost: false }, { receiptLost: true }]);
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: /亲笔签名/ }).checked).toBe(false);
  });

  it('after closing is refused with the reason, but for whoever came before', async () => {
    const params = { until: '2026-11-11' };
    const findings = [{ rule: 'M-62', outcome: 'refuse', party: null, message: 'withdrawOver', article: 'civilCode.1077', params }];
    const { hall } = await open({ 'divorce.withdraw': () => ({ ok: false, error: { code: 'case.refusedByLaw', details: { findings } } }) });
    choose(/男方/);
    choose('已交回');
    await printIt();
    for (const seen of [/男方本人到场/, /亲笔签名/]) tick(seen);
    press('确认男方撤回');
    expect(await screen.findByText(/撤回期限已于 2026年11月11日届满/)).toBeTruthy();
    // Who came before closing is still served.
    press('男方停止办公前已到场，照常撤回');
    await waitFor(() => expect(inputsOf(hall, 'divorce.withdraw')).toMatchObject([{}, { insideBeforeClosing: true }]));
  });

  it('begins anew for the other party: nobody’s card is seen for somebody else', async () => {
    await open();
    choose(/男方/);
    choose('已交回');
    tick(/男方本人到场/);
    choose(/女方/);
    choose('已交回');
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: /女方本人到场/ }).checked).toBe(false);
  });
});

describe('M-63 a visit that changes nothing', () => {
  const open = async (point: 'coolingOff' | 'issuable', on: string) => {
    const desk = await openDivorce(fakeDivorce(point), on);
    fireEvent.click(await screen.findByRole('button', { name: '记录到场' }));
    await screen.findByRole('region', { name: '记录到场' });
    return desk;
  };
  const choose = (name: string) => fireEvent.click(screen.getByRole('radio', { name }));

  it('by one party is noted, and stands in the list', async () => {
    const { hall } = await open('issuable', '2026-11-20');
    choose('仅女方');
    press('记录');
    await waitFor(() =>
      expect(inputsOf(hall, 'divorce.recordVisit')).toMatchObject([{ came: 'woman', outcome: 'cameAlone', grounds: [] }]),
    );
    await waitFor(() => expect(textOf('到场情况')).toContain('女方单方到场'));
    expect(screen.getByRole('button', { name: '双方到场，开始办理' })).toBeTruthy();
  });

  it('of both names whose mind has changed, as the notice will say it', async () => {
    const { hall } = await open('issuable', '2026-11-20');
    choose('双方');
    choose('一方不愿离婚');
    expect(screen.getByRole('button', { name: '记录' }).hasAttribute('disabled')).toBe(true);
    choose('男方');
    fireEvent.change(screen.getByRole('textbox', { name: /说明/ }), { target: { value: ' 男方要求再考虑 ' } });
    press('记录');
    await waitFor(() =>
      expect(inputsOf(hall, 'divorce.recordVisit')).toMatchObject([
        { came: null, outcome: 'changedTheirMind', grounds: [{ ground: 'changedTheirMind', party: 'man' }], note: '男方要求再考虑' },
      ]),
    );
  });

  it('may have come too early only before the time', async () => {
    await open('coolingOff', '2026-11-01');
    choose('双方');
    expect(screen.getByRole('radio', { name: '未到可申请发证的日期' })).toBeTruthy();
  });

  it('leaves a notice on request for whoever was sent home today, for a ground', async () => {
    const visits = [
      { at: '2026-11-20T02:00:00Z', on: '2026-11-20' as CivilDate, came: null, outcome: 'disagreed' as const, note: '', staffName: '李敏' },
    ];
    await openDivorce(fakeDivorce('issuable', { visits, findings: [nameGround('disagrees', 'man')] }), '2026-11-20');
    expect(await screen.findByText('不予办理离婚登记告知书')).toBeTruthy();
  });
});

describe('其他终止', () => {
  it('takes the reason and a second person', async () => {
    const { hall } = await openDivorce(fakeDivorce('issuable'), '2026-11-20');
    fireEvent.click(await screen.findByRole('button', { name: '其他终止' }));
    const panel = within(await screen.findByRole('region', { name: '其他终止' }));
    fireEvent.click(panel.getByRole('radio', { name: '人民法院已判决或者调解离婚' }));
    press('已查验生效的离婚判决书或者调解书');
    fireEvent.change(panel.getByLabelText(/工号/), { target: { value: '001' } });
    fireEvent.change(panel.getByLabelText(/密码/), { target: { value: 'witness 1' } });
    press(/确认终止/);
    await waitFor(() => expect(inputsOf(hall, 'divorce.end')).toMatchObject([{ as: 'courtDivorce' }]));
    expect(hall.calls.find(({ operation }) => operation === 'divorce.end')?.approval).toEqual({ code: '001', password: 'witness 1' });
    const page = await screen.findByText(/人民法院已判决或者调解离婚/, { selector: '.ended-title' });
    expect(page.textContent).toContain('其他终止');
  });
});

describe('what became of an application', () => {
  it('registered: number and papers', async () => {
    const view = fakeDivorce('registered', {
      registrationNumber: 'L110105-2026-000007',
      registeredOn: '2026-11-20' as CivilDate,
      documents: [{ ...fakeDocument('divorceExaminationForm', null, 'Form'), print: 'confirmed' }],
    });
    await openDivorce(view, '2026-11-20');
    const status = await screen.findByRole('status', { name: '离婚登记完成' });
    expect(status.textContent).toContain('L110105-2026-000007');
    expect(status.textContent).not.toContain('囍');
    expect(textOf('本件文书')).toContain('离婚登记审查处理表');
  });

  it('lapsed: since when, that they may apply anew, and the sheet for the file', async () => {
    await openDivorce(fakeDivorce('lapsed', { reached: 'issuable' }), '2026-12-15');
    const status = await screen.findByText(/自 2026年12月12日 周六起视为撤回离婚登记申请/);
    expect(status.textContent).toContain('2026年12月11日 周五 停止办公以前没有共同申请');
    expect(screen.getByText(/双方可以重新申请，今日即可/)).toBeTruthy();
    expect(screen.getByRole('button', { name: '打印视为撤回离婚登记申请归档单' })).toBeTruthy();
  });

  it('refused: the notice for the couple', async () => {
    await openDivorce(fakeDivorce('refused', { dates: null, reached: 'received', closedReason: '未达成协议' }), '2026-11-20');
    expect(await screen.findByRole('button', { name: '打印不予受理离婚登记申请告知书' })).toBeTruthy();
    expect(screen.getByText('原因：未达成协议')).toBeTruthy();
  });

  it('of a colleague’s case only to look at', async () => {
    await openDivorce(fakeDivorce('withdrawn', { mine: false, actions: [] }), '2026-12-15');
    await screen.findByText(/双方可以重新申请，今日即可/);
    expect(screen.queryByRole('button', { name: /打印/ })).toBeNull();
  });
});
