import { fakeDoors, fakeProgram } from './fake-program.ts';
import { v7 as uuidV7 } from 'uuid';
import type {
  Answer,
  HallBridge,
  HallError,
  HallEvent,
  Input,
  OperationName,
  Output,
  PrintJob,
  ReaderState,
  Session,
  WindowCall,
} from '#shared/contract/index.ts';
import { actionsIn, blocks } from '#shared/law/marriage/index.ts';
import {
  type MarriageView,
  type MarriageAction,
  type MarriageApplication,
  type MarriageState,
  type PartyDraft,
  type Scan,
  type Slot,
  type Station,
} from '#shared/model/index.ts';
import { fakeCase, fakeDocument, findingsOf, materialsOf, rowOf, today, type FakeCase } from './fake-case.ts';
import { fakeHealth, fakeOfficeView, fakeSession } from './fake-office.ts';
import { fakePdf } from './fake-pdf.ts';

export { fakeSession } from './fake-office.ts';

type FakeAnswers = { readonly [K in OperationName]?: (input: Input<K>, call: WindowCall) => Answer<K> | Promise<Answer<K>> };

export interface FakeHall extends HallBridge {
  /** Everything the window asked, in order. */
  readonly calls: readonly WindowCall[];
  emit(event: HallEvent): void;
  /** Lays a card on the reader: it fills the armed slot. */
  layCard(party: PartyDraft): void;
  /** Until it is started again the core answers nobody. */
  killCore(): void;
  startCore(): void;
  findCase(caseId: string): MarriageView;
}

export interface FakeHallOptions {
  readonly cases?: readonly FakeCase[];
  readonly station?: Station;
  readonly session?: Session | null;
  readonly reader?: Partial<ReaderState>;
  /** Answers of one's own instead of the fake's. */
  readonly answers?: FakeAnswers;
  /** Whether a second screen is there. */
  readonly secondScreen?: boolean;
}

const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });
const fail = (error: HallError): { readonly ok: false; readonly error: HallError } => ({ ok: false, error });

/** A hall in memory that speaks the contract and asks the real law: for tests of windows and for looking at them. */
export function createFakeHall({
  cases = [],
  station = 'counter',
  session = fakeSession,
  reader = {},
  answers = {},
  secondScreen = true,
}: FakeHallOptions = {}): FakeHall {
  const listeners = new Set<(event: HallEvent) => void>();
  const calls: WindowCall[] = [];
  const all = new Map(cases.map((each) => [each.view.id, each]));
  const jobs: PrintJob[] = [];
  let readerState: ReaderState = { state: 'idle', problem: null, sam: '05.03-20240131-0001', armed: null, desk: null, ...reader };
  let alive = true;

  const emit = (event: HallEvent): void => listeners.forEach((listener) => listener(event));
  const change = (each: FakeCase, view: Partial<MarriageView>): Output<'cases.get'> => {
    const next = { ...each.view, ...view };
    each.view = {
      ...next,
      reached: ['refused', 'redirected', 'cancelled'].includes(next.state) ? each.view.reached : next.state,
      actions: actionsIn(next.state, ['registrar']),
      manName: next.couple.man.name,
      womanName: next.couple.woman.name,
    };
    each.view = { ...each.view, findings: findingsOf(each, each.view.couple), materials: materialsOf(each) };
    emit({ event: 'case.changed', caseId: each.view.id });
    return each.view;
  };
  const setReader = (state: Partial<ReaderState>): ReaderState => {
    readerState = { ...readerState, ...state };
    emit({ event: 'reader.changed', reader: readerState });
    return readerState;
  };
  const step = (
    caseId: string,
    action: MarriageAction,
    to: MarriageState,
    view: (each: FakeCase) => Partial<MarriageView> = () => ({}),
  ) => {
    const each = all.get(caseId);
    if (!each) return fail({ code: 'case.notFound', details: {} });
    if (!each.view.actions.includes(action)) return fail({ code: 'case.notAllowedNow', details: { state: each.view.state, action } });
    const findings = blocks(findingsOf(each, each.view.couple), action);
    if (findings.length > 0) return fail({ code: 'case.refusedByLaw', details: { findings } });
    return ok(change(each, { state: to, ...view(each) }));
  };
  const withoutJob = (jobId: string, state: 'confirmed' | 'spoilt') => {
    const at = jobs.findIndex((job) => job.id === jobId);
    if (at < 0) return fail({ code: 'print.notSpooled', details: {} });
    const [job] = jobs.splice(at, 1);
    setPrint(job!.documentId, state);
    return ok({ ...job!, state });
  };
  const setPrint = (documentId: string, print: 'spooled' | 'confirmed' | 'spoilt'): void => {
    const each = [...all.values()].find(({ view }) => view.documents.some((document) => document.id === documentId));
    if (each)
      change(each, { documents: each.view.documents.map((document) => (document.id === documentId ? { ...document, print } : document)) });
    emit({ event: 'print.changed', caseId: each?.view.id ?? null });
  };

  const own: FakeAnswers = {
    'hall.health': () => ok(fakeHealth),
    'staff.session': () => ok(session),
    'office.get': () => ok(fakeOfficeView),
    'cases.worklist': () => ok([...all.values()].map(({ view }) => rowOf(view))),
    'cases.find': ({ text }) =>
      ok(
        [...all.values()]
          .map(({ view }) => rowOf(view))
          .filter((row) => [row.number, row.manName, row.womanName, row.registrationNumber].includes(text)),
      ),
    'cases.get': ({ caseId }) =>
      (all.has(caseId) ? ok(all.get(caseId)!.view) : fail({ code: 'case.notFound', details: {} })) as Answer<'cases.get'>,
    'cases.history': () => ok([{ at: '2026-11-22T01:10:00Z', action: 'case.opened', staffName: '李敏', approverName: null, reason: null }]),
    'cases.open': () => {
      const each = fakeCase('opened', { number: '03-1122-008', openedAt: '2026-11-22T01:24:00Z', draftRevision: 0 });
      all.set(each.view.id, each);
      emit({ event: 'case.changed', caseId: each.view.id });
      return ok(each.view);
    },
    'cases.saveDraft': ({ caseId, revision, couple, application }) => {
      const each = all.get(caseId)!;
      if (revision !== each.view.draftRevision)
        return fail({ code: 'case.draftOutdated', details: { revision: each.view.draftRevision } }) as Answer<'cases.saveDraft'>;
      return ok({
        revision: change(each, {
          couple: couple as MarriageView['couple'],
          ...(application === undefined ? {} : { application: application as MarriageApplication }),
          draftRevision: revision + 1,
        }).draftRevision,
      });
    },
    'marriage.findings': ({ caseId, couple: given, application = all.get(caseId)!.view.application }) => {
      const each = all.get(caseId)!;
      const couple = given as MarriageView['couple'];
      const form = application as MarriageApplication;
      return ok({
        on: today,
        findings: findingsOf(each, couple, form),
        actions: each.view.actions,
        materials: materialsOf(each, couple, form),
        rareCharacters: each.view.rareCharacters,
        outdated: [],
      });
    },
    'marriage.identify': ({ caseId }) => step(caseId, 'identify', 'identified') as Answer<'marriage.identify'>,
    'marriage.swapParties': ({ caseId }) =>
      step(caseId, 'swapParties', all.get(caseId)!.view.state, ({ view }) => ({
        couple: { man: view.couple.woman, woman: view.couple.man },
        draftRevision: view.draftRevision + 1,
      })) as Answer<'marriage.swapParties'>,
    'marriage.precheck': ({ caseId, bothPresent, askedApart }) => {
      Object.assign(all.get(caseId)!, { bothPresent, askedApart });
      return step(caseId, 'precheck', 'prechecked') as Answer<'marriage.precheck'>;
    },
    'marriage.declare': ({ caseId, declared }) => {
      Object.assign(all.get(caseId)!, { declared });
      return step(caseId, 'declare', 'declared') as Answer<'marriage.declare'>;
    },
    'marriage.photograph': ({ caseId }) =>
      step(caseId, 'photograph', 'photographed', () => ({ photo: uuidV7() })) as Answer<'marriage.photograph'>,
    'marriage.examine': ({ caseId }) =>
      step(caseId, 'examine', 'examined', ({ view }) => ({
        documents: [...view.documents, fakeDocument('examinationForm', null, 'Examination form')],
      })) as Answer<'marriage.examine'>,
    'marriage.prepare': ({ caseId }) => {
      const { documents, certificates, registrationNumber } = fakeCase('prepared').view;
      return step(caseId, 'prepare', 'prepared', () => ({ documents, certificates, registrationNumber })) as Answer<'marriage.prepare'>;
    },
    'marriage.register': ({ caseId }) =>
      step(caseId, 'register', 'registered', () => ({ registeredOn: today })) as Answer<'marriage.register'>,
    'marriage.refuse': ({ caseId }) =>
      step(caseId, 'refuse', 'refused', ({ view }) => ({
        documents: [...view.documents, fakeDocument('refusalNotice', null, 'Notice')],
      })) as Answer<'marriage.refuse'>,
    'marriage.cancel': ({ caseId, reason }) =>
      step(caseId, 'cancel', 'cancelled', () => ({ closedReason: reason })) as Answer<'marriage.cancel'>,
    'devices.status': () =>
      ok({
        reader: readerState,
        printers: [
          { name: '文书打印机', kind: 'lp', ready: true, note: null, offset: { x: 0, y: 0 }, calibratedAt: null },
          { name: '证件打印机', kind: 'lp', ready: true, note: null, offset: { x: 0, y: 0 }, calibratedAt: null },
        ],
      }),
    'devices.armReader': ({ caseId, slot, replace = false }) => {
      const party = all.get(caseId)!.view.couple[slot];
      if (party.name !== '' && !replace)
        return fail({ code: 'card.slotFilled', details: { name: party.name } }) as Answer<'devices.armReader'>;
      return ok(setReader({ state: 'waiting', armed: { caseId, slot } }));
    },
    'devices.disarmReader': () => ok(setReader({ state: 'idle', armed: null })),
    'documents.draw': ({ caseId, kind, party }) => {
      const each = all.get(caseId)!;
      const document = fakeDocument(kind, party, kind);
      change(each, {
        documents: [
          ...each.view.documents.map((old) => (old.kind === kind && old.party === party ? { ...old, current: false } : old)),
          document,
        ],
      });
      return ok({ documentId: document.id, pages: 1 });
    },
    'documents.bytes': ({ documentId }) => {
      const document = [...all.values()].flatMap(({ view }) => view.documents).find((each) => each.id === documentId);
      return document
        ? ok({ pdf: fakePdf(`${document.kind} ${document.party ?? ''}`), title: document.title })
        : (fail({ code: 'document.notFound', details: {} }) as Answer<'documents.bytes'>);
    },
    'documents.print': ({ documentId, printer }) => {
      const job: PrintJob = { id: uuidV7(), documentId, printer, state: 'spooled', at: '2026-11-22T01:25:00Z' };
      jobs.push(job);
      setPrint(documentId, 'spooled');
      return ok(job);
    },
    'documents.confirmPrinted': ({ jobId }) => withoutJob(jobId, 'confirmed') as Answer<'documents.confirmPrinted'>,
    'documents.spoilt': ({ jobId }) => withoutJob(jobId, 'spoilt') as Answer<'documents.spoilt'>,
    'documents.jobs': () => ok([...jobs]),
    'attachments.add': ({ caseId, kind, party, from, of = 'original' }) => {
      const each = all.get(caseId)!;
      const scan: Scan = {
        id: uuidV7(),
        kind,
        party,
        mime: 'image/jpeg',
        addedAt: '2026-11-22T01:26:00Z',
        addedBy: '李敏',
        from,
        of,
        documentId: null,
      };
      change(each, { scans: [...each.view.scans, scan] });
      return ok(scan);
    },
    'attachments.withdraw': ({ attachmentId }) => {
      const each = [...all.values()].find(({ view }) => view.scans.some(({ id }) => id === attachmentId));
      if (!each) return fail({ code: 'attachment.notFound', details: {} }) as Answer<'attachments.withdraw'>;
      change(each, { scans: each.view.scans.filter(({ id }) => id !== attachmentId) });
      return ok({ caseId: each.view.id });
    },
    'attachments.get': () =>
      ok({
        mime: 'image/svg+xml',
        data: btoa(
          '<svg xmlns="http://www.w3.org/2000/svg" width="530" height="350"><rect width="530" height="350" fill="#8c857b"/></svg>',
        ),
      }),
    'staff.lock': () => ok({ ...fakeSession, locked: true }),
  };

  return {
    station,
    calls,
    emit,
    ...fakeDoors,
    showApplicantScreen: () => Promise.resolve(secondScreen),
    program: fakeProgram,
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async call(call) {
      calls.push(call);
      await Promise.resolve();
      if (!alive) return fail({ code: 'core.unreachable', details: {} });
      const operation = call.operation as OperationName;
      const answer = (answers[operation] ?? own[operation]) as ((input: unknown, call: WindowCall) => unknown) | undefined;
      return answer ? answer(call.input, call) : fail({ code: 'call.unknownOperation', details: { operation } });
    },
    layCard(party) {
      const { armed } = readerState;
      if (!armed) return;
      setReader({ state: 'removeCard', armed: null });
      const each = all.get(armed.caseId)!;
      const slot: Slot = armed.slot;
      change(each, { couple: { ...each.view.couple, [slot]: party }, draftRevision: each.view.draftRevision + 1 });
    },
    killCore() {
      alive = false;
      emit({ event: 'core.changed', running: false });
    },
    startCore() {
      alive = true;
      emit({ event: 'core.changed', running: true });
    },
    findCase: (caseId) => all.get(caseId)!.view,
  };
}
