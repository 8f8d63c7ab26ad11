import { screen } from '@testing-library/react';
import { vi } from 'vitest';
import type { MarriageView, MarriageState } from '#shared/model/index.ts';
import { CounterApp } from '../../../renderer/counter/index.ts';
import { fakeCase, type FakeCase } from '../fake-case.ts';
import { createFakeHall, fakeSession, type FakeHall, type FakeHallOptions } from '../fake-hall.ts';
import { show } from '../setup.tsx';

// jsdom has no canvas; that a PDF is drawn is seen in the real window.
vi.mock('../../../renderer/counter/papers/pdf.ts', () => ({
  openPdf: () => ({ pdf: Promise.resolve({ numPages: 1 }), destroy: () => undefined }),
  drawPage: async () => undefined,
}));

/** A counter with one case of this state on its screen. */
export async function openCase(
  state: MarriageState,
  change: Partial<MarriageView> = {},
  answers: FakeHallOptions['answers'] = {},
): Promise<{ readonly hall: FakeHall; readonly each: FakeCase }> {
  const each = fakeCase(state, change);
  const hall = createFakeHall({ cases: [each], answers });
  location.hash = `case=${each.view.id}`;
  await show(<CounterApp session={fakeSession} />, hall);
  await screen.findByRole('main', { name: `办件 ${each.view.number}` });
  return { hall, each };
}

/** What the window asked of one operation, in order. */
export function inputsOf(hall: FakeHall, operation: string): unknown[] {
  return hall.calls.filter((call) => call.operation === operation).map((call) => call.input);
}
