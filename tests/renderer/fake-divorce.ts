import {
  actionsIn,
  blocks,
  divorceMaterials,
  divorceStateOf,
  examineDivorce,
  initialDivorceFacts,
  nextStep,
} from '#shared/law/divorce/index.ts';
import {
  AgreementElement,
  DivorceApplication,
  LocalPractice,
  type CivilDate,
  type CoolingOffDates,
  type Couple,
  type DivorcePoint,
  type DivorceView,
  type Finding,
  type FirstVisitAnswers,
} from '#shared/model/index.ts';
import { fakeCase, today } from './fake-case.ts';
import type { FakeHallOptions } from './fake-hall.ts';

export const answered: FirstVisitAnswers = {
  bothPresent: true,
  bothWilling: true,
  agreementReached: true,
  capacity: { man: 'full', woman: 'full' },
  counsellingOffered: true,
};

/** Accepted on 2026-12-03: the first period ends on a 元旦, and the notice of 2027 is not published. */
export const prospect: CoolingOffDates = {
  accepted: '2026-12-03' as CivilDate,
  withdrawUntil: '2027-01-04' as CivilDate,
  issueFrom: '2027-01-05' as CivilDate,
  issueUntil: '2027-02-03' as CivilDate,
  lapsesOn: '2027-02-04' as CivilDate,
  nominalIssueUntil: '2027-02-03' as CivilDate,
  provisionalDates: ['issueUntil', 'lapsesOn'],
  rolled: [{ from: '2027-01-02' as CivilDate, to: '2027-01-04' as CivilDate, why: ['元旦', 'weekend'] }],
};

/** As complete certificates of this couple say it, with an agreement in which nothing is missing. */
export function applicationOf({ man, woman }: Couple): DivorceApplication {
  return DivorceApplication.parse({
    marriage: {
      registeredBy: 'mainlandOffice',
      registeredOn: '2018-05-21',
      authority: '示例区民政局',
      number: 'J110105-2018-000123',
      parties: { man: { name: man.name, idNumber: man.idNumber }, woman: { name: woman.name, idNumber: woman.idNumber } },
      certificates: { man: 'shown', woman: 'shown' },
    },
    agreement: { from: 'own', found: AgreementElement.options },
  });
}

/** An application at a point of the process; from 初审 on with all that it needs. */
export function fakeDivorce(point: DivorcePoint, change: Partial<DivorceView> = {}): DivorceView {
  const { photo: _photo, confirmation: _confirmation, ...view } = fakeCase(point === 'received' ? 'opened' : 'prechecked').view;
  const divorce: DivorceView = {
    ...view,
    business: 'divorce',
    state: divorceStateOf(point),
    point,
    reached: point,
    dates: null,
    receiptNumber: null,
    application:
      nextStep(point) === 'identify' || nextStep(point) === 'precheck' ? DivorceApplication.parse({}) : applicationOf(view.couple),
    actions: actionsIn(point, ['registrar']),
    findings: [],
    materials: [],
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
  return { ...divorce, findings: divorceFindings(divorce, answered) };
}

/** The real law about the fake application. */
export function divorceFindings(
  { point, couple, application, onlineCheck, scans }: Pick<DivorceView, 'point' | 'couple' | 'application' | 'onlineCheck' | 'scans'>,
  answers: FirstVisitAnswers | undefined,
): Finding[] {
  const office = { regionCode: '110105', name: '示例区民政局婚姻登记处' };
  return examineDivorce(
    {
      ...initialDivorceFacts(nextStep(point) ?? 'register', couple, office, today),
      ...answers,
      application,
      onlineCheck,
      scans,
      capabilities: ['mainland', 'hongKongMacao', 'taiwan', 'overseasChinese', 'foreign'],
      registrar: { idNumber: null, certificate: { number: 'DJ-2025-003', validUntil: '2027-12-31' as CivilDate } },
    },
    today,
  );
}

/** A hall in which one application stands; `divorce` is replaced as the window works on it. */
export function answersOf(open: { divorce: DivorceView }): NonNullable<FakeHallOptions['answers']> {
  const change = (view: Partial<DivorceView>): DivorceView => {
    open.divorce = { ...open.divorce, ...view };
    return open.divorce;
  };
  const moveTo = (point: DivorcePoint, view: Partial<DivorceView> = {}) => ({
    ok: true as const,
    value: change({ point, reached: point, state: divorceStateOf(point), actions: actionsIn(point, ['registrar']), ...view }),
  });
  return {
    'cases.worklist': () => ({ ok: true, value: [open.divorce] }),
    'cases.get': () => ({ ok: true, value: open.divorce }),
    'cases.open': () => ({ ok: true, value: open.divorce }),
    'cases.saveDraft': ({ revision, couple, divorceApplication }) => {
      change({ couple: couple as Couple, draftRevision: revision + 1 });
      if (divorceApplication) change({ application: divorceApplication as DivorceApplication });
      return { ok: true, value: { revision: revision + 1 } };
    },
    'divorce.findings': ({ couple, application = open.divorce.application, firstVisit }) => {
      const form = { ...open.divorce, couple: couple as Couple, application: application as DivorceApplication };
      const findings = divorceFindings(form, open.divorce.actions.includes('precheck') ? firstVisit : answered);
      const { onlineCheck, scans, actions, rareCharacters } = open.divorce;
      const materials = divorceMaterials(form.couple, form.application, {
        onlineCheck,
        on: today,
        practice: LocalPractice.parse({}),
        scans,
      });
      return {
        ok: true,
        value: {
          on: today,
          findings,
          actions: actions.filter((action) => blocks(findings, action).length === 0),
          materials,
          rareCharacters,
          prospect,
          outdated: [],
        },
      };
    },
    'divorce.identify': () => moveTo('received.identified'),
    'divorce.swapParties': () => ({
      ok: true,
      value: change({ couple: { man: open.divorce.couple.woman, woman: open.divorce.couple.man } }),
    }),
    'divorce.precheck': () => moveTo('received.prechecked'),
    'divorce.accept': () => moveTo('coolingOff', { dates: prospect, receiptNumber: '2026-03-1122-007' }),
    'divorce.refuse': () => moveTo('refused'),
  };
}
