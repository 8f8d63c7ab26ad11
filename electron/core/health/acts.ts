import { z } from 'zod';
import { defineAct } from '../store/types.ts';

/** Somebody took a diagnostic bundle away: who and when are the act's own, here what it was. It changes no table. */
export const diagnosticsExported = defineAct({
  type: 'diagnostics.exported',
  payload: z.object({ digest: z.string().regex(/^[0-9a-f]{64}$/), bytes: z.number().int() }),
  project() {},
});
