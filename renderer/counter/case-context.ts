import { createContext, useContext } from 'react';
import type {
  CaseView,
  DivorceView,
  Finding,
  MarriageView,
  PartyDraft,
  RareCharacter,
  ReissueView,
  RequiredMaterial,
  Slot,
} from '#shared/model/index.ts';
import type { DraftKeeper, DraftState } from './draft/draft-keeper.ts';

/** What every page of a case works on. */
export interface OpenCaseOf<View extends CaseView> {
  readonly view: View;
  readonly draft: DraftState<View>;
  readonly keeper: DraftKeeper<View>;
  /** Of the case as it stands, for the step that comes next; once it has ended, as they were recorded. */
  readonly findings: readonly Finding[];
  /** The closed list of papers for the form as it stands. */
  readonly materials: readonly RequiredMaterial[];
  /** Characters of the form as it stands that no font draws. */
  readonly rareCharacters: readonly RareCharacter[];
  /** Drawn documents that the form as it stands has left behind. */
  readonly outdatedPapers: readonly string[];
  /** Opens the page where one gets its picture. */
  readonly pictureCharacter: (rare: RareCharacter) => void;
  /** The form may still be changed. */
  readonly editable: boolean;
  /** A changed card field still waits for its reason, per party. */
  readonly pendingReasons: ReadonlySet<Slot>;
  readonly setPendingReason: (slot: Slot, pending: boolean) => void;
  readonly changeParty: (slot: Slot, change: Partial<PartyDraft>) => void;
}

export type MarriageCase = OpenCaseOf<MarriageView>;
export type DivorceCase = OpenCaseOf<DivorceView>;
export type ReissueCase = OpenCaseOf<ReissueView>;
export type OpenCase = MarriageCase | DivorceCase | ReissueCase;

export const CaseContext = createContext<OpenCase | null>(null);

/** The open case of whatever business: what all businesses have in common. */
export function useOpenCase(): OpenCase {
  const open = useContext(CaseContext);
  if (!open) throw new Error('useOpenCase outside of a case');
  return open;
}

export function useMarriage(): MarriageCase {
  const open = useOpenCase();
  if (!isMarriage(open)) throw new Error('useMarriage outside of a marriage');
  return open;
}

export function useDivorce(): DivorceCase {
  const open = useOpenCase();
  if (!isDivorce(open)) throw new Error('useDivorce outside of a divorce');
  return open;
}

export function useReissue(): ReissueCase {
  const open = useOpenCase();
  if (isMarriage(open) || isDivorce(open)) throw new Error('useReissue outside of a reissue');
  return open;
}

function isMarriage(open: OpenCase): open is MarriageCase {
  return open.view.business === 'marriage';
}

function isDivorce(open: OpenCase): open is DivorceCase {
  return open.view.business === 'divorce';
}
