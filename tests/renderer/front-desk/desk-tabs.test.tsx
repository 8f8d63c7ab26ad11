import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { Ceremony, PreReview, RoomBooking, Session } from '#shared/contract/index.ts';
import { CeremonyPlan, FrontDeskSettings, ok, type StaffRole } from '#shared/model/index.ts';
import { CeremoniesTab } from '../../../renderer/front-desk/ceremonies/ceremonies-tab.tsx';
import { PreReviewTab } from '../../../renderer/front-desk/pre-review/pre-review-tab.tsx';
import { RoomsTab } from '../../../renderer/front-desk/rooms/rooms-tab.tsx';
import { createFakeHall, type Answers, type FakeHall } from '../entry/fake-hall.ts';
import { renderPage } from '../entry/render.tsx';
import { officeView, session, today } from '../entry/samples.ts';
import { type } from '../supervisor/desk.tsx';

const as = (roles: readonly StaffRole[], counter: string | null = null): Session => ({
  ...session,
  counter,
  staff: { ...session.staff, roles: [...roles] },
});
const uuid = (digit: string): string => `01890000-0000-7000-8000-0000000000${digit}`;
const inputOf = (hall: FakeHall, operation: Parameters<FakeHall['callsOf']>[0]) => hall.callsOf(operation).at(-1)?.input;

const plan = CeremonyPlan.parse({ on: today, from: '10:00', minutes: 20, place: '颁证厅', manName: '王伟', womanName: '陈静' });
const ceremony: Ceremony = {
  id: uuid('a1'),
  code: '0123456789',
  plan,
  until: '10:20',
  case: null,
  state: 'booked',
  officiantName: null,
  reason: null,
  script: '尊敬的王伟先生、陈静女士：\n今天，我们在这里举行颁证仪式。',
};

function openCeremonies(answers: Answers = {}): FakeHall {
  const hall = createFakeHall({
    'office.get': () => ok(officeView),
    'frontDesk.settings': () => ok(FrontDeskSettings.parse({})),
    'ceremonies.list': () => ok({ today, ceremonies: [ceremony], staff: [{ id: uuid('b1'), name: '周敏' }] }),
    'ceremonies.book': () => ok(ceremony),
    'ceremonies.held': () => ({ ok: false, error: { code: 'ceremony.notRegistered', details: {} } }),
    'devices.status': () => ok({ reader: { state: 'none', problem: null, sam: null, armed: null, desk: null }, printers: [] }),
    ...answers,
  });
  renderPage(<CeremoniesTab session={as(['registrar'])} />, hall);
  return hall;
}

it('M-132 a ceremony is booked with names, witnesses and consent, and has neither a registration date nor a price to fill in', async () => {
  const hall = openCeremonies();
  fireEvent.click(await screen.findByRole('button', { name: '预约仪式' }));
  type('男方姓名', '张辑');
  type('女方姓名', '李洁');
  type('见证人', '张建国、李桂兰');
  type('寄语', '愿岁月温柔');
  fireEvent.click(screen.getByRole('checkbox', { name: '男方同意拍摄和使用影像' }));
  expect(screen.queryByLabelText(/登记日期|费/)).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: /^预约(?!仪式)/ }));
  await waitFor(() => expect(hall.callsOf('ceremonies.book')).toHaveLength(1));
  expect(inputOf(hall, 'ceremonies.book')).toMatchObject({
    manName: '张辑',
    womanName: '李洁',
    witnesses: ['张建国', '李桂兰'],
    imageConsent: { man: true, woman: false },
    place: '颁证厅',
    on: today,
  });
  expect(await screen.findByText('已保存。')).toBeTruthy();
});

it('the words of a ceremony are read before it, and why it was not held is said in place', async () => {
  openCeremonies();
  expect(await screen.findByText('尚未登记')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '查看王伟、陈静的仪式' }));
  expect(await screen.findByText('今天，我们在这里举行颁证仪式。')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '已举行' }));
  expect((await screen.findByRole('alert')).textContent).toContain('还没有完成结婚登记');
});

const booking: RoomBooking = {
  id: uuid('c1'),
  time: { room: '辅导室', on: today, from: '09:00', until: '10:00' } as RoomBooking['time'],
  who: '王女士',
  counsellorId: null,
  counsellorName: '沈芸',
  caseNumber: null,
  cancelled: false,
};

it('M-133 half hours of a room are booked where they are free; a booking is one cell and can be cancelled', async () => {
  const hall = createFakeHall({
    'office.get': () => ok(officeView),
    'rooms.list': () => ok({ today, rooms: ['辅导室'], closed: [], bookings: [booking], counsellors: [{ id: uuid('b2'), name: '沈芸' }] }),
    'rooms.book': () => ok(booking),
    'rooms.cancel': () => ok(booking),
  });
  renderPage(<RoomsTab session={as(['counsellor'])} />, hall);
  expect(await screen.findAllByRole('button', { name: /王女士 09:00—10:00/ })).toHaveLength(1);
  expect(screen.queryByRole('button', { name: '预约 辅导室 09:30' })).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: '预约 辅导室 14:00' }));
  type('来访人', '李先生');
  fireEvent.click(screen.getByRole('button', { name: /^预约(?! )/ }));
  await waitFor(() => expect(hall.callsOf('rooms.book')).toHaveLength(1));
  expect(inputOf(hall, 'rooms.book')).toMatchObject({
    room: '辅导室',
    on: today,
    from: '14:00',
    until: '15:00',
    who: '李先生',
    counsellorId: null,
  });
  fireEvent.click(screen.getByRole('button', { name: /王女士/ }));
  fireEvent.click(await screen.findByRole('button', { name: '取消预约' }));
  await waitFor(() => expect(inputOf(hall, 'rooms.cancel')).toEqual({ id: booking.id }));
});

const person = {
  name: '王伟',
  idNumber: '329901199803129014',
  phone: '',
  maritalStatus: 'unmarried' as const,
  occupation: '',
  education: null,
};
const review: PreReview = {
  id: uuid('d1'),
  code: '0123456789',
  state: 'waiting',
  source: 'folder',
  service: 'marriage',
  receivedAt: '2026-11-22T02:00:00Z',
  appointmentCode: '',
  reasons: [],
  note: '',
  decidedBy: null,
  caseId: null,
  content: { man: person, woman: { ...person, name: '陈静' } },
  pictures: [
    { of: 'man', kind: 'idCardFront' },
    { of: 'woman', kind: 'idCardFront' },
  ],
  erasedOn: today,
};
const folder = { lookedAt: null, waiting: 0, refused: 0, failed: false };

function openReviews(roles: readonly StaffRole[], reviews: readonly PreReview[] = [review]): FakeHall {
  const hall = createFakeHall({
    'frontDesk.settings': () => ok(FrontDeskSettings.parse({})),
    'preReviews.list': () => ok({ reviews: [...reviews], folder }),
    'preReviews.picture': () => ok({ jpeg: '' }),
    'preReviews.pass': () => ok({ ...review, state: 'passed' }),
    'preReviews.return': () => ok({ ...review, state: 'returned' }),
    'preReviews.scan': () => ok({ taken: 2, waiting: 1, refused: 0 }),
  });
  renderPage(<PreReviewTab session={as(roles, '03')} />, hall);
  return hall;
}

it('a registrar sees both side by side and passes by the key, or gives back with reasons', async () => {
  const hall = openReviews(['registrar']);
  fireEvent.click(await screen.findByRole('button', { name: /王伟、陈静/ }));
  const man = screen.getByRole('region', { name: '男方' });
  expect(within(man).getByText('未婚')).toBeTruthy();
  expect(await within(man).findByAltText('身份证人像面')).toBeTruthy();
  fireEvent.keyDown(document.body, { key: 'Enter', ctrlKey: true });
  await waitFor(() => expect(inputOf(hall, 'preReviews.pass')).toEqual({ id: review.id }));
  fireEvent.click(screen.getByRole('button', { name: '退回' }));
  const send = (): HTMLElement => within(screen.getByRole('region', { name: /退回原因/ })).getByRole('button', { name: /^退回/ });
  expect(send().hasAttribute('disabled')).toBe(true);
  fireEvent.click(screen.getByRole('checkbox', { name: '图片不清楚，请重新拍摄。' }));
  fireEvent.click(send());
  await waitFor(() => expect(inputOf(hall, 'preReviews.return')).toEqual({ id: review.id, reasons: ['unreadable'], note: '' }));
});

it('reception looks and decides nothing; what is erased is said to be', async () => {
  openReviews(['reception'], [review, { ...review, id: uuid('d2'), content: null, pictures: [], state: 'returned' }]);
  fireEvent.click(await screen.findByRole('button', { name: /王伟、陈静/ }));
  expect(screen.queryByRole('button', { name: /通过/ })).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: /内容已按期清除/ }));
  expect(await screen.findByText(/只保留审核结果/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '读取文件夹' }));
  expect(await screen.findByText(/收下 2 份，1 份尚未传完/)).toBeTruthy();
});
