import { useEffect, useRef } from 'react';
import { useClient } from '../../client/index.ts';

/** A slip held before the serial scanner of this PC. */
export function useSerialSlip(onCode: (code: string) => void): void {
  const client = useClient();
  const latest = useRef(onCode);
  useEffect(() => {
    latest.current = onCode;
  });
  useEffect(() => {
    const take = async (): Promise<void> => {
      const answer = await client.call('scanner.takeSlip', {});
      if (answer.ok && answer.value.code !== null) latest.current(answer.value.code);
    };
    return client.onEvent((event) => {
      if (event.event === 'scanner.read') void take();
    });
  }, [client]);
}
