import { useEffect, useState, useSyncExternalStore } from 'react';
import type { CaseView } from '#shared/model/index.ts';
import { useClient } from '../../client/index.ts';
import { createDraftKeeper, type DraftKeeper, type DraftState } from './draft-keeper.ts';

/** The half-filled form of a case: saved 250 ms after the last change, when a field is left, and when the page goes away. */
export function useDraft(view: CaseView): { readonly keeper: DraftKeeper; readonly draft: DraftState } {
  const client = useClient();
  const [keeper] = useState(() => createDraftKeeper({ client, view }));
  const draft = useSyncExternalStore(keeper.subscribe, keeper.state);
  useEffect(() => keeper.receive(view), [keeper, view]);
  useEffect(() => {
    const flush = (): void => void keeper.flush();
    window.addEventListener('pagehide', flush);
    window.addEventListener('focusout', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      window.removeEventListener('focusout', flush);
      flush();
    };
  }, [keeper]);
  return { keeper, draft };
}
