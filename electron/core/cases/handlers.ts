import { isDeepStrictEqual } from 'node:util';
import { v7 as uuidv7 } from 'uuid';
import { failure } from '#shared/contract/index.ts';
import { draftStates, parseRegistrationNumber } from '#shared/law/marriage/index.ts';
import { normaliseIdNumber, ok, parsePaperBarcode, toIdNumber18, type CivilDate } from '#shared/model/index.ts';
import { writing, type HandlersFor } from '../ports.ts';
import type { ReadableDb } from '../store/index.ts';
import { caseOpened } from './acts.ts';
import { countOpened, findCase, listWork, queryCases, type CaseQuery } from './case-record.ts';
import { putDraft } from './drafts.ts';
import { listHistory } from './history.ts';
import { answerCase, heldByColleague, type MarriageDeps } from './marriage/deps.ts';
import { caseRow, findCaseView } from './view.ts';

type CaseHandling = 'cases.open' | 'cases.worklist' | 'cases.find' | 'cases.get' | 'cases.history' | 'cases.saveDraft';

/** What every business's cases share: opening, finding, looking at, and the half-filled form. */
export function createCaseHandlers(deps: MarriageDeps): HandlersFor<CaseHandling> {
  const { store, clock, events } = deps;
  return {
    'cases.open': writing('cases.open', {
      act: (call) => {
        const { counter } = call.author;
        if (counter === null) return failure('session.noCounter', {});
        const caseId = uuidv7();
        const opened = store.commit(call.author, ({ db, append, on }) => {
          const number = caseNumber(db, counter, on);
          append(caseOpened, { number, business: call.input.business }, { caseId });
          return ok({ caseId });
        });
        if (opened.ok) events.emit({ event: 'case.changed', caseId });
        return opened;
      },
      answer: answerCase(deps),
    }),

    'cases.worklist': () => ok(store.read((db) => listWork(db, clock.today()).map(caseRow))),

    'cases.find': ({ input }) => ok(store.read((db) => queryCases(db, readQuery(input.text)).map(caseRow))),

    'cases.get': (call) => {
      const view = store.read((db) => findCaseView(db, call.input.caseId, call.caller?.staff ?? null));
      return view ? ok(view) : failure('case.notFound', {});
    },

    'cases.history': ({ input }) =>
      store.read((db) => (findCase(db, input.caseId) ? ok(listHistory(db, input.caseId)) : failure('case.notFound', {}))),

    'cases.saveDraft': (call) =>
      store.writeDraft((db) => {
        const { input } = call;
        const record = findCase(db, input.caseId);
        if (!record) return failure('case.notFound', {});
        const held = heldByColleague(record, call);
        if (held) return held;
        if (!draftStates.includes(record.state)) return failure('case.closed', {});
        // Sent again because its answer was lost: it is there already.
        const application = input.application ?? record.application;
        const same = isDeepStrictEqual(record.couple, input.couple) && isDeepStrictEqual(record.application, application);
        if (record.revision === input.revision + 1 && same) return ok({ revision: record.revision });
        if (record.revision !== input.revision) return failure('case.draftOutdated', { revision: record.revision });
        const revision = record.revision + 1;
        putDraft(db, { caseId: input.caseId, revision, couple: input.couple, application, changedAt: clock.now().toString() });
        return ok({ revision });
      }),
  };
}

/** `03-1121-007`: the counter's seventh case of the day. */
function caseNumber(db: ReadableDb, counter: string, on: CivilDate): string {
  const running = String(countOpened(db, counter, on) + 1).padStart(3, '0');
  return `${counter}-${on.slice(5).replace('-', '')}-${running}`;
}

/** What the registrar typed or scanned: a barcode, a number of some kind, else a name. */
function readQuery(text: string): CaseQuery {
  const barcode = parsePaperBarcode(text);
  if (barcode) return { by: 'number', number: barcode.caseNumber, openedOn: barcode.openedOn };
  if (/^\d{2}-\d{4}-\d{3}$/.test(text)) return { by: 'number', number: text, openedOn: null };
  if (parseRegistrationNumber(text.toUpperCase())) return { by: 'registrationNumber', registrationNumber: text.toUpperCase() };
  const idNumber = toIdNumber18(text) ?? oddIdNumber(text);
  return idNumber ? { by: 'idNumber', idNumber } : { by: 'name', name: text };
}

/** A registered number that fails its check character is still somebody's. */
function oddIdNumber(text: string): string | null {
  const number = normaliseIdNumber(text);
  return /^\d{14}(\d|\d{3}[\dX])$/.test(number) ? number : null;
}
