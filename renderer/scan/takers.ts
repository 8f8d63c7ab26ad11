import { useEffect, useRef } from 'react';
import { isZone, takeZone } from './zone.ts';

/** `false`: nothing of mine, the next one is asked. */
export type Taker = (text: string) => unknown;

const takers: Array<{ readonly take: Taker; readonly first: boolean }> = [];

/**
 * Hands on what was scanned, whichever way it came: a travel document's zone to the page that waits for one, anything else to the parts
 * that want to be asked first, and then to the page shown last.
 */
export function handOn(text: string): void {
  if (isZone(text) && takeZone(text)) return;
  const latest = takers.toReversed();
  for (const { take } of [...latest.filter(({ first }) => first), ...latest.filter(({ first }) => !first)]) {
    if (take(text) !== false) return;
  }
}

export function useTaker(onScan: Taker | null, first: boolean): void {
  const latest = useRef(onScan);
  useEffect(() => {
    latest.current = onScan;
  }, [onScan]);
  const active = onScan !== null;
  useEffect(() => {
    if (!active) return;
    const taker = { take: (text: string) => latest.current?.(text), first };
    takers.push(taker);
    return () => void takers.splice(takers.indexOf(taker), 1);
  }, [active, first]);
}
