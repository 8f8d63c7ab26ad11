import { ok } from '#shared/model/index.ts';
import { digestHex } from '../crypto/index.ts';
import type { HealthOperation } from '../hall.ts';
import type { HandlersFor } from '../ports.ts';
import { diagnosticsExported } from './acts.ts';
import { createBundle } from './bundle.ts';
import { diagnose, type HealthDeps } from './diagnose.ts';

/** How the hall fares, for the supervisor's page and for whoever helps. */
export function createHealthHandlers(deps: HealthDeps): HandlersFor<HealthOperation> {
  return {
    'hall.diagnostics': async () => ok(await diagnose(deps)),

    // No receipt could hold the bundle: a repeated request gets a fresh one, and the journal keeps the first act.
    'hall.exportDiagnostics': async ({ author }) => {
      const bundle = await createBundle(deps);
      const { store } = deps.opening.hall()!;
      store.commit(author, ({ append }) => {
        append(diagnosticsExported, { digest: digestHex(bundle), bytes: bundle.length });
        return ok(null);
      });
      return ok({ bundle: Buffer.from(bundle).toString('base64') });
    },
  };
}
