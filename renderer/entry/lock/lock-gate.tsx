import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useRef, useState, type ReactElement, type ReactNode } from 'react';
import type { Session } from '#shared/contract/index.ts';
import { useAsk, useClient } from '../../client/index.ts';
import { useIdleLock } from './idle.ts';
import { LockScreen } from './lock-screen.tsx';

const LockContext = createContext<() => void>(() => undefined);

/** Locks the screen now, for a button beside the shortcut. */
export function useLockNow(): () => void {
  return useContext(LockContext);
}

export interface LockGateProps {
  readonly session: Session;
  readonly children: ReactNode;
  readonly className?: string;
}

/**
 * Shows its children until the screen locks: after the office's idle minutes, on Ctrl+L, or by the core. The children stay
 * mounted, so half-filled forms are where they were, but nothing of them is drawn, read out or reachable by key.
 */
export function LockGate({ session, children, className }: LockGateProps): ReactElement {
  const client = useClient();
  const queries = useQueryClient();
  const office = useAsk('office.get', {});
  // The window hides at once and by itself: a core that is away must not leave a couple's papers on the screen.
  const [lockedHere, setLockedHere] = useState(false);
  const [idleMinutes, setIdleMinutes] = useState<number | null>(null);
  const minutes = office.value?.office.idleLockMinutes;
  if (minutes !== undefined && minutes !== idleMinutes) setIdleMinutes(minutes);
  const locked = lockedHere || session.locked;

  const lock = (): void => {
    if (locked) return;
    setLockedHere(true);
    void client.call('staff.lock', {}).then(() => queries.invalidateQueries({ queryKey: ['staff.session'] }));
  };
  useIdleLock(locked ? null : idleMinutes, lock);

  const lastFocus = useRef<HTMLElement | null>(null);
  useEffect(() => {
    // Back where the work was left, once it is drawn again.
    if (!locked) lastFocus.current?.focus();
  }, [locked]);

  return (
    <LockContext value={lock}>
      {locked && <LockScreen session={session} onUnlocked={() => setLockedHere(false)} />}
      <div
        className={className}
        hidden={locked}
        inert={locked}
        onFocus={(event) => {
          lastFocus.current = event.target;
        }}
      >
        {children}
      </div>
    </LockContext>
  );
}
