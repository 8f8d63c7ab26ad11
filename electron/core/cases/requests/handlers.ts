import { failure, type Output, type RequestAbout } from '#shared/contract/index.ts';
import { isCaseClosed } from '#shared/law/case-state.ts';
import { parseRegistrationNumber } from '#shared/law/registration-number.ts';
import { ok, slots, type PartyDraft } from '#shared/model/index.ts';
import { getOffice, type RegionsDep } from '../../office/index.ts';
import { writing, type HandlersFor } from '../../ports.ts';
import type { ReadableDb } from '../../store/types.ts';
import { askProvince, type AskedPerson } from '../../sync/index.ts';
import { findCase, type CaseRecord } from '../case-record.ts';
import type { CaseDeps } from '../deps.ts';
import { coupleNow } from '../divorce/couple-now.ts';
import { closedStates } from '../states.ts';
import { heldByColleague } from '../steps.ts';
import { answersSeen, recordRequested } from './acts.ts';
import { personOf } from './own-records.ts';
import { hasOpen, listMarks, listOfCase } from './rows.ts';

type AskingOperation = 'requests.ofCase' | 'requests.make' | 'requests.see' | 'requests.marks' | 'regions.find';

/** 协查, the side that asks: at the counter, for a case. */
export function createRequestHandlers(deps: CaseDeps): HandlersFor<AskingOperation> {
  const { store, events, regions, t } = deps;
  const view = (caseId: string) => store.read((db) => viewRequests(db, caseId, regions));
  const answer = ({ caseId }: { readonly caseId: string }) => {
    const found = view(caseId);
    if (!found) throw new Error(`case ${caseId} vanished`);
    return found;
  };

  return {
    'requests.ofCase': ({ input }) => {
      const found = view(input.caseId);
      return found ? ok(found) : failure('case.notFound', {});
    },

    'requests.make': writing('requests.make', {
      act(call) {
        const { caseId, about, toOffice, note } = call.input;
        const registrationNumber = call.input.registrationNumber === '' ? null : call.input.registrationNumber;
        const result = store.commit(call.author, (transaction) => {
          const { db, append } = transaction;
          const record = findCase(db, caseId);
          if (!record) return failure('case.notFound', {});
          if (isCaseClosed(record)) return failure('case.closed', {});
          const held = heldByColleague(record, call);
          if (held) return held;
          if (toOffice === getOffice(db).regionCode) return failure('request.ownOffice', {});
          if (hasOpen(db, caseId, about, toOffice)) return failure('request.open', {});
          const person = soughtPerson(record, about, registrationNumber);
          if (person === null && registrationNumber === null) return failure('request.nobody', {});
          const purpose = [t(`papers:recordRequest.${purposeOf(record, about)}`), note].filter(Boolean).join('：');
          const sought = { registrationNumber, person, purpose };
          const party = about === 'marriage' ? null : about;
          const look = askProvince(transaction, { question: { kind: 'record', ...sought }, caseId, party });
          const id = askProvince(transaction, { question: { kind: 'recordRequest', toOffice, ...sought }, caseId, party });
          append(recordRequested, { id, look, about, toOffice, registrationNumber, purpose }, { caseId });
          return ok({ caseId });
        });
        if (result.ok) events.emit({ event: 'case.changed', caseId });
        return result;
      },
      answer,
    }),

    'requests.see': writing('requests.see', {
      act(call) {
        const { caseId } = call.input;
        const result = store.commit(call.author, ({ db, append }) => {
          const record = findCase(db, caseId);
          if (!record) return failure('case.notFound', {});
          const held = heldByColleague(record, call);
          if (held) return held;
          append(answersSeen, {}, { caseId });
          return ok({ caseId });
        });
        if (result.ok) events.emit({ event: 'case.changed', caseId });
        return result;
      },
      answer,
    }),

    'requests.marks': () => ok(store.read((db) => listMarks(db, closedStates))),

    'regions.find': ({ input }) => ok(regions.find(input.text)),
  };
}

function viewRequests(db: ReadableDb, caseId: string, regions: RegionsDep['regions']): Output<'requests.ofCase'> | null {
  const record = findCase(db, caseId);
  return record && { requests: listOfCase(db, caseId, regions), suggested: suggest(record, getOffice(db).regionCode, regions) };
}

/** A number since 2003 begins with the code of its office; a certificate also names the authority. */
function suggest(record: CaseRecord, own: string, regions: RegionsDep['regions']): Output<'requests.ofCase'>['suggested'] {
  if (record.business === 'marriage') return { toOffice: null, registrationNumber: null, about: 'man' };
  const { number, authority } = record.business === 'divorce' ? record.application.marriage : record.application.record;
  const found = parseRegistrationNumber(number.trim())?.regionCode ?? regions.regionIn(authority);
  const toOffice = found !== null && found !== own && regions.isExact(found) ? found : null;
  return { toOffice, registrationNumber: number.trim() || null, about: 'marriage' };
}

/** What the other office is told it is asked for. */
function purposeOf({ business }: CaseRecord, about: RequestAbout): 'marriage' | 'maritalStatus' | 'reissue' | 'reissueStatus' {
  if (business === 'reissue') return about === 'marriage' ? 'reissue' : 'reissueStatus';
  return about === 'marriage' ? 'marriage' : 'maritalStatus';
}

/** A number finds a registration by itself; without one either of the couple does. null: nobody with a number of a document. */
function soughtPerson(record: CaseRecord, about: RequestAbout, registrationNumber: string | null): AskedPerson | null {
  if (registrationNumber !== null) return null;
  const couple = record.business === 'divorce' ? coupleNow(record) : record.couple;
  const sought = about === 'marriage' ? slots : [about];
  const party = sought.map((slot) => couple[slot]).find(isKnown);
  return party ? personOf(party) : null;
}

/** One who applies alone may not know the other's number. */
function isKnown({ name, idNumber, documentNumber }: PartyDraft): boolean {
  return name.trim() !== '' && (idNumber.trim() !== '' || documentNumber.trim() !== '');
}
