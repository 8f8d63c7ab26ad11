import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  actionsIn,
  agreementPoints,
  divorceActionRule,
  divorcePapers,
  divorceStateOf,
  draftPoints,
  firstVisitSteps,
  initialDivorcePoint,
  isClosed,
  isVisitUnderWay,
  nextPoint,
  nextStep,
  pointInCourse,
  secondVisitSteps,
} from '#shared/law/divorce/index.ts';
import { DivorceAction, DivorceCourse, DivorcePoint, DivorceState, StaffRole } from '#shared/model/index.ts';

const points = DivorcePoint.options;
const actions = DivorceAction.options;
const closed: readonly DivorcePoint[] = ['registered', 'refused', 'withdrawn', 'lapsed', 'ended'];

function reachable(from: DivorcePoint): Set<DivorcePoint> {
  const seen = new Set<DivorcePoint>([from]);
  for (const point of seen) {
    for (const action of actions) seen.add(nextPoint(point, action) ?? point);
    for (const happening of DivorceCourse.options) seen.add(pointInCourse(point, happening) ?? point);
  }
  return seen;
}

describe('the process of a divorce', () => {
  it('reaches every point, and every state', () => {
    expect([...reachable(initialDivorcePoint)].sort()).toEqual([...points].sort());
    expect(new Set(points.map(divorceStateOf))).toEqual(new Set(DivorceState.options));
    expect(divorceStateOf('issuable.photographed')).toBe('issuable');
  });

  it('has no dead end: every open application can still be registered, and can still end without', () => {
    for (const point of points.filter((each) => !isClosed(each))) {
      expect(reachable(point).has('registered'), point).toBe(true);
      expect(reachable(point).has('ended'), point).toBe(true);
    }
  });

  it('is closed at five points, where nothing but a concern is taken down', () => {
    expect(points.filter(isClosed)).toEqual(closed);
    for (const point of closed) {
      expect(actionsIn(point, StaffRole.options)).toEqual(['recordConcern']);
      expect(nextPoint(point, 'recordConcern')).toBe(point);
      for (const happening of DivorceCourse.exclude(['resumeIssue']).options) expect(pointInCourse(point, happening)).toBeNull();
      expect(nextStep(point)).toBeNull();
    }
  });

  it('M-46 M-51 walks both visits in their order, and waits between them', () => {
    let point: DivorcePoint = initialDivorcePoint;
    for (const { step, point: leadsTo } of firstVisitSteps) {
      expect(nextStep(point)).toBe(step);
      expect(nextPoint(point, step)).toBe(leadsTo);
      point = leadsTo;
    }
    expect(point).toBe('coolingOff');
    expect(nextStep(point)).toBeNull();
    point = pointInCourse(point, 'beginIssue')!;
    for (const { step, point: leadsTo } of secondVisitSteps) {
      expect(nextStep(point)).toBe(step);
      expect(nextPoint(point, step)).toBe(leadsTo);
      point = leadsTo;
    }
    expect(point).toBe('registered');
  });

  it.each([
    ['received', ['identify', 'swapParties', 'refuse', 'cancel', 'pictureCharacter', 'recordConcern']],
    ['received.identified', ['swapParties', 'precheck', 'refuse', 'cancel', 'pictureCharacter', 'recordConcern']],
    ['received.prechecked', ['accept', 'refuse', 'cancel', 'pictureCharacter', 'recordConcern']],
    ['coolingOff', ['withdraw', 'recordVisit', 'end', 'pictureCharacter', 'recordConcern']],
    ['issuable', ['recordVisit', 'return', 'end', 'pictureCharacter', 'recordConcern']],
    ['issuable.returned', ['interview', 'question', 'notNow', 'end', 'pictureCharacter', 'recordConcern']],
    ['issuable.questioned', ['declare', 'notNow', 'end', 'pictureCharacter', 'recordConcern']],
    ['issuable.declared', ['photograph', 'notNow', 'end', 'pictureCharacter', 'recordConcern']],
    ['issuable.photographed', ['photograph', 'examine', 'notNow', 'end', 'pictureCharacter', 'recordConcern']],
    ['issuable.examined', ['prepare', 'notNow', 'end', 'pictureCharacter', 'recordConcern']],
    ['issuable.prepared', ['replaceBlank', 'voidCertificates', 'register', 'recordConcern']],
  ] as const)('at %s a registrar may %j', (point, expected) => {
    expect(actionsIn(point, ['registrar'])).toEqual(expected);
  });

  it('lets nobody but a registrar act, and asks a second person where something is given up', () => {
    const others = StaffRole.options.filter((role) => role !== 'registrar');
    for (const point of points) expect(actionsIn(point, others)).toEqual([]);
    expect(actions.filter((action) => divorceActionRule(action).approvedBy)).toEqual(['replaceBlank', 'voidCertificates', 'end']);
    expect(divorceActionRule('end').approvedBy).toEqual(['supervisor', 'approver', 'registrar']);
  });

  it('M-60 is withdrawn in the first period only, by a paper of whoever withdraws', () => {
    expect(points.filter((point) => nextPoint(point, 'withdraw') !== null)).toEqual(['coolingOff']);
    expect(divorceActionRule('withdraw')).toMatchObject({
      to: 'withdrawn',
      papers: ['withdrawalApplication'],
      materials: ['ownIdCard', 'signedWithdrawal'],
      produces: ['withdrawalConfirmation'],
    });
    expect(divorcePapers.withdrawalApplication).toEqual({ drawnIn: ['coolingOff'], perParty: true });
    expect(divorcePapers.withdrawalConfirmation).toEqual({ drawnIn: ['withdrawn'], perParty: false });
  });

  it('M-63 whoever comes alone changes nothing, and an unfinished visit leaves everything as before', () => {
    for (const point of ['coolingOff', 'issuable'] as const) expect(nextPoint(point, 'recordVisit')).toBe(point);
    const visit = points.filter(isVisitUnderWay);
    expect(visit).toEqual(points.filter((point) => point.startsWith('issuable.')));
    for (const point of visit) expect(pointInCourse(point, 'endVisit')).toBe('issuable');
    for (const point of visit.slice(0, -1)) expect(nextPoint(point, 'notNow')).toBe('issuable');
    expect(nextPoint('issuable.prepared', 'notNow')).toBeNull();
    expect(nextPoint('issuable.prepared', 'voidCertificates')).toBe('issuable.examined');
  });

  it('M-65 lapses from either period and from nowhere else; a visit ends first', () => {
    expect(points.filter((point) => pointInCourse(point, 'lapse') !== null)).toEqual(['coolingOff', 'issuable']);
    expect(points.filter((point) => pointInCourse(point, 'beginIssue') !== null)).toEqual(['coolingOff']);
    expect(points.filter((point) => pointInCourse(point, 'resumeCoolingOff') !== null)).toEqual(['issuable']);
    expect(points.filter((point) => pointInCourse(point, 'resumeIssue') !== null)).toEqual(['lapsed']);
    expect(pointInCourse('lapsed', 'resumeIssue')).toBe('issuable');
    expect(points.filter((point) => pointInCourse(point, 'endVisit') !== null)).toEqual(points.filter(isVisitUnderWay));
  });

  it('only registering completes the act, with both receipts signed and the marriage certificates marked', () => {
    expect(actions.filter((action) => divorceActionRule(action).completes)).toEqual(['register']);
    expect(divorceActionRule('register').materials).toEqual(['signedReceipts', 'marriageCertificates']);
    expect(divorceActionRule('register').papers).toEqual(['divorceExaminationForm', 'divorceCertificate']);
  });

  it('M-41 M-67 what is signed is paper that was drawn at the point before, and what was accepted has its receipt', () => {
    for (const action of ['accept', 'withdraw', 'question', 'declare'] as const) {
      const [paper] = divorceActionRule(action).papers;
      expect(divorcePapers[paper!]!.drawnIn, action).toEqual(divorceActionRule(action).from);
    }
    expect(divorceActionRule('accept').produces).toEqual(['acceptanceReceipt', 'coolingOffLeaflet']);
    expect(divorcePapers.acceptanceReceipt).toEqual({ drawnIn: ['coolingOff', 'issuable'], perParty: true, stub: true });
    expect(divorceActionRule('refuse').produces).toEqual(['divorceRefusalNotice']);
    expect(divorcePapers.divorceRefusalNotice?.drawnIn).toEqual(['refused']);
    expect(divorcePapers.divorceNotNowNotice?.drawnIn).toEqual(['coolingOff', 'issuable']);
    expect(divorcePapers.lapseRecord?.drawnIn).toEqual(['lapsed']);
    expect(divorcePapers.divorceExaminationForm?.drawnIn).toEqual(['issuable.examined', 'issuable.prepared']);
  });

  it('M-46 M-48 nothing of the form changes once it is accepted, and nothing of the agreement once it is signed here', () => {
    expect(draftPoints).toEqual(['received', 'received.identified', 'received.prechecked']);
    expect(agreementPoints).toEqual([...draftPoints, 'issuable.returned', 'issuable.questioned']);
    expect(divorcePapers.divorceAgreement?.drawnIn).toEqual(agreementPoints);
  });

  it('M-51 M-65 whatever is tried in whatever order, nobody is divorced but step by step, and closed stays closed', () => {
    const needed = ['accept', 'return', 'question', 'declare', 'photograph', 'examine', 'prepare'];
    const walkers = fc.array(fc.constantFrom(...actions, ...DivorceCourse.options), { maxLength: 120 });
    fc.assert(
      fc.property(walkers, (walk) => {
        let point: DivorcePoint = initialDivorcePoint;
        let done: string[] = [];
        for (const tried of walk) {
          const isAction = (actions as readonly string[]).includes(tried);
          const next: DivorcePoint | null = isAction
            ? nextPoint(point, tried as DivorceAction)
            : pointInCourse(point, tried as DivorceCourse);
          if (isAction) expect(actionsIn(point, ['registrar']).includes(tried as DivorceAction)).toBe(next !== null);
          if (closed.includes(point)) expect(next === null || next === point).toBe(true);
          if (next === null) continue;
          done = next === 'issuable' ? ['accept'] : [...done, tried];
          if (next === 'registered' && point !== 'registered') expect(needed.filter((step) => !done.includes(step))).toEqual([]);
          point = next;
          expect(points).toContain(point);
        }
      }),
    );
  });

  it('M-61 M-65 every way to the certificates leads through the steps of the second visit', () => {
    const before = (point: DivorcePoint): DivorcePoint[] =>
      points.filter((each) => each !== point && actions.some((action) => nextPoint(each, action) === point));
    expect(before('registered')).toEqual(['issuable.prepared']);
    expect(before('issuable.prepared')).toEqual(['issuable.examined']);
    expect(before('issuable.examined')).toEqual(['issuable.photographed', 'issuable.prepared']);
    expect(before('issuable.photographed')).toEqual(['issuable.declared']);
    expect(before('issuable.declared')).toEqual(['issuable.questioned']);
    expect(before('issuable.questioned')).toEqual(['issuable.returned']);
    expect(before('issuable.returned')).toEqual(['issuable']);
    expect(before('coolingOff')).toEqual(['received.prechecked']);
  });
});
