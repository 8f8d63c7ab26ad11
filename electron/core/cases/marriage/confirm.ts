import { failure } from '#shared/contract/index.ts';
import { ok } from '#shared/model/index.ts';
import { writing, type Call, type HandlersFor } from '../../ports.ts';
import { seenDigest } from '../confirmation.ts';
import { coupleConfirmed } from './acts.ts';
import type { CaseDeps } from '../deps.ts';
import { takeStep } from './steps.ts';

/** The couple's word that form and photo are right; only for what stands there at this moment. */
export function createConfirmHandlers(
  deps: CaseDeps & { readonly pointedAt: (caseId: string, call: Call) => number },
): HandlersFor<'marriage.confirm'> {
  return {
    'marriage.confirm': writing('marriage.confirm', {
      act: (call) =>
        takeStep(deps, call, call.input.caseId, 'confirm', ({ append }, record) => {
          const count = deps.pointedAt(record.id, call);
          if (count > 0) return failure('display.fieldsWrong', { count });
          const seen = seenDigest(record);
          if (seen !== call.input.seen) return failure('display.outdated', {});
          append(coupleConfirmed, { seen, on: call.station === 'applicant' ? 'applicantScreen' : 'counter' }, { caseId: record.id });
          return ok(null);
        }),
      answer: (receipt) => receipt,
    }),
  };
}
