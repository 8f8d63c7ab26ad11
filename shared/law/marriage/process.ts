import { MarriageState, type DocumentKind, type MarriageAction, type MarriageStep, type StaffRole } from '#shared/model/index.ts';
import { actionsOf, stateAfter, type ProcessAction, type ProcessTable } from '../process.ts';

/**
 * What must be in the registrar's hands. Declarations and receipts are signed on paper, by hand and with a fingerprint:
 * 电子签名法 art. 3 keeps electronic signatures away from papers on marriage.
 */
export type MarriageMaterial = 'idCards' | 'signedDeclarations' | 'photo' | 'coupleConfirmation' | 'signedReceipts';

const registrar = ['registrar'] as const;
/** Who witnesses that a blank or a number is given up. */
const witnesses = ['supervisor', 'approver', 'registrar'] as const;
const nothing = { papers: [], materials: [], produces: [] } as const;

/** 初审 — 受理 — 审查 — 登记(发证), as 民发〔2025〕23号 names them, in the counter's seven steps. */
export const marriageProcess = {
  identify: { ...nothing, from: ['opened'], to: 'identified', roles: registrar, materials: ['idCards'] },
  swapParties: { ...nothing, from: ['opened', 'identified'], to: 'same', roles: registrar },
  precheck: { ...nothing, from: ['identified'], to: 'prechecked', roles: registrar, materials: ['idCards'] },
  declare: {
    ...nothing,
    from: ['prechecked'],
    to: 'declared',
    roles: registrar,
    papers: ['declaration'],
    materials: ['signedDeclarations'],
  },
  photograph: { ...nothing, from: ['declared', 'photographed'], to: 'photographed', roles: registrar, materials: ['photo'] },
  keepPhoto: { ...nothing, from: ['declared'], to: 'photographed', roles: registrar, materials: ['photo'] },
  examine: { ...nothing, from: ['photographed'], to: 'examined', roles: registrar, produces: ['examinationForm'] },
  // Every field and the photo, looked through by those whom they describe; once anything changes it is asked again.
  confirm: { ...nothing, from: ['photographed', 'examined'], to: 'same', roles: registrar },
  // The couple found something wrong: the form may be changed again, and what it says is declared anew.
  reopen: { ...nothing, from: ['declared', 'photographed', 'examined'], to: 'identified', roles: registrar },
  // The form is drawn again: it now carries number and blanks, and the couple sign for receipt on it.
  prepare: {
    ...nothing,
    from: ['examined'],
    to: 'prepared',
    roles: registrar,
    materials: ['coupleConfirmation'],
    produces: ['examinationForm', 'certificate'],
  },
  replaceBlank: {
    ...nothing,
    from: ['prepared'],
    to: 'same',
    roles: registrar,
    approvedBy: witnesses,
    produces: ['examinationForm', 'certificate'],
  },
  voidCertificates: { ...nothing, from: ['prepared'], to: 'examined', roles: registrar, approvedBy: witnesses },
  register: {
    ...nothing,
    from: ['prepared'],
    to: 'registered',
    roles: registrar,
    papers: ['examinationForm', 'certificate'],
    materials: ['signedReceipts'],
    completes: true,
  },
  refuse: {
    ...nothing,
    from: ['opened', 'identified', 'prechecked', 'declared', 'photographed', 'examined'],
    to: 'refused',
    roles: registrar,
    produces: ['refusalNotice'],
  },
  // Another office may take the case, this one may not (条例 2025 art. 2): no refusal, a guide.
  redirect: { ...nothing, from: ['opened', 'identified', 'prechecked'], to: 'redirected', roles: registrar, produces: ['redirectGuide'] },
  // Not from `prepared`: number and blanks are voided first, with a witness.
  cancel: {
    ...nothing,
    from: ['opened', 'identified', 'prechecked', 'declared', 'photographed', 'examined'],
    to: 'cancelled',
    roles: registrar,
  },
  // A character of a name that no font draws gets its picture, until the papers on the blanks are made.
  pictureCharacter: {
    ...nothing,
    from: ['opened', 'identified', 'prechecked', 'declared', 'photographed', 'examined'],
    to: 'same',
    roles: registrar,
  },
  // Seen whenever the couple is here, and noted even when the case has ended a moment ago.
  recordConcern: {
    ...nothing,
    from: MarriageState.options,
    to: 'same',
    roles: registrar,
  },
} as const satisfies ProcessTable<MarriageState, MarriageAction, MarriageMaterial>;

const table: ProcessTable<MarriageState, MarriageAction, MarriageMaterial> = marriageProcess;

export const initialMarriageState: MarriageState = 'opened';

/** The counter's seven steps and the state each leads to. */
export const marriageSteps: ReadonlyArray<{ readonly step: MarriageStep; readonly state: MarriageState }> = [
  { step: 'identify', state: marriageProcess.identify.to },
  { step: 'precheck', state: marriageProcess.precheck.to },
  { step: 'declare', state: marriageProcess.declare.to },
  { step: 'photograph', state: marriageProcess.photograph.to },
  { step: 'examine', state: marriageProcess.examine.to },
  { step: 'prepare', state: marriageProcess.prepare.to },
  { step: 'register', state: marriageProcess.register.to },
];

/** Where each paper of a case may be drawn afresh, and whether each party has their own. */
export const marriagePapers: Readonly<
  Partial<Record<DocumentKind, { readonly drawnIn: readonly MarriageState[]; readonly perParty: boolean }>>
> = {
  declaration: { drawnIn: ['prechecked'], perParty: true },
  examinationForm: { drawnIn: ['examined', 'prepared'], perParty: false },
  certificatePreview: { drawnIn: ['examined', 'prepared'], perParty: true },
  refusalNotice: { drawnIn: ['refused'], perParty: false },
  redirectGuide: { drawnIn: ['redirected'], perParty: false },
  authenticityStatement: { drawnIn: ['prechecked'], perParty: true },
  photocopies: {
    drawnIn: ['identified', 'prechecked', 'declared', 'photographed', 'examined', 'prepared', 'registered', 'refused'],
    perParty: true,
  },
  photoSheet: { drawnIn: ['photographed', 'examined', 'prepared', 'registered'], perParty: false },
};

/** The form may be changed until both have signed what it says. */
export const draftStates: readonly MarriageState[] = ['opened', 'identified', 'prechecked'];

export function marriageActionRule(action: MarriageAction): ProcessAction<MarriageState, MarriageMaterial> {
  return table[action];
}

/** What somebody with these roles may do next. */
export function actionsIn(state: MarriageState, roles: readonly StaffRole[]): MarriageAction[] {
  return actionsOf(table, state, roles);
}

/** null: not allowed in this state. */
export function nextState(state: MarriageState, action: MarriageAction): MarriageState | null {
  return stateAfter(table, state, action);
}

/** Registered, refused, redirected, cancelled: nothing more is decided in this case. */
export function isClosed(state: MarriageState): boolean {
  return Object.values(table).every(({ from, to }) => to === 'same' || !from.includes(state));
}

/** The counter's next step in a state; null when the case is closed. */
export function nextStep(state: MarriageState): MarriageStep | null {
  if (isClosed(state)) return null;
  const done = marriageSteps.findIndex((each) => each.state === state);
  return marriageSteps[done + 1]?.step ?? null;
}
