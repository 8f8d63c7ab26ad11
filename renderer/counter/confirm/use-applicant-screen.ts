import { useEffect } from 'react';
import type { DisplayPage } from '#shared/contract/index.ts';
import { isClosed } from '#shared/law/marriage/process.ts';
import type { MarriageView } from '#shared/model/index.ts';
import { useClient, useCoreIsRunning } from '../../client/index.ts';
import type { Page } from '../case-steps.ts';

/**
 * Turns the couple's screen with the work: the notice before anything of them is read or taken, the words they declare,
 * and nothing when another case is chosen. From the photo to the certificates the registrar turns it to the check.
 */
export function useApplicantScreen(view: MarriageView, page: Page): void {
  const client = useClient();
  const running = useCoreIsRunning();
  const wanted = pageFor(view, page);
  const caseId = wanted === 'declaration' ? view.id : null;

  useEffect(() => {
    // Also when the core is back: it keeps in memory alone what is shown.
    if (running && wanted !== null) void client.call('display.show', { page: wanted, caseId });
  }, [client, running, wanted, caseId]);
  useEffect(() => () => void client.call('display.show', { page: 'idle', caseId: null }), [client]);
}

/** null: it stays as it is. */
function pageFor(view: MarriageView, page: Page): DisplayPage | null {
  if (!view.mine || isClosed(view.state)) return 'idle';
  if (page === 'identify' && view.actions.includes('identify')) return 'privacy';
  if (page === 'declare' && view.actions.includes('declare')) return 'declaration';
  if (page === 'photograph' && view.actions.includes('photograph')) return 'privacy';
  return view.actions.includes('confirm') ? null : 'idle';
}
