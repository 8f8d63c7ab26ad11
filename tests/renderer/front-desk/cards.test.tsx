import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { DeskCard, Output, ReaderState } from '#shared/contract/index.ts';
import { FrontDeskSettings, formatDeskCode, ok, type CivilDate } from '#shared/model/index.ts';
import { AppointmentsTab } from '../../../renderer/front-desk/appointments/appointments-tab.tsx';
import { QueueTab } from '../../../renderer/front-desk/queue/queue-tab.tsx';
import { people, type Person } from '../../emulators/people.ts';
import { createFakeHall, fakeSession, type FakeHall } from '../fake-hall.ts';
import { show } from '../setup.tsx';

const today = '2026-11-23' as CivilDate;
const ids = ['01890000-0000-7000-8000-000000000001', '01890000-0000-7000-8000-000000000002'] as const;
const idle: ReaderState = { state: 'idle', problem: null, sam: null, armed: null, desk: null };
const cardOf = ({ name, idNumber }: Person, more: Partial<DeskCard> = {}): DeskCard => ({
  person: { name, idNumber, type: 'mainlandResident', nationality: 'CHN' },
  elderly: false,
  expired: false,
  appointment: null,
  ...more,
});
const issued: Output<'tickets.issue'> = {
  id: ids[0],
  number: 'A001',
  slipCode: formatDeskCode('ticket', '0123456789'),
  service: 'marriage',
  name: '',
  priority: null,
  appointmentAt: null,
  issuedAt: '2026-11-23T02:00:00Z',
  since: '2026-11-23T02:00:00Z',
  state: 'waiting',
  counter: null,
  reservedFor: null,
  calledAt: null,
  begunAt: null,
  calls: 0,
  caseIds: [],
};

/** A hall whose reader waits for the front desk; `lay` lays a card on it. */
function hallWithReader(state: ReaderState['state'] = 'idle', tickets: readonly (typeof issued)[] = []) {
  let armed = 0;
  let onReader: DeskCard | null = null;
  const hall: FakeHall = createFakeHall({
    reader: { ...idle, state },
    answers: {
      'frontDesk.armReader': () => {
        const id = ids[armed++ % 2]!;
        tell({ state: 'waiting', desk: id });
        return ok({ id });
      },
      'frontDesk.disarmReader': () => ok({}),
      'frontDesk.takeCard': ({ id }) => {
        const mine = id === ids[(armed - 1) % 2] ? onReader : null;
        onReader = null;
        return ok({ card: mine });
      },
      'frontDesk.settings': () => ok(FrontDeskSettings.parse({})),
      'appointments.list': () => ok({ today, on: today, appointments: [] }),
      'appointments.days': () =>
        ok({ today, window: null, days: [{ date: today, slots: [{ from: '10:30', places: 2, free: 2, untimely: null }] }] }),
      'appointments.book': () => ({ ok: false, error: { code: 'appointment.full', details: { on: today, from: '10:30' } } }),
      'tickets.list': () =>
        ok({
          today,
          now: '2026-11-23T02:00:00Z',
          here: null,
          services: ['marriage', 'enquiry'],
          offered: ['marriage', 'enquiry'],
          tickets: [...tickets],
          printsAtOnce: false,
        }),
      'tickets.issue': () => ok(issued),
    },
  });
  const tell = (reader: Partial<ReaderState>) => hall.emit({ event: 'reader.changed', reader: { ...idle, ...reader } });
  return {
    hall,
    tell: (reader: Partial<ReaderState>) => act(() => tell(reader)),
    lay: async (card: DeskCard) => {
      await screen.findByText('请把身份证放在读卡器上');
      onReader = card;
      act(() => {
        hall.emit({ event: 'frontDesk.cardRead' });
        tell({ state: 'removeCard' });
      });
    },
  };
}
const inputsOf = (hall: FakeHall, operation: string) => hall.calls.filter((call) => call.operation === operation).map(({ input }) => input);
const valueOf = (label: string) => (screen.getByLabelText(label) as HTMLInputElement).value;

test('a couple is booked by their two cards, and nothing is typed', async () => {
  const { hall, lay } = hallWithReader();
  await show(<AppointmentsTab session={fakeSession} />, hall);
  fireEvent.click(await screen.findByRole('button', { name: /10:30/ }));
  fireEvent.keyDown(window, { key: 'F6' });
  await lay(cardOf(people.wangWei));
  await waitFor(() => expect(valueOf('姓名')).toBe('王伟'));
  expect(valueOf('身份证号码')).toBe(people.wangWei.idNumber);
  fireEvent.keyDown(window, { key: 'F7' });
  await lay(cardOf(people.chenJing));
  await waitFor(() => expect(valueOf('另一方姓名')).toBe('陈静'));
  fireEvent.keyDown(window, { key: 'Enter', ctrlKey: true });
  await waitFor(() => expect(inputsOf(hall, 'appointments.book')).toHaveLength(1));
  expect(inputsOf(hall, 'appointments.book')).toMatchObject([
    { people: [cardOf(people.wangWei).person, cardOf(people.chenJing).person], on: today, from: '10:30' },
  ]);
});

test('another kind of card fills the kind of document, too; one that expired and an appointment of today are said', async () => {
  const { hall, lay } = hallWithReader();
  await show(<AppointmentsTab session={fakeSession} />, hall);
  await screen.findByRole('button', { name: '读卡：申请人' });
  fireEvent.keyDown(window, { key: 'F6' });
  const appointment = {
    id: ids[0],
    slipCode: formatDeskCode('appointment', '0123456789'),
    service: 'marriage' as const,
    on: today,
    from: '14:30',
    ticket: null,
  };
  const person = { name: '何美琪', idNumber: '820000199510029149', type: 'macao' as const, nationality: 'CHN' };
  await lay({ ...cardOf(people.wangWei), person, expired: true, appointment });
  await waitFor(() => expect(valueOf('证件号码')).toBe(person.idNumber));
  expect(screen.getByText(/何美琪的证件已过有效期/)).toBeTruthy();
  expect(screen.getByText('此人今天 14:30 有预约：结婚登记。')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '查看已有的预约' }));
  await waitFor(() => expect(inputsOf(hall, 'appointments.list')).toContainEqual({ on: today }));
});

test('a number is given by a card and one press; sixty years propose priority, which can be taken back', async () => {
  const { hall, lay } = hallWithReader();
  await show(<QueueTab session={fakeSession} />, hall);
  await screen.findByRole('button', { name: '读卡' });
  fireEvent.keyDown(window, { key: 'F6' });
  await lay(cardOf(people.longTermCard, { elderly: true }));
  await waitFor(() => expect(valueOf('姓名（可不填）')).toBe('孙建国'));
  expect(screen.getByText(/已选“老年人”优先/)).toBeTruthy();
  const give = screen.getByRole('button', { name: '取号' });
  expect(document.activeElement).toBe(give);
  fireEvent.click(give);
  await waitFor(() => expect(inputsOf(hall, 'tickets.issue')).toHaveLength(1));
  expect(inputsOf(hall, 'tickets.issue')).toEqual([{ service: 'marriage', name: '孙建国', appointment: '', priority: 'elderly' }]);
  // Of the person nothing stays in the form, nor of their number anywhere.
  await screen.findByText(/A001号/);
  expect(valueOf('姓名（可不填）')).toBe('');
  expect(document.body.textContent).not.toContain(people.longTermCard.idNumber);
  // The next person is not elderly because the last one was.
  fireEvent.keyDown(window, { key: 'F6' });
  await lay(cardOf(people.wangWei));
  await waitFor(() => expect(valueOf('姓名（可不填）')).toBe('王伟'));
  expect(screen.queryByText(/已选“老年人”优先/)).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: '取号' }));
  await waitFor(() => expect(inputsOf(hall, 'tickets.issue')).toHaveLength(2));
  expect(inputsOf(hall, 'tickets.issue')[1]).toMatchObject({ name: '王伟', priority: null });
});

test('whoever has an appointment today is offered it first; one that has its number already says which', async () => {
  const { hall, lay } = hallWithReader();
  await show(<QueueTab session={fakeSession} />, hall);
  await screen.findByRole('button', { name: '读卡' });
  const appointment = {
    id: ids[0],
    slipCode: formatDeskCode('appointment', '0123456789'),
    service: 'marriage' as const,
    on: today,
    from: '10:30',
    ticket: null,
  };
  fireEvent.keyDown(window, { key: 'F6' });
  await lay(cardOf(people.wangWei, { appointment: { ...appointment, ticket: 'A007' } }));
  expect(await screen.findByText('此人今天 10:30 的预约（结婚登记）已经取号：A007。')).toBeTruthy();
  expect(screen.queryByRole('button', { name: '按预约取号' })).toBeNull();
  fireEvent.keyDown(window, { key: 'F6' });
  await lay(cardOf(people.wangWei, { appointment }));
  const arrive = await screen.findByRole('button', { name: '按预约取号' });
  expect(document.activeElement).toBe(arrive);
  fireEvent.click(arrive);
  await waitFor(() => expect(inputsOf(hall, 'tickets.issue')).toMatchObject([{ appointment: appointment.slipCode, name: '王伟' }]));
});

test('a case that takes the reader is told clearly, and nothing typed is lost', async () => {
  const { hall, tell } = hallWithReader();
  await show(<QueueTab session={fakeSession} />, hall);
  fireEvent.change(await screen.findByLabelText('姓名（可不填）'), { target: { value: '李小红' } });
  await screen.findByRole('button', { name: '读卡' });
  fireEvent.keyDown(window, { key: 'F6' });
  await screen.findByText('请把身份证放在读卡器上');
  tell({ state: 'waiting', problem: 'moved', desk: ids[0] });
  expect((await screen.findByRole('alert')).textContent).toContain('证件移动或离开');
  tell({ state: 'waiting', armed: { caseId: ids[1], slot: 'man' } });
  expect(await screen.findByText(/读卡器已转给窗口的办件使用/)).toBeTruthy();
  expect(screen.queryByText('请把身份证放在读卡器上')).toBeNull();
  // A card read for somebody else's window is not asked for.
  act(() => hall.emit({ event: 'frontDesk.cardRead' }));
  expect(inputsOf(hall, 'frontDesk.takeCard')).toEqual([]);
  expect(valueOf('姓名（可不填）')).toBe('李小红');
});

test('leaving the page ends its waiting; without a reader the key leads to where the card is typed', async () => {
  const { hall } = hallWithReader();
  const page = await show(<QueueTab session={fakeSession} />, hall);
  await screen.findByRole('button', { name: '读卡' });
  fireEvent.keyDown(window, { key: 'F6' });
  await screen.findByText('请把身份证放在读卡器上');
  page.unmount();
  expect(inputsOf(hall, 'frontDesk.disarmReader')).toEqual([{ id: ids[0] }]);
  const without = hallWithReader('none').hall;
  await show(<AppointmentsTab session={fakeSession} />, without);
  await screen.findByRole('region', { name: /^预约：/ });
  expect(screen.queryByRole('button', { name: /读/ })).toBeNull();
  fireEvent.keyDown(window, { key: 'F7' });
  expect(document.activeElement).toBe(screen.getByLabelText('另一方姓名'));
  expect(inputsOf(without, 'frontDesk.armReader')).toEqual([]);
});

test('names in the list of numbers are masked: whoever stands at the desk can read it', async () => {
  const { hall } = hallWithReader('none', [{ ...issued, name: '王小明' }]);
  await show(<QueueTab session={fakeSession} />, hall);
  const row = await screen.findByRole('row', { name: /A001/ });
  expect(within(row).getByText('王*明')).toBeTruthy();
  expect(document.body.textContent).not.toContain('王小明');
});
