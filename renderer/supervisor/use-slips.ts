import { useState } from 'react';
import type { Session } from '#shared/contract/index.ts';
import { routeScan, useScan, useSerialScanner, type Scanned } from '../scan/index.ts';

/** Slips scanned at this desk lead to the front desk; all else is said. */
export function useSlips(session: Session, mine: boolean, openSlip: (slip: Extract<Scanned, { kind: 'slip' }>) => void) {
  const [refused, setRefused] = useState<Extract<Scanned, { kind: 'refused' }> | null>(null);
  const awake = mine && !session.locked;
  useScan(
    awake
      ? (text) => {
          const scan = routeScan(text);
          if (scan.kind === 'slip') openSlip(scan);
          setRefused(
            scan.kind === 'slip' ? null : scan.kind === 'refused' ? scan : { kind: 'refused', why: 'elsewhere', length: scan.text.length },
          );
        }
      : null,
  );
  useSerialScanner(awake);
  return { refused, forget: () => setRefused(null) };
}
