import type { ReactElement } from 'react';
import { v7 as uuidV7 } from 'uuid';
import { vi } from 'vitest';
import type { PrintJob } from '#shared/contract/index.ts';
import { DivorceApplication, type DivorceAgreement, type DivorceView } from '#shared/model/index.ts';
import { useAsk } from '../../../renderer/client/index.ts';
import { CaseContext } from '../../../renderer/counter/case-context.ts';
import { AgreementPart } from '../../../renderer/counter/divorce/agreement/index.ts';
import { useDraft } from '../../../renderer/counter/draft/use-draft.ts';
import { useOpened } from '../../../renderer/counter/use-opened.ts';
import { fakeCase, fakeDocument } from '../fake-case.ts';
import { createFakeHall, type FakeHall } from '../fake-hall.ts';
import { show } from '../setup.tsx';

// jsdom has no canvas; that a PDF is drawn is seen in the real window.
vi.mock('../../../renderer/counter/papers/pdf.ts', () => ({
  openPdf: () => ({ pdf: Promise.resolve({ numPages: 1 }), destroy: () => undefined }),
  drawPage: async () => undefined,
}));

export interface AgreementDesk {
  readonly hall: FakeHall;
  /** What the core holds. */
  readonly saved: () => DivorceAgreement;
}

/** The part of the page alone, on a hall that keeps drafts, draws and prints. */
export async function openAgreement(agreement: Partial<DivorceAgreement> = {}, change: Partial<DivorceView> = {}): Promise<AgreementDesk> {
  let view = fakeDivorce(DivorceApplication.parse({ agreement }), change);
  const jobs: PrintJob[] = [];
  const drawnOf = new Map<string, string>();
  const ok = <T,>(value: T) => ({ ok: true, value }) as never;
  const setPrint = (documentId: string, print: 'spooled' | 'confirmed'): void => {
    view = { ...view, documents: view.documents.map((each) => (each.id === documentId ? { ...each, print } : each)) };
  };
  const hall: FakeHall = createFakeHall({
    answers: {
      'cases.get': () => ok(view),
      'cases.saveDraft': ({ divorceApplication, revision }) => {
        view = { ...view, application: DivorceApplication.parse(divorceApplication), draftRevision: revision + 1 };
        return ok({ revision: revision + 1 });
      },
      'divorce.findings': ({ application }) =>
        ok({
          on: view.openedOn,
          findings: [],
          actions: [],
          materials: [],
          rareCharacters: [],
          outdated: view.documents
            .filter(({ id, current }) => current && drawnOf.get(id) !== JSON.stringify(DivorceApplication.parse(application).agreement))
            .map(({ id }) => id),
        }),
      'documents.jobs': () => ok([...jobs]),
      'documents.draw': ({ kind, party }) => {
        const document = fakeDocument(kind, party, kind);
        drawnOf.set(document.id, JSON.stringify(view.application.agreement));
        view = { ...view, documents: [...view.documents.map((old) => ({ ...old, current: false })), document] };
        return ok({ documentId: document.id, pages: 1 });
      },
      'documents.bytes': () => ok({ pdf: '', title: '' }),
      'documents.print': ({ documentId, printer }) => {
        const job: PrintJob = { id: uuidV7(), documentId, printer, state: 'spooled', at: '2026-11-22T01:25:00Z' };
        jobs.push(job);
        setPrint(documentId, 'spooled');
        hall.emit({ event: 'print.changed', caseId: view.id });
        return ok(job);
      },
      'documents.confirmPrinted': ({ jobId }) => {
        const [job] = jobs.splice(0, 1);
        setPrint(job!.documentId, 'confirmed');
        hall.emit({ event: 'print.changed', caseId: view.id });
        return ok({ ...job!, id: jobId, state: 'confirmed' });
      },
    },
  });
  await show(<Host caseId={view.id} />, hall);
  return { hall, saved: () => view.application.agreement };
}

export function fakeDivorce(application: DivorceApplication, change: Partial<DivorceView> = {}): DivorceView {
  const { photo: _photo, confirmation: _confirmation, ...view } = fakeCase('identified').view;
  return {
    ...view,
    business: 'divorce',
    state: 'received',
    point: 'received.identified',
    reached: 'received.identified',
    dates: null,
    receiptNumber: null,
    application,
    actions: [],
    photos: { man: null, woman: null },
    visits: [],
    returnReads: { man: null, woman: null },
    interviews: { man: null, woman: null },
    withdrawal: null,
    endedAs: null,
    unaccountedBlanks: [],
    movedDates: null,
    ...change,
  };
}

function Host({ caseId }: { readonly caseId: string }): ReactElement | null {
  const view = useAsk('cases.get', { caseId }).value;
  return view?.business === 'divorce' ? <Opened view={view} /> : null;
}

function Opened({ view }: { readonly view: DivorceView }): ReactElement {
  const { keeper, draft } = useDraft(view);
  const { couple, application } = draft;
  const live = useAsk('divorce.findings', { caseId: view.id, couple, application }, { keep: true }).value;
  const open = useOpened(view, { draft, keeper, editable: true, live, pictureCharacter: () => undefined });
  return (
    <CaseContext value={open}>
      <AgreementPart />
    </CaseContext>
  );
}
