import { useCallback, useEffect, useEffectEvent, useState } from 'react';
import type { CallError, DeskCard, ReaderState } from '#shared/contract/index.ts';
import { useAct, useAsk, useClient } from '../../client/index.ts';

export interface DeskReader<P extends string> {
  /** `lost`: there is one that does not answer. */
  readonly is: 'none' | 'lost' | 'ready';
  /** Whose card is waited for. */
  readonly place: P | null;
  /** The card before this one lies there still (`remove`), or this one is being read. */
  readonly card: 'remove' | 'put' | 'reading';
  /** Waits for a card, until one is read, `stop`, or the page is left. */
  readonly read: (place: P) => void;
  readonly problem: ReaderState['problem'];
  /** A case took the reader while a card was waited for here. */
  readonly displaced: boolean;
  readonly error: CallError<'frontDesk.armReader'> | undefined;
  readonly forget: () => void;
}

/** The card reader for a page of the front desk: what a card says goes to `onCard` and nowhere else. */
export function useDeskReader<P extends string>(onCard: (place: P, card: DeskCard) => void): DeskReader<P> {
  const client = useClient();
  const { run, error, forget } = useAct('frontDesk.armReader');
  const reader = useAsk('devices.status', {}).value?.reader;
  const [waiting, setWaiting] = useState<{ readonly id: string; readonly place: P } | null>(null);
  const [displaced, setDisplaced] = useState(false);
  const armed = waiting !== null && reader?.desk === waiting.id;
  const [wasArmed, setWasArmed] = useState(armed);
  if (wasArmed !== armed) {
    setWasArmed(armed);
    if (!armed && reader?.armed) {
      setDisplaced(true);
      setWaiting(null);
    }
  }

  const take = useEffectEvent(async (): Promise<void> => {
    if (waiting === null) return;
    const { id, place } = waiting;
    const answer = await client.call('frontDesk.takeCard', { id });
    if (!answer.ok || answer.value.card === null) return;
    setWaiting(null);
    onCard(place, answer.value.card);
  });
  useEffect(
    () =>
      client.onEvent(({ event }) => {
        if (event === 'frontDesk.cardRead') void take();
      }),
    [client],
  );
  const id = waiting?.id ?? null;
  useEffect(() => {
    if (id === null) return;
    return () => void client.call('frontDesk.disarmReader', { id });
  }, [client, id]);

  const read = useCallback(
    async (place: P): Promise<void> => {
      setDisplaced(false);
      const answer = await run({});
      setWaiting(answer.ok ? { id: answer.value.id, place } : null);
    },
    [run],
  );
  return {
    is: reader === undefined || reader.state === 'none' ? 'none' : reader.state === 'lost' ? 'lost' : 'ready',
    place: armed ? waiting.place : null,
    card: reader?.state === 'reading' ? 'reading' : reader?.state === 'removeCard' ? 'remove' : 'put',
    read: (place) => void read(place),
    problem: armed ? reader.problem : null,
    displaced,
    error,
    forget: () => {
      setDisplaced(false);
      forget();
    },
  };
}
