import { screen } from '@testing-library/react';
import { vi } from 'vitest';
import type { DivorcePoint, DivorceView } from '#shared/model/index.ts';
import { CounterApp } from '../../../renderer/counter/index.ts';
import { answersOf, fakeDivorce } from '../fake-divorce.ts';
import { createFakeHall, fakeSession, type FakeHall, type FakeHallOptions } from '../fake-hall.ts';
import { show } from '../setup.tsx';

// jsdom has no canvas; that a PDF is drawn is seen in the real window.
vi.mock('../../../renderer/counter/papers/pdf.ts', () => ({
  openPdf: () => ({ pdf: Promise.resolve({ numPages: 1 }), destroy: () => undefined }),
  drawPage: async () => undefined,
}));

/** A counter with one application for divorce at this point on its screen; `open.divorce` is the application as it stands. */
export async function openDivorce(
  point: DivorcePoint,
  change: Partial<DivorceView> = {},
  answers: FakeHallOptions['answers'] = {},
): Promise<{ readonly hall: FakeHall; readonly open: { divorce: DivorceView } }> {
  const open = { divorce: fakeDivorce(point, change) };
  const hall = createFakeHall({ answers: { ...answersOf(open), ...answers } });
  location.hash = `case=${open.divorce.id}`;
  await show(<CounterApp session={fakeSession} />, hall);
  await screen.findByRole('main', { name: `办件 ${open.divorce.number}` });
  return { hall, open };
}
