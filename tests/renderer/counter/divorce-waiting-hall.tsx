import { screen } from '@testing-library/react';
import { v7 as uuidV7 } from 'uuid';
import { vi } from 'vitest';
import type { Answer, Input, PrintJob } from '#shared/contract/index.ts';
import { actionsIn, divorceStateOf } from '#shared/law/divorce/index.ts';
import {
  CoolingOffDates,
  DivorceApplication,
  type CivilDate,
  type DivorcePoint,
  DivorceRow,
  type DivorceView,
} from '#shared/model/index.ts';
import { CounterApp } from '../../../renderer/counter/index.ts';
import { fakeCase, fakeDocument } from '../fake-case.ts';
import { createFakeHall, fakeSession, type FakeHall, type FakeHallOptions } from '../fake-hall.ts';
import { fakeHealth } from '../fake-office.ts';
import { show } from '../setup.tsx';
import { dates } from '../../law/divorcing.ts';

// jsdom has no canvas; that a PDF is drawn is seen in the real window.
vi.mock('../../../renderer/counter/papers/pdf.ts', () => ({
  openPdf: () => ({ pdf: Promise.resolve({ numPages: 1 }), destroy: () => undefined }),
  drawPage: async () => undefined,
}));

/** 2026-10-12: withdrawn through 11-11, issued 11-12 … 12-11, lapsed on 12-12. */
export { dates as usual };

/** The worked example of both last days on days of rest, and the last one beyond the calendar known. */
export const rolled: CoolingOffDates = CoolingOffDates.parse({
  accepted: '2026-11-20',
  withdrawUntil: '2026-12-21',
  issueFrom: '2026-12-22',
  issueUntil: '2027-01-20',
  lapsesOn: '2027-01-21',
  nominalIssueUntil: '2027-01-20',
  provisionalDates: ['issueUntil', 'lapsesOn'],
  rolled: [{ from: '2026-12-20', to: '2026-12-21', why: ['weekend'] }],
});

/** An application as it stands at a point, accepted by the registrar who looks at it. */
export function fakeDivorce(point: DivorcePoint, change: Partial<DivorceView> = {}): DivorceView {
  const { photo: _photo, confirmation: _confirmation, ...view } = fakeCase('identified').view;
  const papers = (['man', 'woman', null] as const).map((party) => ({
    ...fakeDocument('acceptanceReceipt', party, 'Receipt'),
    print: 'confirmed' as const,
  }));
  return {
    ...view,
    business: 'divorce',
    state: divorceStateOf(point),
    point,
    reached: point,
    dates,
    receiptNumber: '2026-03-1012-001',
    application: DivorceApplication.parse({}),
    actions: actionsIn(point, ['registrar']),
    photos: { man: null, woman: null },
    visits: [],
    returnReads: { man: null, woman: null },
    interviews: { man: null, woman: null },
    withdrawal: null,
    endedAs: null,
    unaccountedBlanks: [],
    movedDates: null,
    documents: [...papers, { ...fakeDocument('coolingOffLeaflet', null, 'Leaflet'), print: 'confirmed' as const }],
    ...change,
  };
}

export function rowOf(view: DivorceView): DivorceRow {
  return DivorceRow.parse(view);
}

export interface DivorceHall {
  readonly hall: FakeHall;
  /** The case as it is now. */
  readonly now: () => DivorceView;
}

/** A counter on a day with this application on its screen. */
export async function openDivorce(view: DivorceView, today: string, answers: FakeHallOptions['answers'] = {}): Promise<DivorceHall> {
  let current = view;
  const jobs: PrintJob[] = [];
  const change = (next: Partial<DivorceView>): DivorceView => {
    current = { ...current, ...next };
    if (next.point) current = { ...current, state: divorceStateOf(next.point), actions: actionsIn(next.point, ['registrar']) };
    hall.emit({ event: 'case.changed', caseId: view.id });
    return current;
  };
  const setPrint = (documentId: string, print: 'spooled' | 'confirmed'): void => {
    change({ documents: current.documents.map((each) => (each.id === documentId ? { ...each, print } : each)) });
    hall.emit({ event: 'print.changed', caseId: view.id });
  };
  const ok = <T,>(value: T) => ({ ok: true as const, value });
  const hall = createFakeHall({
    answers: {
      'hall.health': () => ok({ ...fakeHealth, today: today as CivilDate }),
      'cases.worklist': () => ok([]),
      'cases.get': () => ok(current),
      'divorce.findings': () =>
        ok({
          on: today as CivilDate,
          findings: [],
          actions: current.actions,
          materials: [],
          rareCharacters: [],
          prospect: null,
          outdated: [],
        }),
      'documents.jobs': () => ok([...jobs]),
      'documents.draw': ({ kind, party, receiptLost = false }: Input<'documents.draw'>) => {
        const drawn = { ...fakeDocument(kind, party, kind), ...(kind === 'withdrawalApplication' && { receiptLost }) };
        const older = current.documents.map((each) => (each.kind === kind && each.party === party ? { ...each, current: false } : each));
        change({ documents: [...older, drawn] });
        return ok({ documentId: drawn.id, pages: 1 });
      },
      'documents.print': ({ documentId, printer }: Input<'documents.print'>) => {
        const job: PrintJob = { id: uuidV7(), documentId, printer, state: 'spooled', at: '2026-11-22T01:25:00Z' };
        jobs.push(job);
        setPrint(documentId, 'spooled');
        return ok(job);
      },
      'documents.confirmPrinted': ({ jobId }: Input<'documents.confirmPrinted'>) => {
        const [job] = jobs.splice(
          jobs.findIndex(({ id }) => id === jobId),
          1,
        );
        setPrint(job!.documentId, 'confirmed');
        return ok(job!);
      },
      'documents.bytes': () => ok({ pdf: '', title: '' }),
      'divorce.told': () => ok(change({ movedDates: null })) as Answer<'divorce.told'>,
      'divorce.recordVisit': ({ came, outcome, note }) =>
        ok(
          change({
            visits: [
              ...current.visits,
              { at: '2026-11-22T01:25:00Z', on: today as CivilDate, came, outcome, note: note ?? '', staffName: '李敏' },
            ],
          }),
        ),
      'divorce.withdraw': ({ withdrawal }) =>
        ok(
          change({
            point: 'withdrawn',
            withdrawal: { party: withdrawal.by, at: '2026-11-22T01:25:00Z', receiptShown: withdrawal.receiptShown },
            documents: [...current.documents, fakeDocument('withdrawalConfirmation', null, 'Confirmation')],
          }),
        ),
      'divorce.end': ({ as, reason }) => ok(change({ point: 'ended', endedAs: as, closedReason: reason })),
      ...answers,
    },
  });
  location.hash = `case=${view.id}`;
  await show(<CounterApp session={fakeSession} />, hall);
  await screen.findByRole('main', { name: `办件 ${view.number}` });
  return { hall, now: () => current };
}
