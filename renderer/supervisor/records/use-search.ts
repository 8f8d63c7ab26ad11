import { useCallback, useEffect, useRef, useState } from 'react';
import type { CallError, LookWhy, Output, RecordQuery } from '#shared/contract/index.ts';
import { useClient } from '../../client/index.ts';

export interface Sought {
  readonly by: Required<RecordQuery>;
  readonly why: LookWhy;
  readonly matter: string;
}
export type Found = Sought & Output<'records.find'>;

/** Milliseconds after the last key before what is typed is looked for. */
const pause = 250;
const shortest = 2;

/** What is typed is enough to look for it; whoever presses the key may ask for less. */
function isEnough({ text, spouse, from, until }: Sought['by']): boolean {
  return text.length >= shortest || spouse.length >= shortest || from !== null || until !== null;
}

/**
 * Looks for records: when asked to, and from then on while somebody types, as long as the purpose stays the same: then the first look
 * goes on. One question at a time; of those that wait only the newest is asked.
 */
export function useSearch(sought: Sought) {
  const client = useClient();
  const [found, setFound] = useState<Found>();
  const [error, setError] = useState<CallError<'records.find'>>();
  const [busy, setBusy] = useState(false);
  const waiting = useRef<Sought | null>(null);
  const running = useRef(false);
  const last = useRef<Found | null>(null);

  const search = useCallback(
    async (first: Sought): Promise<void> => {
      waiting.current = first;
      if (running.current) return;
      running.current = true;
      setBusy(true);
      for (let next: Sought | null = first; next !== null; next = waiting.current) {
        waiting.current = null;
        const goesOn = last.current?.why === next.why && last.current.matter === next.matter;
        const answer = await client.call('records.find', { ...next, lookId: goesOn ? last.current!.lookId : null });
        if (answer.ok) last.current = { ...next, ...answer.value };
        setError(answer.ok ? undefined : answer.error);
        if (answer.ok && waiting.current === null) setFound(last.current!);
      }
      running.current = false;
      setBusy(false);
    },
    [client],
  );

  const { why, matter } = sought;
  /** What is typed, compared by what it says. */
  const key = JSON.stringify(sought.by);
  useEffect(() => {
    const before = last.current;
    if (before === null || before.why !== why || before.matter !== matter || JSON.stringify(before.by) === key) return undefined;
    const by = JSON.parse(key) as Sought['by'];
    if (!isEnough(by)) return undefined;
    const timer = setTimeout(() => void search({ by, why, matter }), pause);
    return () => clearTimeout(timer);
  }, [key, why, matter, search]);

  /** Too little is typed now to be looked for: what was found before answers another question. */
  const isStale = found !== undefined && !isEnough(sought.by) && JSON.stringify(found.by) !== key;
  return { found, isStale, search: () => search(sought), busy, error, forget: () => setError(undefined) };
}
