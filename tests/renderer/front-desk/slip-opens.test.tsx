import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Appointment, Ceremony, PreReview } from '#shared/contract/index.ts';
import { CeremonyPlan, formatDeskCode, FrontDeskSettings, ok, type DeskCodeKind } from '#shared/model/index.ts';
import { FrontDeskApp } from '../../../renderer/front-desk/front-desk-app.tsx';
import { people } from '../../emulators/people.ts';
import { createFakeHall, type Answers } from '../entry/fake-hall.ts';
import { renderPage } from '../entry/render.tsx';
import { officeView, session, today } from '../entry/samples.ts';
import { devices, listOf, ticket, uuid } from './queue-samples.ts';

const code = '0123456789';
const ofNobody = '9876543210';
const appointment: Appointment = {
  id: uuid('a1'),
  code,
  slipCode: formatDeskCode('appointment', code),
  service: 'marriage',
  on: today,
  from: '10:00',
  counter: '03',
  people: [{ name: people.wangWei.name, document: 'residentIdCard', idNumber: people.wangWei.idNumber }],
  phone: '',
  note: '',
  caseNumber: null,
  source: 'reception',
  outsideNumber: null,
  state: 'booked',
  reason: null,
} as unknown as Appointment;
const plan = CeremonyPlan.parse({ on: today, from: '10:00', minutes: 20, place: '颁证厅', manName: '王伟', womanName: '陈静' });
const ceremony: Ceremony = {
  id: uuid('b1'),
  code,
  plan,
  until: '10:20',
  case: null,
  state: 'booked',
  officiantName: null,
  reason: null,
  script: '今天，我们在这里举行颁证仪式。',
};
const person = { name: '王伟', idNumber: '', phone: '', maritalStatus: 'unmarried' as const, occupation: '', education: null };
const review: PreReview = {
  id: uuid('c1'),
  code,
  state: 'passed',
  source: 'folder',
  service: 'marriage',
  receivedAt: '2026-11-22T02:00:00Z',
  appointmentCode: '',
  reasons: [],
  note: '',
  decidedBy: null,
  caseId: null,
  content: { man: person, woman: { ...person, name: '陈静' } },
  pictures: [],
  erasedOn: today,
};
const folder = { lookedAt: null, waiting: 0, refused: 0, failed: false };
const answers: Answers = {
  'office.get': () => ok(officeView),
  'frontDesk.settings': () => ok(FrontDeskSettings.parse({})),
  'devices.status': devices('前台激光机'),
  'appointments.list': () => ok({ today, on: today, appointments: [] }),
  'appointments.days': () => ok({ today, window: null, days: [] }),
  'appointments.find': ({ input }) => ok((input as { text: string }).text === appointment.slipCode ? [appointment] : []),
  'tickets.list': () =>
    ok(listOf([ticket('A001', 'waiting', { slipCode: formatDeskCode('ticket', '1111111111') }), ticket('A002', 'waiting')])),
  'ceremonies.list': () => ok({ today, ceremonies: [ceremony], staff: [] }),
  'preReviews.list': ({ input }) => ok({ reviews: (input as { state: unknown }).state === null ? [review] : [], folder }),
};
beforeEach(() => localStorage.clear());

function scan(of: DeskCodeKind, said = code): void {
  renderPage(
    <FrontDeskApp session={session} embedded slip={{ kind: 'slip', of, text: formatDeskCode(of, said) }} />,
    createFakeHall(answers),
  );
}

describe('a slip that is scanned opens what it is of', () => {
  it('an appointment, found by its code wherever its day is', async () => {
    scan('appointment');
    expect(await screen.findByRole('button', { name: /改约|改期/ })).toBeTruthy();
  });

  it('a number, in whose row the hands are then', async () => {
    scan('ticket');
    const row = (await screen.findByRole('rowheader', { name: 'A002' })).closest('tr')!;
    await waitFor(() => expect(row.contains(document.activeElement)).toBe(true));
    expect(row.className).toBe('table-current');
  });

  it('a ceremony, with its words', async () => {
    scan('ceremony');
    expect(await screen.findByText('今天，我们在这里举行颁证仪式。')).toBeTruthy();
  });

  it('a pre-review, also one that was decided', async () => {
    scan('preReview');
    expect(within(await screen.findByRole('region', { name: '男方' })).getByText('未婚')).toBeTruthy();
  });

  it('and whoever leaves its page and comes back finds it closed', async () => {
    scan('ceremony');
    await screen.findByText('今天，我们在这里举行颁证仪式。');
    fireEvent.keyDown(window, { key: '2', code: 'Digit2', altKey: true });
    await screen.findByRole('rowheader', { name: 'A002' });
    fireEvent.keyDown(window, { key: '4', code: 'Digit4', altKey: true });
    expect(await screen.findByRole('button', { name: '查看王伟、陈静的仪式' })).toBeTruthy();
    expect(screen.queryByText('今天，我们在这里举行颁证仪式。')).toBeNull();
  });

  it.each([
    ['appointment', '没有这张凭条的预约'],
    ['ticket', '今天的号里没有这张凭条'],
    ['ceremony', '近期的颁证仪式里没有这张凭条'],
    ['preReview', '没有这张凭条的预审'],
  ] as const)('%s: or says why not', async (of, said) => {
    scan(of, ofNobody);
    expect(await screen.findByText(new RegExp(said))).toBeTruthy();
  });
});
