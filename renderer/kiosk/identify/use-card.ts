import { useEffect, useRef, useState } from 'react';
import type { CallError } from '#shared/contract/index.ts';
import { useAct, useClient } from '../../client/index.ts';

type Waiting = 'starting' | 'waiting' | 'reading' | 'resting';

export interface AwaitedCard {
  readonly state: Waiting;
  readonly error: CallError<'kiosk.awaitCard'> | CallError<'kiosk.enter'> | CallError<'kiosk.enterPartner'> | undefined;
}

/** Milliseconds after which the reader rests unless somebody asks for it again: the core waits as long. */
const patience = 60_000;

/** Has the reader wait for a card as long as the page is shown, and enters it: the first one's visit, or the other of the two. */
export function useCard(as: 'kiosk.enter' | 'kiosk.enterPartner', onEntered: () => void): AwaitedCard {
  const client = useClient();
  const begin = useAct('kiosk.awaitCard');
  const enter = useAct(as);
  const [state, setState] = useState<Waiting>('starting');
  const entered = useRef(onEntered);
  useEffect(() => {
    entered.current = onEntered;
  });
  const { run: runBegin } = begin;
  const { run: runEnter } = enter;

  useEffect(() => {
    let gone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const wait = async (): Promise<void> => {
      const answer = await runBegin({});
      if (gone) return;
      setState(answer.ok ? 'waiting' : 'resting');
      if (answer.ok) timer = setTimeout(() => setState('resting'), patience);
    };
    const read = async (): Promise<void> => {
      const answer = await runEnter({});
      if (gone) return;
      if (answer.ok) entered.current();
      else setState('resting');
    };
    const stop = client.onEvent((event) => {
      if (event.event !== 'kiosk.cardRead' || gone) return;
      clearTimeout(timer);
      setState('reading');
      void read();
    });
    void wait();
    return () => {
      gone = true;
      clearTimeout(timer);
      stop();
      void client.call('kiosk.restReader', {});
    };
  }, [client, runBegin, runEnter]);

  return { state, error: begin.error ?? enter.error };
}
