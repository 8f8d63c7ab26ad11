import { useEffect } from 'react';
import type { DisplayPage } from '#shared/contract/index.ts';
import { useClient, useCoreIsRunning } from '../../client/index.ts';

/** Turns the couple's screen with the work, and to nothing when another case is chosen; null: it stays as it is. */
export function useApplicantPage(wanted: DisplayPage | null, shownCase: string): void {
  const client = useClient();
  const running = useCoreIsRunning();
  const caseId = wanted === 'declaration' ? shownCase : null;

  useEffect(() => {
    // Also when the core is back: it keeps in memory alone what is shown.
    if (running && wanted !== null) void client.call('display.show', { page: wanted, caseId });
  }, [client, running, wanted, caseId]);
  useEffect(() => () => void client.call('display.show', { page: 'idle', caseId: null }), [client]);
}
