import { useEffect, useRef } from 'react';

type Taker = (text: string) => void;

/** A window has one keyboard, and the page shown last takes what it brings. */
const takers: Taker[] = [];

/** The machine readable zone of a travel document: nothing else that is scanned has its fillers. */
export function isZone(text: string): boolean {
  return text.includes('<') && text.replaceAll('\n', '').length >= 88;
}

/** Hands a scanned zone to the page that waits for one; false where none does. */
export function takeZone(text: string): boolean {
  const taker = takers.at(-1);
  taker?.(text);
  return taker !== undefined;
}

/** Takes the zones scanned while this part is shown; null: not now. */
export function useZone(onZone: Taker | null): void {
  const latest = useRef(onZone);
  useEffect(() => {
    latest.current = onZone;
  }, [onZone]);
  const active = onZone !== null;
  useEffect(() => {
    if (!active) return;
    const taker: Taker = (text) => latest.current?.(text);
    takers.push(taker);
    return () => void takers.splice(takers.indexOf(taker), 1);
  }, [active]);
}
