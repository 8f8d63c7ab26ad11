import { useEffect, useState } from 'react';

/** Which of several is shown: one after another, each for as many seconds. It begins anew with the first where their number changes. */
export function useTurn(count: number, seconds: number): number {
  const [turn, setTurn] = useState({ count, at: 0 });
  if (turn.count !== count) setTurn({ count, at: 0 });
  useEffect(() => {
    if (count < 2) return undefined;
    const timer = setInterval(() => setTurn((last) => ({ ...last, at: (last.at + 1) % last.count })), seconds * 1_000);
    return () => clearInterval(timer);
  }, [count, seconds]);
  return turn.count === count ? turn.at : 0;
}
