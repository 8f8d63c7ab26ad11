import {
  DivorcePoint,
  DivorceState,
  type DivorceAction,
  type DivorceCourse,
  type DivorceStep,
  type DocumentKind,
  type StaffRole,
} from '#shared/model/index.ts';
import { actionsOf, stateAfter, type ProcessAction, type ProcessTable } from '../process.ts';

/** What must be in the registrar's hands. All is signed on paper, by hand (电子签名法 art. 3). */
export type DivorceMaterial =
  | 'idCards'
  | 'marriageCertificates'
  | 'signedApplication'
  | 'ownIdCard'
  | 'signedWithdrawal'
  | 'signedInterviews'
  | 'signedDeclarations'
  | 'signedAgreement'
  | 'photos'
  | 'signedReceipts'
  | 'proofOfEnd';

const registrar = ['registrar'] as const;
/** Who witnesses that a blank or a number is given up, or that an application ends for another reason. */
const witnesses = ['supervisor', 'approver', 'registrar'] as const;
const nothing = { papers: [], materials: [], produces: [] } as const;

const beforeAcceptance = ['received', 'received.identified', 'received.prechecked'] as const;
/** From both cards read until number and blanks are taken: the couple may still leave with nothing changed. */
const duringVisit = [
  'issuable.returned',
  'issuable.questioned',
  'issuable.declared',
  'issuable.photographed',
  'issuable.examined',
] as const;

/** 申请 — 受理 — 三十日 — 审查 — 登记(发证), as 民发〔2025〕23号 names them. */
export const divorceProcess = {
  identify: { ...nothing, from: ['received'], to: 'received.identified', roles: registrar, materials: ['idCards'] },
  swapParties: { ...nothing, from: ['received', 'received.identified'], to: 'same', roles: registrar },
  precheck: {
    ...nothing,
    from: ['received.identified'],
    to: 'received.prechecked',
    roles: registrar,
    materials: ['idCards', 'marriageCertificates'],
  },
  accept: {
    ...nothing,
    from: ['received.prechecked'],
    to: 'coolingOff',
    roles: registrar,
    papers: ['divorceApplication'],
    materials: ['signedApplication'],
    produces: ['acceptanceReceipt', 'coolingOffLeaflet'],
  },
  refuse: { ...nothing, from: beforeAcceptance, to: 'refused', roles: registrar, produces: ['divorceRefusalNotice'] },
  cancel: { ...nothing, from: beforeAcceptance, to: 'ended', roles: registrar },
  // 任何一方 (民法典 1077): one party alone, in person.
  withdraw: {
    ...nothing,
    from: ['coolingOff'],
    to: 'withdrawn',
    roles: registrar,
    papers: ['withdrawalApplication'],
    materials: ['ownIdCard', 'signedWithdrawal'],
    produces: ['withdrawalConfirmation'],
  },
  // One party came, or both came and one changed their mind: noted, and nothing else changes.
  recordVisit: { ...nothing, from: ['coolingOff', 'issuable'], to: 'same', roles: registrar },
  return: { ...nothing, from: ['issuable'], to: 'issuable.returned', roles: registrar, materials: ['idCards'] },
  // Kept as each says it, alone; the record is printed of it, and signed.
  interview: { ...nothing, from: ['issuable.returned'], to: 'same', roles: registrar },
  question: {
    ...nothing,
    from: ['issuable.returned'],
    to: 'issuable.questioned',
    roles: registrar,
    papers: ['interviewRecord'],
    materials: ['signedInterviews'],
  },
  declare: {
    ...nothing,
    from: ['issuable.questioned'],
    to: 'issuable.declared',
    roles: registrar,
    papers: ['divorceDeclaration'],
    materials: ['signedDeclarations', 'signedAgreement'],
  },
  photograph: {
    ...nothing,
    from: ['issuable.declared', 'issuable.photographed'],
    to: 'issuable.photographed',
    roles: registrar,
    materials: ['photos'],
  },
  examine: {
    ...nothing,
    from: ['issuable.photographed'],
    to: 'issuable.examined',
    roles: registrar,
    produces: ['divorceExaminationForm'],
  },
  // The form is drawn again: it now carries number and blanks, and the couple sign for receipt on it.
  prepare: {
    ...nothing,
    from: ['issuable.examined'],
    to: 'issuable.prepared',
    roles: registrar,
    produces: ['divorceExaminationForm', 'divorceCertificate'],
  },
  replaceBlank: {
    ...nothing,
    from: ['issuable.prepared'],
    to: 'same',
    roles: registrar,
    approvedBy: witnesses,
    produces: ['divorceExaminationForm', 'divorceCertificate'],
  },
  voidCertificates: { ...nothing, from: ['issuable.prepared'], to: 'issuable.examined', roles: registrar, approvedBy: witnesses },
  // The marriage certificates are taken, marked 双方离婚，证件失效, copied and given back.
  register: {
    ...nothing,
    from: ['issuable.prepared'],
    to: 'registered',
    roles: registrar,
    papers: ['divorceExaminationForm', 'divorceCertificate'],
    materials: ['signedReceipts', 'marriageCertificates'],
    completes: true,
  },
  // The visit ends without certificates; until the last day they may come again, and whoever asks is given the notice why not.
  notNow: { ...nothing, from: duringVisit, to: 'issuable', roles: registrar },
  end: {
    ...nothing,
    from: ['coolingOff', 'issuable', ...duringVisit],
    to: 'ended',
    roles: registrar,
    approvedBy: witnesses,
    materials: ['proofOfEnd'],
  },
  // A character of a name that no font draws gets its picture, until the papers on the blanks are made.
  pictureCharacter: { ...nothing, from: [...beforeAcceptance, 'coolingOff', 'issuable', ...duringVisit], to: 'same', roles: registrar },
  // Seen whenever somebody is here, and noted even when the application has ended a moment ago.
  recordConcern: { ...nothing, from: DivorcePoint.options, to: 'same', roles: registrar },
} as const satisfies ProcessTable<DivorcePoint, DivorceAction, DivorceMaterial>;

const table: ProcessTable<DivorcePoint, DivorceAction, DivorceMaterial> = divorceProcess;

/**
 * What time does to an application by itself. Certificates prepared and not given out on their day go with their visit: the law
 * waits for no sheet of paper, and nobody is divorced by a number of yesterday. What became of the sheets is said by two people later.
 */
const course: Readonly<Record<DivorceCourse, { readonly from: readonly DivorcePoint[]; readonly to: DivorcePoint }>> = {
  beginIssue: { from: ['coolingOff'], to: 'issuable' },
  // A notice that comes late has moved the end of the first period past today (民法典 203): either may withdraw again.
  resumeCoolingOff: { from: ['issuable'], to: 'coolingOff' },
  endVisit: { from: [...duringVisit, 'issuable.prepared'], to: 'issuable' },
  lapse: { from: ['coolingOff', 'issuable'], to: 'lapsed' },
  // The same of the end of the second period: its last day is not past after all, and both may come.
  resumeIssue: { from: ['lapsed'], to: 'issuable' },
};

export const initialDivorcePoint: DivorcePoint = 'received';

interface StepAndPoint {
  readonly step: DivorceStep;
  readonly point: DivorcePoint;
}

/** The counter's steps of the visit at which the couple apply, and the point each leads to. */
export const firstVisitSteps: readonly StepAndPoint[] = [
  { step: 'identify', point: divorceProcess.identify.to },
  { step: 'precheck', point: divorceProcess.precheck.to },
  { step: 'accept', point: divorceProcess.accept.to },
];

/** The same of the visit at which they are divorced. */
export const secondVisitSteps: readonly StepAndPoint[] = [
  { step: 'return', point: divorceProcess.return.to },
  { step: 'question', point: divorceProcess.question.to },
  { step: 'declare', point: divorceProcess.declare.to },
  { step: 'photograph', point: divorceProcess.photograph.to },
  { step: 'examine', point: divorceProcess.examine.to },
  { step: 'prepare', point: divorceProcess.prepare.to },
  { step: 'register', point: divorceProcess.register.to },
];

interface DrawnPaper {
  readonly drawnIn: readonly DivorcePoint[];
  /** Each party has their own. */
  readonly perParty: boolean;
  /** Beside theirs there is a stub that stays in the file. */
  readonly stub?: true;
  /** How many of it are signed; absent: one. */
  readonly copies?: number;
}

/** Where each paper of an application may be drawn afresh. */
export const divorcePapers: Readonly<Partial<Record<DocumentKind, DrawnPaper>>> = {
  divorceApplication: { drawnIn: ['received.prechecked'], perParty: false },
  divorceRefusalNotice: { drawnIn: ['refused'], perParty: false },
  // Until both signed what it says; one each and one for the file.
  divorceAgreement: { drawnIn: [...beforeAcceptance, 'issuable.returned', 'issuable.questioned'], perParty: false, copies: 3 },
  // Either may withdraw alone, with a receipt of their own; drawn again where a calendar has moved its dates.
  acceptanceReceipt: { drawnIn: ['coolingOff', 'issuable'], perParty: true, stub: true },
  coolingOffLeaflet: { drawnIn: ['coolingOff', 'issuable'], perParty: false },
  withdrawalApplication: { drawnIn: ['coolingOff'], perParty: true },
  withdrawalConfirmation: { drawnIn: ['withdrawn'], perParty: false },
  interviewRecord: { drawnIn: ['issuable.returned'], perParty: true },
  divorceDeclaration: { drawnIn: ['issuable.questioned'], perParty: true },
  divorceNotNowNotice: { drawnIn: ['coolingOff', 'issuable'], perParty: false },
  divorceExaminationForm: { drawnIn: ['issuable.examined', 'issuable.prepared'], perParty: false },
  certificatePreview: { drawnIn: ['issuable.examined', 'issuable.prepared'], perParty: true },
  lapseRecord: { drawnIn: ['lapsed'], perParty: false },
  photocopies: {
    drawnIn: [
      'received.identified',
      'received.prechecked',
      'coolingOff',
      'issuable',
      ...duringVisit,
      'issuable.prepared',
      'registered',
      'refused',
    ],
    perParty: true,
  },
  photoSheet: { drawnIn: ['issuable.photographed', 'issuable.examined', 'issuable.prepared', 'registered'], perParty: true },
};

/** Who they are and what they apply for may be changed until the application is accepted. */
export const draftPoints: readonly DivorcePoint[] = beforeAcceptance;

/** The agreement until both have signed it before the registrar: it may be made, or changed, in the meantime. */
export const agreementPoints: readonly DivorcePoint[] = [...beforeAcceptance, 'issuable.returned', 'issuable.questioned'];

/** The legal state: what stands before the dot. */
export function divorceStateOf(point: DivorcePoint): DivorceState {
  return DivorceState.parse(point.split('.')[0]);
}

/** Both have come back, and neither certificates nor the end of the day has ended the visit. */
export function isVisitUnderWay(point: DivorcePoint): boolean {
  return course.endVisit.from.includes(point);
}

export function divorceActionRule(action: DivorceAction): ProcessAction<DivorcePoint, DivorceMaterial> {
  return table[action];
}

/** What somebody with these roles may do next. */
export function actionsIn(point: DivorcePoint, roles: readonly StaffRole[]): DivorceAction[] {
  return actionsOf(table, point, roles);
}

/** null: not allowed at this point. */
export function nextPoint(point: DivorcePoint, action: DivorceAction): DivorcePoint | null {
  return stateAfter(table, point, action);
}

/** Where time takes it; null: it does not pass this way. */
export function pointInCourse(point: DivorcePoint, happening: DivorceCourse): DivorcePoint | null {
  const { from, to } = course[happening];
  return from.includes(point) ? to : null;
}

/** Registered, refused, withdrawn, lapsed, ended: nothing more is decided of this application. */
export function isClosed(point: DivorcePoint): boolean {
  return Object.values(table).every(({ from, to }) => to === 'same' || !from.includes(point));
}

/** The counter's next step; null while the couple wait, and when the application is closed. A picture taken again is none. */
export function nextStep(point: DivorcePoint): DivorceStep | null {
  const next = [...firstVisitSteps, ...secondVisitSteps].find(({ step, point: to }) => to !== point && nextPoint(point, step) !== null);
  return next?.step ?? null;
}
