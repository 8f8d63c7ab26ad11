import { useCallback, useMemo, useState } from 'react';
import type { CaseView, PartyDraft, RareCharacter, Slot } from '#shared/model/index.ts';
import type { OpenCaseOf } from './case-context.ts';
import type { DraftKeeper, DraftState } from './draft/draft-keeper.ts';

type LiveAnswer = Pick<CaseView, 'findings' | 'materials' | 'rareCharacters'> & { readonly outdated: readonly string[] };

const none: readonly string[] = [];

export interface OpenedParts<View extends CaseView> {
  readonly draft: DraftState<View>;
  readonly keeper: DraftKeeper<View>;
  readonly editable: boolean;
  /** What the rules say of the form as it stands now; undefined once the case has ended. */
  readonly live: LiveAnswer | undefined;
  readonly pictureCharacter: (rare: RareCharacter) => void;
}

/** What every page of one case works on, from its view and its form. */
export function useOpened<View extends CaseView>(
  view: View,
  { draft, keeper, editable, live, pictureCharacter }: OpenedParts<View>,
): OpenCaseOf<View> {
  const [pendingReasons, setPendingReasons] = useState<ReadonlySet<Slot>>(new Set());
  const setPendingReason = useCallback((slot: Slot, pending: boolean) => {
    setPendingReasons((before) => {
      const after = new Set(before);
      if (pending) after.add(slot);
      else after.delete(slot);
      return after;
    });
  }, []);
  const changeParty = useCallback(
    (slot: Slot, change: Partial<PartyDraft>) => {
      const before = keeper.state().couple;
      keeper.change({ ...before, [slot]: { ...before[slot], ...change } });
    },
    [keeper],
  );
  const { findings, materials, rareCharacters } = live ?? view;
  const outdatedPapers = live?.outdated ?? none;
  return useMemo(
    () => ({
      view,
      draft,
      keeper,
      findings,
      materials,
      rareCharacters,
      outdatedPapers,
      pictureCharacter,
      editable,
      pendingReasons,
      setPendingReason,
      changeParty,
    }),
    [
      view,
      draft,
      keeper,
      findings,
      materials,
      rareCharacters,
      outdatedPapers,
      pictureCharacter,
      editable,
      pendingReasons,
      setPendingReason,
      changeParty,
    ],
  );
}
