import { failure } from '#shared/contract/index.ts';
import { ok } from '#shared/model/index.ts';
import { writing, type HandlersFor } from '../../ports.ts';
import { readPage } from '../kept-pages.ts';
import type { ProceedingDeps } from './deps.ts';
import { findProceeding, findStepPage, listProceedings } from './rows.ts';
import { createStepTaker } from './take-step.ts';

type ProceedingOperation = `proceedings.${'list' | 'open' | 'step' | 'decide' | 'page' | 'courtGuide'}`;

/** 撤销与更正: each step is examined by the law and only ever added; a decision notes the record in the same commit. */
export function createProceedingHandlers(deps: ProceedingDeps): HandlersFor<ProceedingOperation> {
  const { store, clock, papers } = deps;
  const take = createStepTaker(deps);
  const answer = ({ id }: { readonly id: string }) => store.read((db) => findProceeding(db, id)!);
  return {
    'proceedings.list': ({ input }) => ok(store.read((db) => listProceedings(db, input.recordId))),

    'proceedings.open': writing('proceedings.open', {
      act: ({ author, input: { recordId, said, pages } }) => take({ in: { recordId }, said, author }, pages),
      answer,
    }),

    'proceedings.step': writing('proceedings.step', {
      act: ({ author, input: { id, said, pages } }) => take({ in: { id }, said, author }, pages),
      answer,
    }),

    'proceedings.decide': writing('proceedings.decide', {
      act: ({ author, input: { id, said, pages } }) => take({ in: { id }, said, author }, pages),
      answer,
    }),

    'proceedings.page': async ({ input }) => {
      const digest = store.read((db) => findStepPage(db, input));
      if (digest === null) return failure('proceeding.notFound', {});
      return readPage(store.vault, digest);
    },

    'proceedings.courtGuide': writing('proceedings.courtGuide', {
      act: async ({ author }) => {
        const drawn = await papers.guide(clock.today());
        return drawn.ok ? store.commit(author, (transaction) => ok({ documentId: drawn.value(transaction) })) : drawn;
      },
      answer: (receipt: { readonly documentId: string }) => receipt,
    }),
  };
}
