import { canonicalJson, type ReadableDb } from '../../store/index.ts';
import { failure } from '#shared/contract/index.ts';
import { marriagePapers, nameGround, refusalGrounds, examineMarriage } from '#shared/law/marriage/index.ts';
import { ok, slots, type CivilDate, type Finding } from '#shared/model/index.ts';
import { writing, type Call, type HandlersFor } from '../../ports.ts';
import { findCase } from '../case-record.ts';
import { planOnRequest } from '../divorce/on-request.ts';
import { planReissueOnRequest } from '../reissue/on-request.ts';
import { examined, refused } from './acts.ts';
import type { CaseDeps } from '../deps.ts';
import { heldWhileOpen } from '../steps.ts';
import { answerMarriage, takeDrawnStep } from './steps.ts';
import { drawPapers, recordPapers, type StoredPaper } from '../../documents/planned.ts';
import { gatherFacts } from './facts.ts';
import { honestCouple } from '../honest-couple.ts';
import { paperSource } from './paper-source.ts';
import { planPaper } from './papers.ts';
import { copiedScans } from '../copies.ts';
import { judge, staffOf } from './reception.ts';

/** The form changed while its paper was drawn: it is planned again. */
const outdated = { code: 'outdated' } as const;

type PaperworkOperation = 'marriage.examine' | 'marriage.refuse' | 'documents.draw';

/** 审查, refusal, and papers drawn on request. */
export function createPaperworkHandlers(deps: CaseDeps): HandlersFor<PaperworkOperation> {
  const { store, clock, events } = deps;
  const answer = answerMarriage(deps);

  const planDrawing = (db: ReadableDb, call: Call<'documents.draw'>, on: CivilDate) => {
    const { caseId, kind, party, receiptLost } = call.input;
    const record = findCase(db, caseId);
    if (!record) return failure('case.notFound', {});
    const held = heldWhileOpen(record, call);
    if (held) return held;
    if (record.business === 'divorce') return planOnRequest(deps, db, record, { kind, party, receiptLost }, on);
    if (record.business === 'reissue') return planReissueOnRequest(deps, db, record, { kind, party }, on);
    const rule = marriagePapers[kind];
    if (!rule || rule.perParty !== (party !== null)) return failure('document.notReprintable', {});
    if (!rule.drawnIn.includes(record.state)) return failure('case.notAllowedNow', { state: record.state, action: kind });
    const source = paperSource(deps, db, record, on, record.findings);
    if (kind === 'photocopies' && copiedScans(party ?? 'man', source).length === 0) return failure('document.noScans', {});
    return ok(planPaper(kind, party, source));
  };

  return {
    'marriage.examine': writing('marriage.examine', {
      act: (call) =>
        takeDrawnStep(
          deps,
          call,
          call.input.caseId,
          'examine',
          (db, record, _state, on) => {
            const lawful = judge(gatherFacts(deps, db, record, 'examine', on, staffOf(call)), on, 'examine');
            if (!lawful.ok) return lawful;
            const source = paperSource(deps, db, { ...record, examinationNote: call.input.note }, on, lawful.value);
            return ok({ papers: [planPaper('examinationForm', null, source)], decision: lawful.value });
          },
          ({ append }, record, state, findings) => append(examined, { state, note: call.input.note, findings }, { caseId: record.id }),
        ),
      answer,
    }),

    'marriage.refuse': writing('marriage.refuse', {
      act: (call) =>
        takeDrawnStep(
          deps,
          call,
          call.input.caseId,
          'refuse',
          (db, recorded, _state, on) => {
            // The months for reconsideration and suit run from the notice (行政复议法 2023 art. 20, 行政诉讼法 art. 46), and it is given once.
            const unsure = deps.clockWatch.refusal(db);
            if (unsure) return unsure;
            const record = { ...recorded, couple: honestCouple(db, recorded) };
            if (slots.some((slot) => record.couple[slot].name.trim() === '')) return failure('case.partiesUnnamed', {});
            const facts = gatherFacts(deps, db, record, 'examine', on, staffOf(call));
            const named = call.input.grounds.map(({ ground, party }) => nameGround(ground, party));
            const grounds = distinct([...refusalGrounds(examineMarriage(facts, on)), ...named]);
            if (grounds.length === 0) return failure('case.noGround', {});
            return ok({
              papers: [planPaper('refusalNotice', null, paperSource(deps, db, record, on, grounds))],
              decision: { grounds, couple: record.couple },
            });
          },
          ({ append }, record, state, { grounds, couple }) =>
            append(
              refused,
              { state, couple, application: record.application, revision: record.revision + 1, note: call.input.note, findings: grounds },
              { caseId: record.id },
            ),
        ),
      answer,
    }),

    'documents.draw': writing('documents.draw', {
      act: async (call) => {
        for (;;) {
          const on = clock.today();
          const planned = store.read((db) => planDrawing(db, call, on));
          if (!planned.ok) return planned;
          const drawn = await drawPapers(deps, [planned.value], clock.now().toString());
          if (!drawn.ok) return drawn;
          const [paper] = drawn.value as readonly [StoredPaper];
          const kept = store.commit(call.author, (transaction) => {
            // Somebody may have changed the form or taken the case over while it was drawn.
            const again = planDrawing(transaction.db, call, transaction.on);
            if (!again.ok) return again;
            if (canonicalJson(again.value) !== canonicalJson(planned.value)) return { ok: false as const, error: outdated };
            const [documentId] = recordPapers(transaction, call.input.caseId, [paper]) as [string];
            return ok({ documentId, pages: paper.pages });
          });
          if (kept.ok) events.emit({ event: 'case.changed', caseId: call.input.caseId });
          if (kept.ok || kept.error.code !== 'outdated') return kept as Exclude<typeof kept, { error: typeof outdated }>;
        }
      },
      answer: (receipt) => receipt,
    }),
  };
}

function distinct(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((finding) => [`${finding.rule} ${finding.message} ${finding.party}`, finding])).values()];
}
