import { useState } from 'react';
import { parseDeskCode, type DeskCodeKind } from '#shared/model/index.ts';
import type { Scanned } from '../scan/index.ts';

export type Slip = Extract<Scanned, { readonly kind: 'slip' }>;

/**
 * The code of the slip that was scanned last for this page, until it is let go. `onScan`: another one came, also while the page is
 * shown; what it sets belongs to the same page.
 */
export function useScannedSlip(
  slip: Slip | null,
  kind: DeskCodeKind,
  onScan: (text: string) => void,
): [code: string | null, letGo: () => void] {
  const [seen, setSeen] = useState<Slip | null>(null);
  const [code, setCode] = useState<string | null>(null);
  if (slip !== seen) {
    setSeen(slip);
    if (slip?.of === kind) {
      setCode(parseDeskCode(slip.text)?.code ?? null);
      onScan(slip.text);
    }
  }
  return [code, () => setCode(null)];
}
