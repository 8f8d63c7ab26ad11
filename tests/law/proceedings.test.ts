import { describe, expect, test } from 'vitest';
import { nextActions, standOf, unserved } from '#shared/law/proceedings/process.ts';
import { examineStep, proceedingRules, type ProceedingFacts } from '#shared/law/proceedings/rules.ts';
import { correctedRecord } from '#shared/law/records/corrected.ts';
import { ProceedingAct, RegisterRecord, type ProceedingStep, type RecordNote } from '#shared/model/index.ts';
import { date } from './couple.ts';
import { describeRule } from './rule-page.ts';

const record = RegisterRecord.parse({
  id: '0192f3a0-0000-7000-8000-000000000001',
  kind: 'marriage',
  registrationNumber: 'J329901-2024-000001',
  office: { code: '329901', name: '清江县民政局婚姻登记处' },
  registeredOn: '2024-03-01',
  man: { name: '王伟', idNumber: '110105199001010016' },
  woman: { name: '陈静', idNumber: '110105199202020028' },
  source: 'case',
  fileNumber: null,
  notes: [],
});
const noted = (kind: RecordNote['kind'], changes: RecordNote['changes'] = []): RecordNote => ({
  id: '0192f3a0-0000-7000-8000-0000000000aa',
  at: '2026-11-20T02:00:00Z',
  staffName: '李敏',
  approverName: '赵强',
  kind,
  party: null,
  on: date('2026-11-20'),
  authority: '',
  document: '',
  fileNumber: null,
  text: '',
  changes,
  scans: 0,
});

const reviewer = 'reviewer';
const said = {
  proposal: {
    step: 'open',
    kind: 'revocation',
    source: 'judicialProposal',
    authority: '清江县人民法院',
    document: '司法建议〔2026〕3号',
    facts: '冒名',
  },
  error: {
    step: 'open',
    kind: 'correction',
    source: 'ownError',
    facts: '录入有误',
    changes: [{ field: 'man.name', before: '王伟', after: '王玮' }],
  },
  review: { step: 'review', facts: '系其姐冒用身份证', evidence: ['人像比对意见书'], proposes: 'granted' },
  reviewDeclining: { step: 'review', facts: '系本人', evidence: ['笔录'], proposes: 'declined' },
  notify: { step: 'notify' },
  silent: { step: 'hear', how: 'silent' },
  grant: { step: 'decide', outcome: 'granted', number: '清民婚撤〔2026〕1号', reasons: '冒名顶替' },
  decline: { step: 'decide', outcome: 'declined', number: '清民婚撤〔2026〕2号', reasons: '不属冒名' },
  toMan: { step: 'serve', on: '2026-11-20', to: 'man', name: '王伟', way: 'direct' },
  toWoman: { step: 'serve', on: '2026-11-20', to: 'woman', name: '陈静', way: 'post' },
  toCourt: { step: 'serve', on: '2026-11-20', to: 'court', name: '清江县人民法院', way: 'post' },
  takenBack: { step: 'certificates', became: 'takenBack', text: '两本' },
  archive: { step: 'archive' },
} as const;
type Said = keyof typeof said;
const actOf = (key: Said) => ProceedingAct.parse(said[key]);

/** Notices run until the 20th, decisions are to be served until the 30th. */
function stepsOf(...keys: Said[]): ProceedingStep[] {
  return keys.map((key, index) => {
    const act = actOf(key);
    return {
      id: `0192f3a0-0000-7000-8000-00000000000${index}`,
      at: '2026-11-10T02:00:00Z',
      day: date('2026-11-10'),
      staffId: act.step === 'review' ? reviewer : 'clerk',
      staffName: '李敏',
      approverName: null,
      said: act,
      until: act.step === 'notify' ? date('2026-11-20') : act.step === 'decide' ? date('2026-11-30') : null,
      scans: act.step === 'open' ? 1 : 0,
      documentId: null,
    };
  });
}

function problems(before: readonly Said[], next: unknown, more: Partial<ProceedingFacts> = {}): string[] {
  const act = ProceedingAct.parse(next);
  const steps = stepsOf(...before);
  const kind = act.step === 'open' ? act.kind : (steps[0]!.said as { kind: ProceedingFacts['kind'] }).kind;
  const people = { staffId: 'clerk', approverId: act.step === 'decide' ? 'approver' : null };
  const facts = { kind, record, steps, next: act, pages: 0, today: date('2026-11-23'), another: null, ...people, ...more };
  return examineStep(facts).map(({ rule, message }) => `${rule} ${message}`);
}

const toReview = ['proposal', 'review'] as const;
const toHeard = ['proposal', 'review', 'notify', 'silent'] as const;
const toGranted = [...toHeard, 'grant'] as const;

describe('M-91 revoking a registration', () => {
  test.each<[string, readonly Said[], unknown, Partial<ProceedingFacts>, readonly string[]]>([
    ['opens on a judicial proposal', [], said.proposal, {}, []],
    ['opens on a finding of the police', [], { ...said.proposal, source: 'policeFinding' }, {}, []],
    ['not on what a party reports', [], { ...said.proposal, source: 'partyReport' }, {}, ['M-91 sourceNotEnough']],
    ['not on an error found here', [], { ...said.proposal, source: 'ownError' }, {}, ['M-91 sourceNotEnough']],
    ['not without the number of the proposal', [], { ...said.proposal, document: ' ' }, {}, ['M-91 documentMissing']],
    ['not of what is revoked', [], said.proposal, { record: { ...record, notes: [noted('revoked')] } }, ['M-91 undoneAlready']],
    [
      'not of what a court annulled',
      [],
      said.proposal,
      { record: { ...record, notes: [noted('annulledByCourt')] } },
      ['M-91 undoneAlready'],
    ],
    ['not twice at a time', [], said.proposal, { another: 'CX2026-0001' }, ['M-91 another']],
    ['not reviewed without evidence', ['proposal'], { ...said.review, evidence: [] }, {}, ['M-91 evidenceMissing']],
    ['notified only after the review', ['proposal'], said.notify, {}, ['M-91 outOfOrder']],
    ['decided only after they were heard', toReview, said.grant, {}, ['M-91 outOfOrder']],
    ['declined on the review', ['proposal', 'reviewDeclining'], said.decline, {}, []],
    ['never granted unheard', ['proposal', 'reviewDeclining'], said.grant, {}, ['M-91 outOfOrder']],
    ['silence before the period is over', [...toReview, 'notify'], said.silent, { today: date('2026-11-20') }, ['M-91 periodRuns']],
    ['silence the day after it', [...toReview, 'notify'], said.silent, { today: date('2026-11-21') }, []],
    ['a hearing at once', [...toReview, 'notify'], { ...said.silent, how: 'hearing', text: '笔录' }, { today: date('2026-11-12') }, []],
    ['a waiver at once', [...toReview, 'notify'], { ...said.silent, how: 'waived' }, { today: date('2026-11-12') }, []],
    ['a statement without its words', [...toReview, 'notify'], { ...said.silent, how: 'statement' }, {}, ['M-91 statementMissing']],
    ['granted by another than the reviewer', toHeard, said.grant, {}, []],
    ['not agreed to by the reviewer', toHeard, said.grant, { approverId: reviewer }, ['M-91 reviewerDecides']],
    ['not by one alone', toHeard, said.grant, { approverId: 'clerk' }, ['M-91 reviewerDecides']],
    ['not without reasons', toHeard, { ...said.grant, reasons: '' }, {}, ['M-91 reasonsMissing']],
    [
      'not of what was annulled meanwhile',
      toHeard,
      said.grant,
      { record: { ...record, notes: [noted('voidedByCourt')] } },
      ['M-91 undoneAlready'],
    ],
    ['not served tomorrow', toGranted, { ...said.toMan, on: '2026-11-24' }, {}, ['M-91 servedInFuture']],
    ['not served before the decision', toGranted, { ...said.toMan, on: '2026-11-09' }, {}, ['M-91 servedBefore']],
    ['not filed unserved', [...toGranted, 'toMan', 'toWoman', 'takenBack'], said.archive, {}, ['M-91 notServed']],
    ['not filed with certificates open', [...toGranted, 'toMan', 'toWoman', 'toCourt'], said.archive, {}, ['M-91 certificatesOpen']],
    ['filed when all is done', [...toGranted, 'toMan', 'toWoman', 'toCourt', 'takenBack'], said.archive, {}, []],
    [
      'nothing after it is filed',
      [...toGranted, 'toMan', 'toWoman', 'toCourt', 'takenBack', 'archive'],
      said.toMan,
      {},
      ['M-91 outOfOrder'],
    ],
  ])('%s', (_, before, next, more, expected) => {
    expect(problems(before, next, more)).toEqual(expected);
  });

  test('a review without a page of evidence anywhere', () => {
    const bare = stepsOf('proposal').map((step) => ({ ...step, scans: 0 }));
    expect(problems(['proposal'], said.review, { steps: bare })).toEqual(['M-91 pagesMissing']);
    expect(problems(['proposal'], said.review, { steps: bare, pages: 1 })).toEqual([]);
  });

  test('what waits and until when: the hearing, then the service on both and on whoever proposed it', () => {
    expect(standOf(stepsOf(...toReview, 'notify'))).toEqual({ state: 'notified', due: { what: 'hearing', on: '2026-11-20' } });
    expect(standOf(stepsOf(...toGranted))).toEqual({ state: 'decided', due: { what: 'service', on: '2026-11-30' } });
    expect(unserved(stepsOf(...toGranted, 'toMan'))).toEqual(['woman', 'court']);
    expect(standOf(stepsOf(...toGranted, 'toMan', 'toWoman', 'toCourt'))).toEqual({ state: 'decided', due: null });
  });

  test('one step at a time is offered', () => {
    const offered = (...keys: Said[]) => nextActions({ kind: 'revocation', steps: stepsOf(...keys), ...standOf(stepsOf(...keys)) });
    expect(offered('proposal')).toEqual(['review']);
    expect(offered(...toReview)).toEqual(['notify']);
    expect(offered('proposal', 'reviewDeclining')).toEqual(['decide']);
    expect(offered(...toReview, 'notify')).toEqual(['hear']);
    expect(offered(...toHeard)).toEqual(['decide']);
    expect(offered(...toGranted)).toEqual(['serve', 'certificates', 'archive']);
  });
});

describe('M-92 correcting a registration after its certificates were issued', () => {
  const change = (field: string, before: string, after: string) => ({ ...said.error, changes: [{ field, before, after }] });
  test.each<[string, readonly Said[], unknown, Partial<ProceedingFacts>, readonly string[]]>([
    ['opens on an error found here', [], said.error, {}, []],
    ['not without old and new', [], { ...said.error, changes: [] }, {}, ['M-92 nothingToCorrect']],
    ['not when both are the same', [], change('man.name', '王伟', '王伟'), {}, ['M-92 nothingToCorrect']],
    ['not of what the record does not say', [], change('man.name', '王纬', '王玮'), {}, ['M-92 notSoRecorded']],
    ['not of its number', [], change('registrationNumber', 'J329901-2024-000001', 'J1'), {}, ['M-92 notCorrectable']],
    ['not to an impossible number', [], change('man.idNumber', '110105199001010016', '110105199001010017'), {}, ['M-92 notPossible']],
    ['not to an impossible day', [], change('registeredOn', '2024-03-01', '2024-02-30'), {}, ['M-92 notPossible']],
    ['decided after the review', ['error', 'review'], said.grant, {}, []],
    ['not before it', ['error'], said.grant, {}, ['M-92 outOfOrder']],
    ['nobody is notified beforehand', ['error', 'review'], said.notify, {}, ['M-92 outOfOrder']],
    ['not by the reviewer', ['error', 'review'], said.grant, { approverId: reviewer }, ['M-92 reviewerDecides']],
    [
      'not of what was corrected meanwhile',
      ['error', 'review'],
      said.grant,
      { record: { ...record, notes: [noted('corrected', [{ field: 'man.name', before: '王伟', after: '王炜' }])] } },
      ['M-92 notSoRecorded'],
    ],
    ['filed when served and exchanged', ['error', 'review', 'grant', 'toMan', 'toWoman', 'takenBack'], said.archive, {}, []],
  ])('%s', (_, before, next, more, expected) => {
    expect(problems(before, next, more)).toEqual(expected);
  });

  test('the record is read as corrected, the last correction over the first, and stays what it was', () => {
    const notes = [
      noted('corrected', [{ field: 'man.name', before: '王伟', after: '王炜' }]),
      noted('corrected', [
        { field: 'man.name', before: '王炜', after: '王玮' },
        { field: 'registeredOn', before: '2024-03-01', after: '2024-03-02' },
      ]),
      noted('identityChanged', [{ field: 'woman.name', before: '陈静', after: '陈婧' }]),
    ];
    const original = { ...record, notes };
    expect(correctedRecord(original)).toEqual({ ...original, registeredOn: '2024-03-02', man: { ...record.man, name: '王玮' } });
    expect(original.man.name).toBe('王伟');
  });
});

test('what the rules may say', () => {
  expect(proceedingRules.flatMap((rule) => describeRule(rule as never))).toMatchInlineSnapshot(`
    [
      "M-91 opinion2021 2021-11-18",
      " outOfOrder refuse",
      " another refuse (number)",
      " factsMissing refuse",
      " evidenceMissing refuse",
      " pagesMissing refuse",
      " reasonsMissing refuse",
      " reviewerDecides refuse",
      " servedInFuture refuse",
      " servedBefore refuse",
      " notServed refuse (count)",
      " certificatesOpen refuse",
      " sourceNotEnough refuse",
      " documentMissing refuse",
      " undoneAlready refuse",
      " periodRuns refuse (until)",
      " statementMissing refuse",
      "M-92 norms 2021-11-18",
      " outOfOrder refuse",
      " another refuse (number)",
      " factsMissing refuse",
      " evidenceMissing refuse",
      " pagesMissing refuse",
      " reasonsMissing refuse",
      " reviewerDecides refuse",
      " servedInFuture refuse",
      " servedBefore refuse",
      " notServed refuse (count)",
      " certificatesOpen refuse",
      " nothingToCorrect refuse",
      " notCorrectable refuse (field)",
      " notSoRecorded refuse (field)",
      " notPossible refuse (field)",
    ]
  `);
});
