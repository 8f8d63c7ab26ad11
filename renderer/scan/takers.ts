import { useEffect, useRef } from 'react';
import { isZone, takeZone } from './zone.ts';

type Taker = (text: string) => void;

/** The page shown last takes what is scanned, whichever way it came. */
const takers: Taker[] = [];

/** Hands on what was scanned: a travel document's zone to the page that waits for one, anything else to the page on top. */
export function handOn(text: string): void {
  if (isZone(text) && takeZone(text)) return;
  takers.at(-1)?.(text);
}

export function useTaker(onScan: Taker | null): void {
  const latest = useRef(onScan);
  useEffect(() => {
    latest.current = onScan;
  }, [onScan]);
  const active = onScan !== null;
  useEffect(() => {
    if (!active) return;
    const taker: Taker = (text) => latest.current?.(text);
    takers.push(taker);
    return () => void takers.splice(takers.indexOf(taker), 1);
  }, [active]);
}
