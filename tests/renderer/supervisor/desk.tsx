import { fireEvent, screen, within } from '@testing-library/react';
import type { OfficeView } from '#shared/contract/index.ts';
import { ok, type StaffRole } from '#shared/model/index.ts';
import { SupervisorApp } from '../../../renderer/supervisor/index.ts';
import { createFakeHall, type Answers, type FakeHall } from '../entry/fake-hall.ts';
import { renderPage } from '../entry/render.tsx';
import { blanks, blocks, calendarView, officeView, open, session, staff } from '../entry/samples.ts';

/** The supervisor's desk on a fake hall, at one of its pages. */
export async function openDesk(
  page: string | null,
  answers: Answers = {},
  office: OfficeView = officeView,
  roles: readonly StaffRole[] = session.staff.roles,
): Promise<FakeHall> {
  const hall = createFakeHall({
    'hall.health': () => ok(open),
    'office.get': () => ok(office),
    'staff.list': () => ok([...staff]),
    'numbers.list': () => ok([...blocks]),
    'blanks.list': () => ok([...blanks]),
    'calendar.get': () => ok(calendarView),
    ...answers,
  });
  renderPage(<SupervisorApp session={{ ...session, staff: { ...session.staff, roles: [...roles] } }} />, hall);
  await screen.findByRole('heading', { name: /今日 2026年/ });
  if (page !== null) fireEvent.click(within(screen.getByRole('navigation')).getByText(page));
  return hall;
}

export function type(label: string, text: string): void {
  fireEvent.change(screen.getByLabelText(label), { target: { value: text } });
}
