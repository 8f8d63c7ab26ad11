import { z } from 'zod';
import type { OperationName } from '#shared/contract/index.ts';
import { ok } from '#shared/model/index.ts';
import { writing, type HandlersFor } from '../ports.ts';
import { defineAct, type StoreDep } from '../store/types.ts';
import type { BackupKeeper } from './keeper.ts';

const Change = z.object({ from: z.string(), to: z.string() });

/** Another program takes over: which, by the digest of its signed manifest, and what was backed up before. It changes no table. */
export const programUpdatePrepared = defineAct({
  type: 'program.updatePrepared',
  payload: Change.extend({ manifest: z.string(), backup: z.string() }),
  project() {},
});

export const programWayBackPrepared = defineAct({ type: 'program.wayBackPrepared', payload: Change, project() {} });

/** What the core does for a change of program: nothing is installed over a store that is not safe elsewhere. */
export function createProgramHandlers({
  store,
  keeper,
}: StoreDep & { readonly keeper: Pick<BackupKeeper, 'make'> }): HandlersFor<Extract<OperationName, `program.${string}`>> {
  return {
    'program.prepareUpdate': writing('program.prepareUpdate', {
      async act(call) {
        const made = await keeper.make(null);
        if (!made.ok) return made;
        const backup = made.value.name;
        return store.commit(call.author, ({ append }) => {
          append(programUpdatePrepared, { ...call.input, backup });
          return ok({ backup });
        });
      },
      answer: (receipt) => receipt,
    }),
    'program.prepareWayBack': writing('program.prepareWayBack', {
      act: ({ author, input }) =>
        store.commit(author, ({ append }) => {
          append(programWayBackPrepared, input);
          return ok({});
        }),
      answer: () => ({}),
    }),
  };
}
