import { useCallback, useSyncExternalStore } from 'react';

/** The open case is kept in the address: a reloaded window comes back to it. Only the id: it names nobody. */
const pattern = /^#case=([0-9a-f-]{36})$/;

function selectedNow(): string | null {
  return pattern.exec(location.hash)?.[1] ?? null;
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

export function useSelectedCase(): readonly [caseId: string | null, select: (caseId: string | null) => void] {
  const caseId = useSyncExternalStore(subscribe, selectedNow);
  const select = useCallback((id: string | null) => {
    history.replaceState(null, '', id === null ? '#' : `#case=${id}`);
    window.dispatchEvent(new HashChangeEvent('hashchange'));
  }, []);
  return [caseId, select];
}
