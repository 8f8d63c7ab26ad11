import type { Proceeding, ProceedingAct, ProceedingAction, ProceedingState, ProceedingStep } from '#shared/model/index.ts';
import type { ProcessTable } from '../process.ts';

type Going = Exclude<ProceedingAction, 'open'>;

const handlers = ['supervisor', 'registrar'] as const;
const plain = { roles: handlers, papers: [], materials: [], produces: [] } as const;
const decided = {
  ...plain,
  from: ['reviewed', 'heard'],
  to: 'decided',
  approvedBy: ['approver', 'supervisor'],
  completes: true,
} as const;

/**
 * 立案 – 审查 – 告知 – 陈述、听证 – 决定 – 送达 – 归档 (M-91). A correction is noticed by nobody beforehand (M-92): it goes from the review to the
 * decision. What is served and what became of the certificates is written down as often as it happens.
 */
export const proceedingProcess = {
  review: { ...plain, from: ['opened'], to: 'reviewed' },
  notify: { ...plain, from: ['reviewed'], to: 'notified', produces: ['revocationNotice'] },
  hear: { ...plain, from: ['notified'], to: 'heard' },
  decide: { ...decided, produces: ['revocationDecision', 'revocationDeclined', 'correctionDecision'] },
  serve: { ...plain, from: ['decided'], to: 'same', produces: ['serviceReceipt'] },
  certificates: { ...plain, from: ['decided'], to: 'same' },
  archive: { ...plain, from: ['decided'], to: 'archived' },
} as const satisfies ProcessTable<ProceedingState, Going, never>;

/** A revocation is decided once they were heard, or declined on the review; only a revocation is noticed beforehand. */
export function nextActions({
  kind,
  state,
  steps,
}: Pick<Proceeding, 'kind' | 'state'> & { readonly steps: readonly ProceedingStep[] }): Going[] {
  return (Object.keys(proceedingProcess) as Going[]).filter((action) => {
    const { from } = proceedingProcess[action];
    if (!(from as readonly string[]).includes(state)) return false;
    if (kind === 'correction') return action !== 'notify' && action !== 'hear';
    const proposes = saidIn(steps, 'review')?.said.proposes;
    if (state === 'reviewed') return proposes === 'granted' ? action === 'notify' : action === 'decide';
    return true;
  });
}

type StepOf<A extends ProceedingAction> = ProceedingStep & { readonly said: Extract<ProceedingAct, { step: A }> };

/** The last step of a kind. */
export function saidIn<A extends ProceedingAction>(steps: readonly ProceedingStep[], action: A): StepOf<A> | null {
  return (steps.findLast(({ said }) => said.step === action) as StepOf<A> | undefined) ?? null;
}

export function stateAfterStep(state: ProceedingState, action: Going): ProceedingState {
  const { to } = proceedingProcess[action];
  return to === 'same' ? state : to;
}

/** Where it stands, what waits and until when. */
export function standOf(steps: readonly ProceedingStep[]): Pick<Proceeding, 'state' | 'due'> {
  const state = steps.reduce<ProceedingState>(
    (at, { said }) => (said.step === 'open' ? 'opened' : stateAfterStep(at, said.step)),
    'opened',
  );
  const hearing = state === 'notified' ? saidIn(steps, 'notify')?.until : null;
  if (hearing) return { state, due: { what: 'hearing', on: hearing } };
  const service = state === 'decided' && unserved(steps).length > 0 ? saidIn(steps, 'decide')?.until : null;
  return { state, due: service ? { what: 'service', on: service } : null };
}

const copiedTo = { judicialProposal: 'court', procuratorialProposal: 'procuratorate', policeFinding: 'police' } as const;

/** On whom the decision is still to be served: both parties, and whoever proposed it. */
export function unserved(steps: readonly ProceedingStep[]) {
  const source = saidIn(steps, 'open')!.said.source;
  const copy = source in copiedTo ? [copiedTo[source as keyof typeof copiedTo]] : [];
  const served = steps.flatMap(({ said }) => (said.step === 'serve' ? [said.to] : []));
  return (['man', 'woman', ...copy] as const).filter((to) => !served.includes(to));
}
