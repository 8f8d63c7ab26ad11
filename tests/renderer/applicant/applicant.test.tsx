import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { DisplayView } from '#shared/contract/index.ts';
import type { CivilDate } from '#shared/model/index.ts';
import { App } from '../../../renderer/app.tsx';
import { createFakeHall, type FakeHall } from '../fake-hall.ts';
import { show } from '../setup.tsx';

type Shown = NonNullable<DisplayView['shown']>;

const party = (name: string): Shown['man'] => ({
  fields: [
    { field: 'name', text: name },
    { field: 'idNumber', text: '11010119980312901X' },
    { field: 'occupation', text: '' },
  ],
  readAloud: false,
});
const shown: Shown = {
  caseId: '01890000-0000-7000-8000-0000000000aa',
  on: '2026-11-22' as CivilDate,
  declared: ['本人与对方均无配偶，没有直系血亲和三代以内旁系血亲关系。', '本人上述声明完全真实，如有虚假，愿承担法律责任。'],
  man: party('王伟'),
  woman: party('陈静'),
  photo: null,
  characters: [],
  seen: 'digest',
  mayConfirm: true,
  confirmed: false,
  pointed: [],
};

/** The core as far as the couple's screen may ask it. */
function hallShowing(view: Partial<DisplayView>) {
  const state: { view: DisplayView; refusal: 'session.locked' | 'session.required' | null } = {
    view: { page: 'check', officeName: '示例区民政局婚姻登记处', offline: false, shown: null, ...view },
    refusal: null,
  };
  const answer = () =>
    state.refusal === null
      ? ({ ok: true, value: state.view } as const)
      : ({ ok: false, error: { code: state.refusal, details: {} } } as const);
  const change = (next: Partial<Shown>): void => {
    state.view = { ...state.view, shown: { ...state.view.shown!, ...next } };
  };
  const hall: FakeHall = createFakeHall({
    station: 'applicant',
    answers: {
      'display.get': answer,
      'display.point': ({ party, field, wrong }) => {
        const others = state.view.shown!.pointed.filter((each) => each.party !== party || each.field !== field);
        const pointed = wrong ? [...others, { party, field }] : others;
        change({ pointed, mayConfirm: pointed.length === 0 });
        return answer();
      },
      'marriage.confirm': ({ caseId }) => {
        change({ confirmed: true });
        return { ok: true, value: { caseId } };
      },
    },
  });
  const turn = (next: Partial<DisplayView>): void => {
    state.view = { ...state.view, ...next };
    hall.emit({ event: 'display.changed' });
  };
  const refuse = (code: 'session.locked' | 'session.required'): void => {
    state.refusal = code;
    hall.emit({ event: 'session.changed' });
  };
  return { hall, turn, refuse };
}

const button = (name: string | RegExp) => screen.getByRole('button', { name });

describe('the couple’s screen', () => {
  it('says while registrations are made offline that they are checked later, and ends to say so', async () => {
    const { hall, turn } = hallShowing({ page: 'privacy', offline: true });
    await show(<App />, hall);
    expect((await screen.findByText(/经批准离线登记/)).textContent).toContain('恢复联网后核对');
    turn({ offline: false });
    await waitFor(() => expect(screen.queryByText(/经批准离线登记/)).toBeNull());
  });

  it('asks the core for nothing but what the counter shows', async () => {
    const { hall } = hallShowing({ shown });
    await show(<App />, hall);
    await screen.findByText('王伟');
    expect(new Set(hall.calls.map(({ operation }) => operation))).toEqual(new Set(['display.get']));
  });

  it('follows the counter from page to page', async () => {
    const { hall, turn } = hallShowing({ page: 'idle' });
    await show(<App />, hall);
    await screen.findByRole('heading', { name: '示例区民政局婚姻登记处' });
    turn({ page: 'privacy' });
    await screen.findByRole('heading', { name: '个人信息处理告知' });
    expect(await screen.findByRole('heading', { name: 'How your personal information is handled' })).toBeTruthy();
    expect(screen.getByText(/结婚登记须由双方亲自申请（《民法典》第一千零四十九条）/)).toBeTruthy();
    turn({ page: 'divorcePrivacy' });
    await screen.findByText(/离婚登记须由双方订立书面离婚协议、亲自申请（《民法典》第一千零七十六条）/);
    expect(screen.getByText(/A photo of each of you alone is taken/)).toBeTruthy();
    expect(screen.queryByText(/第一千零四十九条/)).toBeNull();
    turn({ page: 'declaration', shown });
    await screen.findByText(/本人与对方均无配偶/);
    turn({ page: 'check', shown: null });
    await screen.findByRole('main', { name: '等候' });
  });

  for (const code of ['session.locked', 'session.required'] as const)
    it(`is empty as soon as the counter’s session says ${code}`, async () => {
      const { hall, refuse } = hallShowing({ shown });
      await show(<App />, hall);
      await screen.findByText('王伟');
      refuse(code);
      await screen.findByRole('main', { name: '等候' });
      expect(document.body.textContent).not.toContain('王伟');
    });

  it('is empty while the core is away, and needs nobody to say so', async () => {
    const { hall } = hallShowing({ shown });
    await show(<App />, hall);
    await screen.findByText('王伟');
    hall.killCore();
    await screen.findByRole('main', { name: '等候' });
    expect(document.body.textContent).not.toContain('王伟');
    hall.startCore();
    await screen.findByText('王伟');
  });

  it('shows the case’s own data whole, and says of an empty line that it is empty', async () => {
    const { hall } = hallShowing({ shown });
    await show(<App />, hall);
    const man = await screen.findByRole('region', { name: '男方的信息' });
    expect(within(man).getByText('110101 19980312 901X')).toBeTruthy();
    expect(within(man).getByText('未填写')).toBeTruthy();
  });

  it('lets them point at a line, and confirm only when nothing is pointed at', async () => {
    const { hall } = hallShowing({ shown });
    await show(<App />, hall);
    fireEvent.click(await screen.findByRole('button', { name: '女方姓名有误' }));
    await waitFor(() => expect(button(/^女方姓名.*有误$/).getAttribute('aria-pressed')).toBe('true'));
    expect(button(/^女方姓名.*有误$/).closest('.checked-wrong')).not.toBeNull();
    expect(button('全部正确，确认').hasAttribute('disabled')).toBe(true);
    fireEvent.click(button(/^女方姓名.*有误$/));
    await waitFor(() => expect(button(/^女方姓名.*有误$/).getAttribute('aria-pressed')).toBe('false'));
  });

  it('confirms exactly what it showed', async () => {
    const { hall } = hallShowing({ shown });
    await show(<App />, hall);
    const confirm = await screen.findByRole('button', { name: '全部正确，确认' });
    // jsdom measures nothing: a scroll that ends where everything ends.
    document.querySelector('.check-body')!.dispatchEvent(new Event('scroll'));
    await waitFor(() => expect(confirm.hasAttribute('disabled')).toBe(false));
    fireEvent.click(confirm);
    await screen.findByText('双方已确认全部正确');
    const call = hall.calls.find(({ operation }) => operation === 'marriage.confirm');
    expect(call?.input).toEqual({ caseId: shown.caseId, seen: 'digest' });
  });

  it('waits with the confirmation until everything was on the screen, anew for what changed', async () => {
    const { hall, turn } = hallShowing({ shown });
    await show(<App />, hall);
    await screen.findByText('请向下看完全部内容后确认');
    const body = document.querySelector('.check-body')!;
    Object.defineProperty(body, 'scrollHeight', { value: 2_000, configurable: true });
    body.dispatchEvent(new Event('scroll'));
    expect(button('全部正确，确认').hasAttribute('disabled')).toBe(true);
    body.scrollTop = 1_996;
    body.dispatchEvent(new Event('scroll'));
    await waitFor(() => expect(button('全部正确，确认').hasAttribute('disabled')).toBe(false));
    turn({ shown: { ...shown, seen: 'another digest' } });
    await waitFor(() => expect(button('全部正确，确认').hasAttribute('disabled')).toBe(true));
  });

  it('has a language of its own, remembered for nobody', async () => {
    const { hall } = hallShowing({ shown });
    await show(<App />, hall);
    await screen.findByText('王伟');
    fireEvent.click(button('English'));
    await screen.findByRole('heading', { name: 'Please both check every line' });
    expect(localStorage.getItem('language')).not.toBe('en');
  });
});

describe('the declaration', () => {
  it('has the words of the form they sign', async () => {
    const { hall } = hallShowing({ page: 'declaration', shown });
    await show(<App />, hall);
    const words = (await screen.findByText(/本人与对方均无配偶/)).parentElement!;
    expect([...words.children].map(({ textContent }) => textContent)).toEqual(shown.declared);
    expect(words.lang).toBe('zh-CN');
  });
});
