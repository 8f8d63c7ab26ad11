import { failure, type Output } from '#shared/contract/index.ts';
import { examineReissue, nextReissueStep, reissueActionsIn, reissueBlocks } from '#shared/law/reissue/index.ts';
import { identityKey, ok, slots, type ProvinceRecord, type RegisterRecord } from '#shared/model/index.ts';
import { findRecords, recordsSought } from '../../archive/register/index.ts';
import { createId } from '../../crypto/index.ts';
import { writing, type HandlersFor } from '../../ports.ts';
import type { ReadableDb } from '../../store/types.ts';
import { findReissue } from '../case-record.ts';
import { rareCharacters } from '../characters/index.ts';
import type { CaseDeps } from '../deps.ts';
import { withAgreedPhones } from '../honest-couple.ts';
import { shownMaterials } from '../materials.ts';
import { heldByColleague } from '../steps.ts';
import { outdatedPapersOf } from './drawn.ts';
import { gatherReissueFacts, standingToday } from './facts.ts';
import { answered, asProved, fromAnswer, fromRegister } from './proved-record.ts';
import type { ReissueRecord } from './record.ts';

/** Looking for the registration, and at the form at any time. */
export function createReissueFindHandlers(deps: CaseDeps): HandlersFor<'reissue.seek' | 'reissue.findings'> {
  const { store, clock, coverage } = deps;
  return {
    // The look is journaled with its purpose (条例 2025 art. 18), and what is found is what was registered of those who stand here.
    'reissue.seek': writing('reissue.seek', {
      act: (call) =>
        store.commit(call.author, ({ db, append }) => {
          const record = findReissue(db, call.input.caseId);
          if (!record) return failure('case.notFound', {});
          const held = heldByColleague(record, call);
          if (held) return held;
          const identity = slots.map((slot) => identityKey(record.couple[slot])).find((key) => key !== '');
          const { number } = call.input;
          if (number === null && identity === undefined) return failure('reissue.nobodyToSeek', {});
          const sought = number === null ? { identity: identity! } : { number };
          const found = inRegister(db, record, number);
          append(recordsSought, { id: createId(), why: 'reissue', matter: record.number, sought, found: found.length });
          return ok({ caseId: record.id, number });
        }),
      answer: ({ caseId, number }: { readonly caseId: string; readonly number: string | null }) =>
        store.read((db) => {
          const record = findReissue(db, caseId)!;
          return { found: [...inRegister(db, record, number).map(registered), ...answeredOf(db, record).map(told)] };
        }),
    }),

    'reissue.findings': (call) => {
      const on = clock.today();
      return store.read((db) => {
        const recorded = findReissue(db, call.input.caseId);
        if (!recorded) return failure('case.notFound', {});
        const { couple, application: typed = recorded.application, inPerson } = call.input;
        const application = asProved(db, { ...recorded, application: typed });
        const form = { ...recorded, couple, application };
        const record = { ...form, approved: recorded.approved && application.evidence === recorded.application.evidence };
        const step = nextReissueStep(record.state) ?? 'issue';
        const said = recorded.inPerson === null && inPerson !== undefined ? { inPerson } : {};
        const findings = examineReissue(gatherReissueFacts(deps, db, record, step, on, call, said), on);
        const actions = reissueActionsIn(record.state, call.caller?.staff.roles ?? []);
        return ok({
          on,
          findings,
          standing: standingToday(db, record, on),
          actions: actions.filter((action) => reissueBlocks(findings, action).length === 0),
          materials: shownMaterials(db, record, on),
          rareCharacters: rareCharacters(couple, record.characters, coverage),
          outdated: outdatedPapersOf(deps, db, { ...record, couple: withAgreedPhones(couple) }, on),
        });
      });
    },
  };
}

type Found = Output<'reissue.seek'>['found'][number];

/** By a number, or by every number either of them is known by. */
function inRegister(db: ReadableDb, { couple }: ReissueRecord, number: string | null): RegisterRecord[] {
  const found =
    number === null
      ? slots.flatMap((slot) => {
          const identity = identityKey(couple[slot]);
          return identity === '' ? [] : findRecords(db, { identity });
        })
      : findRecords(db, { number });
  return [...new Map(found.map((each) => [each.id, each])).values()];
}

function answeredOf(db: ReadableDb, { id, checks }: ReissueRecord): ProvinceRecord[] {
  const answers = answered(db, { caseId: id, checks });
  return [...new Map(answers.map((each) => [`${each.registrationNumber} ${each.registeredOn}`, each])).values()];
}

function registered(record: RegisterRecord): Found {
  return { source: 'register', kind: record.kind, record: fromRegister(record) };
}

function told(record: ProvinceRecord): Found {
  const kind = record.business === 'marriage' || record.business === 'divorce' ? record.business : null;
  return { source: 'otherOffice', kind, record: fromAnswer(record) };
}
