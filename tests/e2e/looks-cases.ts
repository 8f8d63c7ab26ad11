import { needsAuthenticityStatement } from '#shared/law/marriage/index.ts';
import {
  emptyApplication,
  slots,
  type CivilDate,
  type Couple,
  type MarriageApplication,
  type MaterialKind,
  type Slot,
} from '#shared/model/index.ts';
import { confirmByCouple, printFinalPapers, printPaper, allDeclared, testPhoto, type Caller } from '../core/cases/test-desk.ts';
import { couples, marks } from './looks-people.ts';

/** How far a case is taken before somebody looks at it. */
const states = ['opened', 'identified', 'prechecked', 'declared', 'photographed', 'examined', 'prepared', 'registered'] as const;
type Taken = (typeof states)[number];

const kinds = ['foreigner', 'hongKong', 'soldier', 'supplementary'] as const;
/** Of these the first step alone: what follows looks as it does for the others. */
const kindsOpened = ['taiwan', 'macao', 'overseasChinese', 'stateless'] as const;

/** Every case of the hall, by what it is. */
export const placed: readonly { readonly called: string; readonly kind: string; readonly state: Taken }[] = [
  ...states.map((state) => ({ called: `residents-${state}`, kind: 'residents', state })),
  ...kinds.flatMap((kind) =>
    (['opened', 'identified', 'prechecked', 'photographed'] as const).map((state) => ({ called: `${kind}-${state}`, kind, state })),
  ),
  ...kindsOpened.map((kind) => ({ called: kind, kind, state: 'opened' as const })),
  ...['colleague', 'underage', 'refused', 'redirected'].map((called) => ({
    called,
    kind: called,
    state: 'opened' as const,
  })),
];

export function markOf(called: string): string {
  return marks[placed.findIndex((each) => each.called === called)]!;
}

const supplementary: MarriageApplication = {
  ...emptyApplication,
  kind: 'supplementary',
  livingTogetherSince: '2021-05-01' as CivilDate,
};

/** A case of each kind at each step, one of a colleague, and two that end without a marriage. */
export async function prepareCases(as: (code: 'R1' | 'R2') => Promise<Caller>): Promise<void> {
  const registrar = await as('R1');
  for (const { called, kind, state } of placed.filter((each) => each.kind !== each.called)) {
    const couple = couples[kind in couples ? (kind as keyof typeof couples) : 'residents'](markOf(called));
    await takeCase(registrar, state, couple, kind === 'supplementary' ? supplementary : undefined);
  }
  await takeCase(await as('R2'), 'identified', couples.residents(markOf('colleague')));
  const open = (called: string, kind: keyof typeof couples) => takeCase(registrar, 'opened', couples[kind](markOf(called)));
  for (const kind of kindsOpened) await open(kind, kind);
  await open('underage', 'underage');
  await registrar.ask('marriage.refuse', { caseId: await open('refused', 'underage') });
  await registrar.ask('marriage.redirect', { caseId: await open('redirected', 'taiwan') });
}

/** Opens a case of this couple and takes it there, as the registrar would. */
export async function takeCase(
  caller: Caller,
  target: Taken,
  couple: Couple,
  application: MarriageApplication = emptyApplication,
): Promise<string> {
  const view = await caller.ask('cases.open', { business: 'marriage' });
  const caseId = view.id;
  await caller.ask('cases.saveDraft', { caseId, revision: view.draftRevision, couple, application });
  const steps: Record<Taken, () => Promise<unknown>> = {
    opened: () => Promise.resolve(),
    identified: async () => {
      await scanAll(caller, caseId);
      await caller.ask('marriage.identify', { caseId });
    },
    prechecked: () => caller.ask('marriage.precheck', { caseId, bothPresent: true, askedApart: true }),
    declared: async () => {
      for (const party of slots) {
        await printPaper(caller, caseId, 'declaration', party);
        if (!needsAuthenticityStatement(couple[party])) continue;
        await printPaper(caller, caseId, 'authenticityStatement', party);
        // Only the signed form of what was printed counts.
        await keepPicture(caller, caseId, 'authenticityStatement', party);
      }
      await caller.ask('marriage.declare', { caseId, declared: allDeclared });
    },
    photographed: async () => caller.ask('marriage.photograph', { caseId, picture: await testPhoto(), from: 'file' }),
    examined: () => caller.ask('marriage.examine', { caseId }),
    prepared: async () => {
      await confirmByCouple(caller, caseId);
      await caller.ask('marriage.prepare', { caseId });
    },
    registered: async () => {
      await printFinalPapers(caller, caseId);
      await caller.ask('marriage.register', { caseId, signedForReceipt: { man: true, woman: true } });
    },
  };
  for (const [state, take] of Object.entries(steps)) {
    await take();
    if (state === target) break;
  }
  return caseId;
}

/** Keeps a picture of every paper of the case, as the camera above the desk takes it. */
async function scanAll(caller: Caller, caseId: string): Promise<void> {
  const { materials } = await caller.ask('cases.get', { caseId });
  for (const { kind, party: whose, need } of materials)
    if (need === 'scan' && kind !== 'authenticityStatement') await keepPicture(caller, caseId, kind, whose);
}

async function keepPicture(caller: Caller, caseId: string, kind: MaterialKind, whose: Slot | null): Promise<void> {
  const picture = await testPhoto(1240, 880);
  await caller.ask('attachments.add', { caseId, kind, party: whose, picture, from: 'camera', of: 'original' });
}
