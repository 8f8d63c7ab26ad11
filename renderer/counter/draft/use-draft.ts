import { hashKey, notifyManager, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Answer } from '#shared/contract/index.ts';
import type { CaseView } from '#shared/model/index.ts';
import { useClient } from '../../client/index.ts';
import { createDraftKeeper, isOfSameBusiness, type DraftKeeper, type DraftState } from './draft-keeper.ts';
import type { Form } from './merge-forms.ts';

/** The half-filled form of a case: saved 250 ms after the last change, when a field is left, and when the page goes away. */
export function useDraft<View extends CaseView>(view: View): { readonly keeper: DraftKeeper<View>; readonly draft: DraftState<View> } {
  const client = useClient();
  const queries = useQueryClient();
  const [keeper] = useState(() => createDraftKeeper({ client, view, onSaved: (saved) => rememberSaved(queries, view, saved) }));
  const draft = useSyncExternalStore(keeper.subscribe, keeper.state);
  useEffect(() => keeper.receive(view), [keeper, view]);
  useEffect(() => followView(queries, keeper, view), [queries, keeper, view]);
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

/** Hands the keeper a newer view together with whoever shows it: page and form are drawn once. */
function followView<View extends CaseView>(queries: QueryClient, keeper: DraftKeeper<View>, view: View): () => void {
  const hash = hashKey(keyOf(view.id));
  const hear = notifyManager.batchCalls((answer: Answer<'cases.get'>) => {
    if (answer.ok && isOfSameBusiness(answer.value, view)) keeper.receive(answer.value);
  });
  return queries.getQueryCache().subscribe(({ type, query }) => {
    if (type === 'updated' && query.queryHash === hash && query.state.data !== undefined) hear(query.state.data as Answer<'cases.get'>);
  });
}

function keyOf(caseId: string) {
  return ['cases.get', { caseId }] as const;
}

/** A draft is no act and so announces nothing: the case opened again and the worklist must know it all the same. */
function rememberSaved<View extends CaseView>(
  queries: QueryClient,
  view: View,
  { couple, application, revision }: Form<View> & { readonly revision: number },
): void {
  queries.setQueryData<Answer<'cases.get'>>(keyOf(view.id), (old) =>
    old?.ok && isOfSameBusiness(old.value, view) && old.value.draftRevision < revision
      ? { ok: true, value: { ...old.value, couple, application, draftRevision: revision } }
      : old,
  );
  void queries.invalidateQueries({ queryKey: ['cases.worklist'] });
}
