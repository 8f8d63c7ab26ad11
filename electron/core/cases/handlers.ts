import { isDeepStrictEqual } from 'node:util';
import { Temporal } from 'temporal-polyfill';
import { v7 as uuidv7 } from 'uuid';
import { failure, type OperationName, type ParsedInput } from '#shared/contract/index.ts';
import { isCaseClosed } from '#shared/law/case-state.ts';
import { parseRegistrationNumber } from '#shared/law/registration-number.ts';
import { bareIdentity, ok, parsePaperBarcode, toIdNumber18, type CivilDate } from '#shared/model/index.ts';
import { writing, type HandlersFor } from '../ports.ts';
import { findClosed, hoursOf } from '../office/index.ts';
import type { ReadableDb } from '../store/index.ts';
import { caseOpened, caseTakenOver } from './acts.ts';
import { countOpened, queryCases, type CaseQuery } from './case-queries.ts';
import { findCase, listWork, type CaseRecord } from './case-record.ts';
import { isFormOpen, putDraft, takesCards } from './drafts.ts';
import { listHistory } from './history.ts';
import type { CaseDeps } from './deps.ts';
import { typedOver } from './pre-reviewed.ts';
import { answerCase, heldByColleague } from './steps.ts';
import { withAgreedPhones } from './honest-couple.ts';
import { caseRow, findCaseView } from './view.ts';

type CaseHandling = Exclude<Extract<OperationName, `cases.${string}`>, 'cases.checkOnline'>;

/** What every business's cases share: opening, finding, looking at, and the half-filled form. */
export function createCaseHandlers(deps: CaseDeps & { readonly disarmReader: (caseId: string) => void }): HandlersFor<CaseHandling> {
  const { store, clock, calendar, openHours, events, coverage, disarmReader, followOpened, preReviewed } = deps;
  return {
    'cases.open': writing('cases.open', {
      act: (call) => {
        const { counter } = call.author;
        if (counter === null) return failure('session.noCounter', {});
        const caseId = uuidv7();
        const opened = store.commit(call.author, (transaction) => {
          const { db, append, at, on } = transaction;
          const hours = hoursOf(openHours(db, on), calendar(db), Temporal.Instant.from(at));
          const closed = findClosed(hours, call.input.insideBeforeClosing);
          if (closed) return closed;
          const number = caseNumber(db, counter, on);
          const insideBeforeClosing = hours.state === 'afterClosing' && call.input.insideBeforeClosing;
          append(caseOpened, { number, business: call.input.business, insideBeforeClosing }, { caseId });
          followOpened(transaction, { caseId, counter });
          return ok({ caseId });
        });
        if (opened.ok) {
          events.emit({ event: 'case.changed', caseId });
          events.emit({ event: 'frontDesk.changed' });
        }
        return opened;
      },
      answer: answerCase(deps),
    }),

    'cases.worklist': () => ok(store.read((db) => listWork(db, clock.today()).map(caseRow))),

    'cases.find': ({ input }) => ok(store.read((db) => queryCases(db, readQuery(input.text)).map(caseRow))),

    'cases.get': (call) => {
      const view = store.read((db) => findCaseView(db, call.input.caseId, call.caller?.staff ?? null, clock.today(), coverage));
      return view ? ok(view) : failure('case.notFound', {});
    },

    'cases.history': ({ input, caller }) =>
      store.read((db) =>
        findCase(db, input.caseId) ? ok(listHistory(db, input.caseId, caller?.staff ?? null)) : failure('case.notFound', {}),
      ),

    'cases.saveDraft': (call) =>
      store.writeDraft((db) => {
        const { input } = call;
        const record = findCase(db, input.caseId);
        if (!record) return failure('case.notFound', {});
        const held = heldByColleague(record, call);
        if (held) return held;
        if (!isFormOpen(record)) return failure('case.closed', {});
        // Sent again because its answer was lost: it is there already.
        const { couple, application } = draftedForm(record, input);
        const same = isDeepStrictEqual(record.couple, couple) && isDeepStrictEqual(record.application, application);
        if (record.revision === input.revision + 1 && same) return ok({ revision: record.revision });
        if (record.revision !== input.revision) return failure('case.draftOutdated', { revision: record.revision });
        const revision = record.revision + 1;
        const kept = takesCards(record) ? typedOver(record.couple, couple, preReviewed(db, input.caseId)) : couple;
        putDraft(db, { caseId: input.caseId, revision, couple: kept, application, changedAt: clock.now().toString() });
        return ok(kept === couple ? { revision } : { revision, couple: kept });
      }),

    'cases.takeOver': writing('cases.takeOver', {
      act: (call) => {
        const { caseId, reason } = call.input;
        const { counter, staffId } = call.author;
        if (counter === null || staffId === null) return failure('session.noCounter', {});
        const taken = store.commit(call.author, ({ db, append }) => {
          const record = findCase(db, caseId);
          if (!record) return failure('case.notFound', {});
          if (isCaseClosed(record)) return failure('case.closed', {});
          if (record.registrarId === staffId) return failure('case.alreadyYours', {});
          append(caseTakenOver, { reason, registrarId: staffId, counter }, { caseId });
          return ok({ caseId });
        });
        if (taken.ok) {
          disarmReader(caseId);
          events.emit({ event: 'case.changed', caseId });
          // Their colleague's second screen shows the couple no longer.
          events.emit({ event: 'display.changed' });
        }
        return taken;
      },
      answer: answerCase(deps),
    }),
  };
}

/** What of a form sent may be kept where the case stands: between its visits only the agreement of a divorce is still open. */
function draftedForm(record: CaseRecord, input: ParsedInput<'cases.saveDraft'>) {
  const couple = withAgreedPhones(input.couple);
  if (record.business === 'marriage') return { couple, application: input.application ?? record.application };
  if (record.business === 'reissue') return { couple, application: input.reissueApplication ?? record.application };
  const application = input.divorceApplication ?? record.application;
  if (takesCards(record)) return { couple, application };
  return { couple: record.couple, application: { ...record.application, agreement: application.agreement } };
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
  const number = identityNumber(text);
  return number ? { by: 'identity', number } : { by: 'name', name: text };
}

/**
 * The number of some document, as it is compared; null: none has this form. A registered 公民身份号码 that fails its
 * check character is still somebody's; passports and permits have digits, and names have none.
 */
function identityNumber(text: string): string | null {
  const number = toIdNumber18(text) ?? bareIdentity(text.replace(/^[A-Z]{3}:/i, ''));
  return /^(?=.*\d)[0-9A-Z]{5,30}$/.test(number) ? number : null;
}
