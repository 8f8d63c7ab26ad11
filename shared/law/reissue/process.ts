import { ReissueState, type DocumentKind, type ReissueAction, type ReissueStep, type StaffRole } from '#shared/model/index.ts';
import { actionsOf, stateAfter, type ProcessAction, type ProcessTable } from '../process.ts';

/** What must be in the registrar's hands; what is signed is signed on paper, by hand (电子签名法 art. 3). */
export type ReissueMaterial = 'idCards' | 'record' | 'signedDeclarations' | 'photo' | 'signedReceipts';

const registrar = ['registrar'] as const;
/** Who witnesses that a blank or a number is given up. */
const witnesses = ['supervisor', 'approver', 'registrar'] as const;
const nothing = { papers: [], materials: [], produces: [] } as const;
/** Until the number is taken they may leave with nothing changed. */
const beforeNumber = ['received', 'identified', 'prechecked', 'declared', 'photographed', 'examined'] as const;

const beforeExamination = ['received', 'identified', 'prechecked', 'declared', 'photographed'] as const;

/** 初审 — 受理 — 审查 — 发证, as 民发〔2025〕23号 names them, in the counter's seven steps. */
export const reissueProcess = {
  identify: { ...nothing, from: ['received'], to: 'identified', roles: registrar, materials: ['idCards'] },
  // 查证档案属实 (条例 2025 art. 20), and that the state of then is still that of today.
  precheck: { ...nothing, from: ['identified'], to: 'prechecked', roles: registrar, materials: ['idCards', 'record'] },
  // Until what the form says is signed.
  swapParties: { ...nothing, from: ['received', 'identified'], to: 'same', roles: registrar },
  // What proves a registration without an archive is strictly examined: by two.
  approveEvidence: { ...nothing, from: beforeExamination, to: 'same', roles: registrar, approvedBy: ['supervisor', 'approver'] },
  declare: {
    ...nothing,
    from: ['prechecked'],
    to: 'declared',
    roles: registrar,
    papers: ['reissueDeclaration'],
    materials: ['signedDeclarations'],
  },
  photograph: { ...nothing, from: ['declared', 'photographed'], to: 'photographed', roles: registrar, materials: ['photo'] },
  examine: { ...nothing, from: ['photographed'], to: 'examined', roles: registrar, produces: ['reissueExaminationForm'] },
  // The form is drawn again: it now carries number and blanks, and they sign for receipt on it.
  prepare: {
    ...nothing,
    from: ['examined'],
    to: 'prepared',
    roles: registrar,
    produces: ['reissueExaminationForm', 'certificate', 'divorceCertificate'],
  },
  replaceBlank: { ...nothing, from: ['prepared'], to: 'same', roles: registrar, approvedBy: witnesses },
  voidCertificates: { ...nothing, from: ['prepared'], to: 'examined', roles: registrar, approvedBy: witnesses },
  issue: {
    ...nothing,
    from: ['prepared'],
    to: 'issued',
    roles: registrar,
    papers: ['reissueExaminationForm', 'certificate', 'divorceCertificate'],
    materials: ['signedReceipts'],
    completes: true,
  },
  refuse: { ...nothing, from: beforeNumber, to: 'refused', roles: registrar, produces: ['reissueRefusalNotice'] },
  cancel: { ...nothing, from: beforeNumber, to: 'cancelled', roles: registrar },
  // A character of a name that no font draws gets its picture, until the papers on the blanks are made.
  pictureCharacter: { ...nothing, from: beforeNumber, to: 'same', roles: registrar },
  // Seen whenever somebody is here, and noted even when the case has ended a moment ago.
  recordConcern: { ...nothing, from: ReissueState.options, to: 'same', roles: registrar },
} as const satisfies ProcessTable<ReissueState, ReissueAction, ReissueMaterial>;

const table: ProcessTable<ReissueState, ReissueAction, ReissueMaterial> = reissueProcess;

export const initialReissueState: ReissueState = 'received';

/** The counter's seven steps and the state each leads to. */
export const reissueSteps: ReadonlyArray<{ readonly step: ReissueStep; readonly state: ReissueState }> = [
  { step: 'identify', state: reissueProcess.identify.to },
  { step: 'precheck', state: reissueProcess.precheck.to },
  { step: 'declare', state: reissueProcess.declare.to },
  { step: 'photograph', state: reissueProcess.photograph.to },
  { step: 'examine', state: reissueProcess.examine.to },
  { step: 'prepare', state: reissueProcess.prepare.to },
  { step: 'issue', state: reissueProcess.issue.to },
];

/** Where each paper of a reissue may be drawn afresh, and whether each applicant has their own. */
export const reissuePapers: Readonly<
  Partial<Record<DocumentKind, { readonly drawnIn: readonly ReissueState[]; readonly perParty: boolean }>>
> = {
  reissueDeclaration: { drawnIn: ['prechecked'], perParty: true },
  reissueExaminationForm: { drawnIn: ['examined', 'prepared'], perParty: false },
  reissueRefusalNotice: { drawnIn: ['refused'], perParty: false },
  certificatePreview: { drawnIn: ['examined', 'prepared'], perParty: true },
  photocopies: {
    drawnIn: ['identified', 'prechecked', 'declared', 'photographed', 'examined', 'prepared', 'issued', 'refused'],
    perParty: true,
  },
  photoSheet: { drawnIn: ['photographed', 'examined', 'prepared', 'issued'], perParty: false },
};

/** The form may be changed until what it says is signed. */
export const reissueDraftStates: readonly ReissueState[] = ['received', 'identified', 'prechecked'];

export function reissueActionRule(action: ReissueAction): ProcessAction<ReissueState, ReissueMaterial> {
  return table[action];
}

/** What somebody with these roles may do next. */
export function reissueActionsIn(state: ReissueState, roles: readonly StaffRole[]): ReissueAction[] {
  return actionsOf(table, state, roles);
}

/** null: not allowed in this state. */
export function nextReissueState(state: ReissueState, action: ReissueAction): ReissueState | null {
  return stateAfter(table, state, action);
}

/** Issued, refused, cancelled: nothing more is decided of it. */
export function isReissueClosed(state: ReissueState): boolean {
  return Object.values(table).every(({ from, to }) => to === 'same' || !from.includes(state));
}

/** The counter's next step in a state; null when the case is closed. */
export function nextReissueStep(state: ReissueState): ReissueStep | null {
  if (isReissueClosed(state)) return null;
  const done = reissueSteps.findIndex((each) => each.state === state);
  return reissueSteps[done + 1]?.step ?? null;
}
