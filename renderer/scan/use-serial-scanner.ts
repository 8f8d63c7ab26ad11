import { useEffect } from 'react';
import { useClient } from '../client/index.ts';
import { handOn } from './takers.ts';

/** The window somebody works in asks first; another of this PC a moment later, where none has the focus. Milliseconds. */
const giveWay = 200;

/** Takes what the serial scanner of this PC read, as if it had been typed by a scanner here. */
export function useSerialScanner(enabled: boolean): void {
  const client = useClient();
  useEffect(() => {
    if (!enabled) return;
    const timers = new Set<ReturnType<typeof setTimeout>>();
    const take = async (): Promise<void> => {
      const answer = await client.call('scanner.take', {});
      if (answer.ok && answer.value.text !== null) handOn(answer.value.text);
    };
    const stop = client.onEvent((event) => {
      if (event.event !== 'scanner.read') return;
      if (document.hasFocus()) return void take();
      const timer = setTimeout(() => {
        timers.delete(timer);
        void take();
      }, giveWay);
      timers.add(timer);
    });
    return () => {
      stop();
      timers.forEach(clearTimeout);
    };
  }, [client, enabled]);
}
