import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { ok } from '#shared/model/index.ts';
import { appointment, ticket, visitor } from './fake-kiosk.ts';
import { asked, button, emit, layCard, open, press, question, targets } from './hands.tsx';

describe('the first page', () => {
  it('asks one question, offers three ways, the languages by their own names, and knows nobody', async () => {
    await open();
    await question('请问您要办什么？');
    for (const name of [/^取号/, /^刷身份证/, /^扫预约码/, '简体中文', '繁體中文', 'English', /呼叫工作人员/]) await button(name);
    expect(await button('لغة تجريبية')).toBeTruthy();
    expect(screen.queryByRole('button', { name: '返回' })).toBeNull();
    expect(screen.queryByRole('button', { name: '结束' })).toBeNull();
  });

  it('says what does not work, and where the same is done instead', async () => {
    await open({ state: { reader: 'lost', ticketPrinter: 'paperOut' } });
    expect(await screen.findByText(/读卡器现在不能用：需要刷身份证的事项请到窗口/)).toBeTruthy();
    expect(screen.getByText(/号票打印机缺纸/)).toBeTruthy();
    expect((await button(/^刷身份证/)).hasAttribute('disabled')).toBe(true);
    expect((await button(/^取号/)).hasAttribute('disabled')).toBe(false);
  });
});

describe('a number without a card', () => {
  it('is two touches away, says how many are before, and is printed', async () => {
    const hall = await open();
    await press(/^取号/);
    await question('您来办理哪项业务？');
    expect((await button(/结婚登记/)).textContent).toContain('3 位在等候');
    await press(/结婚登记/);
    await question('您的号码');
    expect(screen.getByText('A012')).toBeTruthy();
    expect(screen.getByText('前面还有 3 位')).toBeTruthy();
    expect(await screen.findByText('请取走号票。')).toBeTruthy();
    expect(asked(hall, 'kiosk.printTicket')).toHaveLength(1);
    // Looked at again after another page it is not printed again.
    await press('字号与语言');
    await press('好了');
    await question('您的号码');
    expect(asked(hall, 'kiosk.printTicket')).toHaveLength(1);
  });

  it.each(['paperOut', 'lost'] as const)('with the printer %s is shown with its code, and the counter named', async (ticketPrinter) => {
    const hall = await open({ state: { ticketPrinter } });
    await press(/^取号/);
    await press(/结婚登记/);
    expect(await screen.findByText(/没有打印|没有打印出来/)).toBeTruthy();
    expect(screen.getByText(/到接待台补打/)).toBeTruthy();
    expect(screen.getByRole('img', { name: '号票二维码' })).toBeTruthy();
    await waitFor(() => expect(document.querySelectorAll('.kiosk-qr path')[0]?.getAttribute('d')).toMatch(/^M\d+ \d+h1v1h-1z/));
    expect(asked(hall, 'kiosk.printTicket')).toHaveLength(0);
  });

  it('without any printer is shown to be photographed, and nothing is called broken', async () => {
    await open({ state: { ticketPrinter: 'none' } });
    await press(/^取号/);
    await press(/结婚登记/);
    expect(await screen.findByText('TQ01 2345 6789 A')).toBeTruthy();
    expect(screen.queryByText(/没有打印/)).toBeNull();
  });

  it('says when none can be given now', async () => {
    await open({ answers: { 'tickets.take': () => ({ ok: false, error: { code: 'ticket.tooMany', details: {} } }) } });
    await press(/^取号/);
    await press(/结婚登记/);
    expect((await screen.findByRole('alert')).textContent).toMatch(/请过一分钟再取/);
  });
});

describe('identifying', () => {
  it('waits for the card, and greets whoever laid it down by a name the hall may read', async () => {
    const hall = await open({ mine: { appointments: [appointment] } });
    await press(/^刷身份证/);
    await question('请放身份证');
    await waitFor(() => expect(asked(hall, 'kiosk.awaitCard')).toHaveLength(1));
    await emit(hall, { event: 'kiosk.cardRead' });
    await question(/王\*明，您好/);
    await press(/签到取号/);
    await question('您的号码');
    expect(asked(hall, 'kiosk.checkIn')[0]!.input).toMatchObject({ appointmentId: appointment.id });
    expect(document.body.textContent).not.toMatch(/\d{17}[\dX]/);
  });

  it('lets the reader rest when somebody goes back, and does not enter a card read later', async () => {
    const hall = await open();
    await press(/^刷身份证/);
    await waitFor(() => expect(asked(hall, 'kiosk.awaitCard')).toHaveLength(1));
    await press('返回');
    await waitFor(() => expect(asked(hall, 'kiosk.restReader').length).toBeGreaterThan(0));
    await emit(hall, { event: 'kiosk.cardRead' });
    expect(asked(hall, 'kiosk.enter')).toHaveLength(0);
  });

  it('says when a case at the counter has the reader, and tries again when asked to', async () => {
    const hall = await open({
      answers: { 'kiosk.awaitCard': () => ({ ok: false, error: { code: 'reader.awaitedByCase', details: {} } }) },
    });
    await press(/^刷身份证/);
    expect((await screen.findByRole('alert')).textContent).not.toBe('');
    await press('重新刷卡');
    await waitFor(() => expect(asked(hall, 'kiosk.awaitCard')).toHaveLength(2));
  });

  it('tells kindly that a card is no longer valid, and still lets its holder on', async () => {
    const hall = await open({ card: { ...visitor, expired: true } });
    await layCard(hall);
    expect(await screen.findByText(/身份证已过有效期/)).toBeTruthy();
    expect((await button(/^取号/)).hasAttribute('disabled')).toBe(false);
  });

  it('takes the code of a slip by keys, misread ones not', async () => {
    const hall = await open();
    await press(/^扫预约码/);
    await press('手动输入编码');
    for (const key of 'TA01234567899') fireEvent.keyDown(document.body, { key });
    expect(await screen.findByText(/这不是预约码/)).toBeTruthy();
    expect(asked(hall, 'kiosk.enterByCode')).toHaveLength(0);
  });

  it('takes the code of a slip held before the serial scanner', async () => {
    const hall = await open({ answers: { 'scanner.takeSlip': () => ok({ code: 'TA0123456789K' }) } });
    await press(/^扫预约码/);
    await question('请出示预约码');
    await emit(hall, { event: 'scanner.read' });
    await waitFor(() => expect(asked(hall, 'kiosk.enterByCode')).toMatchObject([{ input: { code: 'TA0123456789K' } }]));
  });
});

describe('a visit', () => {
  it('shows the number somebody has already, where they are called to, and gives no second one', async () => {
    const hall = await open({ mine: { tickets: [{ ...ticket, state: 'called', counterName: '3号窗口' }] } });
    await layCard(hall);
    expect((await button(/A012/)).textContent).toContain('请到 3号窗口');
    expect(screen.queryByRole('button', { name: /^取号/ })).toBeNull();
    await press(/A012/);
    await question('您的号码');
    expect(asked(hall, 'kiosk.printTicket')).toHaveLength(0);
    await press('返回');
    await question(/王\*明，您好/);
  });

  it('by a slip’s code offers checking in and nothing that needs a card', async () => {
    const hall = await open({
      card: { ...visitor, by: 'code', idNumber: null },
      mine: { appointments: [{ ...appointment, mayCheckIn: false }] },
    });
    await layCard(hall);
    expect(await screen.findByText(/这个预约现在没有要签到的/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^取号/ })).toBeNull();
  });

  it('ends with one touch: the core forgets it, and the next one finds the first page as usual', async () => {
    const hall = await open();
    await press('字号与语言');
    await press('English');
    await press(/^Largest/);
    await press(/^High contrast/);
    expect(document.documentElement.dataset).toMatchObject({ kiosk: '175', contrast: 'high' });
    await press('Finish');
    await question('请问您要办什么？');
    expect(asked(hall, 'kiosk.leave')).toHaveLength(1);
    expect(document.documentElement.dataset).toMatchObject({ kiosk: '100', contrast: 'usual', layout: 'usual' });
    expect(document.documentElement.lang).toBe('zh-CN');
    expect(localStorage.getItem('language')).toBeNull();
  });

  it('that the core ended by itself ends here too', async () => {
    let visit: typeof visitor | null = visitor;
    const hall = await open({ visitNow: () => visit });
    await layCard(hall);
    visit = null;
    await emit(hall, { event: 'kiosk.changed' });
    await question('请问您要办什么？');
    expect(document.body.textContent).not.toContain('王*明');
    expect(asked(hall, 'kiosk.leave')).toHaveLength(1);
  });

  it('of somebody who reads for long and touches the screen is kept in the core', async () => {
    const hall = await open();
    await layCard(hall);
    const before = asked(hall, 'kiosk.state').length;
    fireEvent.pointerDown(document.body);
    expect(asked(hall, 'kiosk.state')).toHaveLength(before);
    const later = performance.now() + 31_000;
    vi.spyOn(performance, 'now').mockReturnValue(later);
    fireEvent.pointerDown(document.body);
    fireEvent.pointerDown(document.body);
    await waitFor(() => expect(asked(hall, 'kiosk.state')).toHaveLength(before + 1));
    vi.restoreAllMocks();
  });

  it('that main ended shows nothing of it any more', async () => {
    const hall = await open();
    await press(/^取号/);
    await press(/结婚登记/);
    await question('您的号码');
    await emit(hall, { event: 'kiosk.over' });
    await question('已结束');
    expect(document.body.textContent).not.toContain('A012');
  });
});

describe('nobody there', () => {
  it('is asked about with the seconds left; any key or touch goes on and presses nothing else', async () => {
    const hall = await open();
    await press(/^取号/);
    await emit(hall, { event: 'kiosk.idle', secondsLeft: 15 });
    const warning = await screen.findByRole('alertdialog', { name: '您还在吗？' });
    expect(within(warning).getByText('15')).toBeTruthy();
    expect(document.activeElement?.textContent).toBe('继续');
    await emit(hall, { event: 'kiosk.idle', secondsLeft: 14 });
    expect(within(warning).getByText('14')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: /结婚登记/, hidden: true }));
    expect(screen.queryByRole('alertdialog')).toBeNull();
    expect(asked(hall, 'tickets.take')).toHaveLength(0);
    await emit(hall, { event: 'kiosk.idle', secondsLeft: 15 });
    await emit(hall, { event: 'kiosk.idle', secondsLeft: null });
    expect(screen.queryByRole('alertdialog')).toBeNull();
  });
});

describe('help', () => {
  it('is called from every page, and said to be called', async () => {
    const hall = await open();
    await press(/^取号/);
    await press('呼叫工作人员');
    expect(await screen.findByText('已呼叫工作人员，请稍候。')).toBeTruthy();
    expect(asked(hall, 'kiosk.callStaff')).toHaveLength(1);
  });

  it('that could not be called is said', async () => {
    await open({ answers: { 'kiosk.callStaff': () => ({ ok: false, error: { code: 'store.locked', details: {} } }) } });
    await press('呼叫工作人员');
    expect(await screen.findByText(/没有呼叫成功，请直接到窗口/)).toBeTruthy();
  });
});

describe('by keys alone', () => {
  it('arrows go through the targets and around, Escape goes back and the first page stays', async () => {
    await open();
    await press(/^取号/);
    const heading = await question('您来办理哪项业务？');
    expect(document.activeElement).toBe(heading);
    fireEvent.keyDown(heading, { key: 'ArrowDown' });
    const first = document.activeElement;
    expect(targets()).toContain(first);
    fireEvent.keyDown(first!, { key: 'ArrowUp' });
    fireEvent.keyDown(document.activeElement!, { key: 'ArrowDown' });
    expect(document.activeElement).toBe(first);
    fireEvent.keyDown(document.activeElement!, { key: 'Escape' });
    await question('请问您要办什么？');
    fireEvent.keyDown(document.body, { key: 'Escape' });
    await question('请问您要办什么？');
  });
});
