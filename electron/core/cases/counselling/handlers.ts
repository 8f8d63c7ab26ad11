import { failure } from '#shared/contract/index.ts';
import { ok } from '#shared/model/index.ts';
import { writing, type HandlersFor } from '../../ports.ts';
import type { CaseDeps } from '../deps.ts';
import { counsellingRecorded } from './acts.ts';
import { eraseNote, putNote } from './notes.ts';
import { countCounselling, isCounselled, listCounselled, listSessions } from './records.ts';

type CounsellingOperation = 'counselling.cases' | 'counselling.sessions' | 'counselling.record' | 'counselling.statistics';

/** The counsellors' own record of whom they saw; nothing of it reaches the case. */
export function createCounsellingHandlers({ store, clock }: Pick<CaseDeps, 'store' | 'clock'>): HandlersFor<CounsellingOperation> {
  return {
    'counselling.cases': ({ input }) => ok({ today: clock.today(), cases: store.read((db) => listCounselled(db, input.ended)) }),

    'counselling.sessions': ({ input: { caseId } }) =>
      store.read((db) => (isCounselled(db, caseId) ? ok(listSessions(db, caseId)) : failure('counselling.notFound', {}))),

    'counselling.record': writing('counselling.record', {
      act: (call) => {
        const { caseId, came, outcome, note, nextOn } = call.input;
        // The session has the id of the call: repeated after a crash, it finds its own note.
        const id = call.author.requestId;
        if (note !== '') store.writeDraft((db) => putNote(db, id, note));
        const recorded = store.commit(call.author, ({ db, append, on }) => {
          if (!isCounselled(db, caseId)) return failure('counselling.notFound', {});
          if (nextOn !== null && nextOn < on) return failure('counselling.nextPast', {});
          append(counsellingRecorded, { id, caseId, came, outcome, nextOn });
          return ok({ caseId });
        });
        if (!recorded.ok && note !== '') store.writeDraft((db) => eraseNote(db, id));
        return recorded;
      },
      answer: ({ caseId }: { readonly caseId: string }) => store.read((db) => listSessions(db, caseId)),
    }),

    'counselling.statistics': ({ input: { from, until } }) => ok(store.read((db) => countCounselling(db, from, until))),
  };
}
