import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useAsk } from '../../client/index.ts';

/** Milliseconds between two signs of life; the core forgets whoever it has heard nothing of for 90 s. */
const rest = 30_000;

/**
 * Lets the core know that somebody still touches the screen, who may read a page for long that asks for nothing. `onLost`: the core has
 * ended the visit itself, and what the pages show is nobody's.
 */
export function useVisitKept(onLost: () => void): void {
  const queries = useQueryClient();
  const { value: state } = useAsk('kiosk.state', {});
  const visiting = state !== undefined && state.visit !== null;
  const over = state !== undefined && state.visit === null;
  const [wasVisiting, setWasVisiting] = useState(false);
  if (visiting && !wasVisiting) setWasVisiting(true);
  const lost = wasVisiting && over;
  const latest = useRef(onLost);
  useEffect(() => {
    latest.current = onLost;
  });
  useEffect(() => {
    if (lost) latest.current();
  }, [lost]);
  useEffect(() => {
    if (!visiting) return;
    let last = performance.now();
    const touched = (): void => {
      if (performance.now() - last < rest) return;
      last = performance.now();
      void queries.invalidateQueries({ queryKey: ['kiosk.state'] });
    };
    const kinds = ['pointerdown', 'keydown'] as const;
    for (const kind of kinds) document.addEventListener(kind, touched, { capture: true });
    return () => {
      for (const kind of kinds) document.removeEventListener(kind, touched, { capture: true });
    };
  }, [visiting, queries]);
}
