import { useState } from 'react';
import type { Session } from '#shared/contract/index.ts';
import { useClient } from '../client/index.ts';
import { mayOpenFrontDesk } from '../front-desk/may-open.ts';
import { routeScan, useScan, useSerialScanner, type Scanned } from '../scan/index.ts';

type Slip = Extract<Scanned, { readonly kind: 'slip' }>;
type Refused = Extract<Scanned, { readonly kind: 'refused' }>;

export interface ScanPlaces {
  readonly openCase: (caseId: string) => void;
  /** Nothing or several were found: somebody looks. */
  readonly find: (text: string) => void;
  /** A slip whose case is not known yet belongs to the front desk. */
  readonly openSlip: (slip: Slip) => void;
}

/** Opens what was scanned at the counter, by whatever scanner; what nothing opens for is answered, to be said. */
export function useScanned(session: Session, { openCase, find, openSlip }: ScanPlaces): [refused: Refused | null, forget: () => void] {
  const client = useClient();
  const [refused, setRefused] = useState<Refused | null>(null);

  const caseOfTicket = async (text: string): Promise<string | null> => {
    const tickets = await client.call('tickets.list', {});
    const ticket = tickets.ok ? tickets.value.tickets.find(({ slipCode }) => slipCode === text) : undefined;
    return ticket?.caseIds.length === 1 ? ticket.caseIds[0]! : null;
  };
  const open = async (text: string): Promise<void> => {
    const scan = routeScan(text);
    setRefused(null);
    if (scan.kind === 'refused') return setRefused(scan);
    if (scan.kind === 'slip') {
      const caseId = scan.of === 'ticket' ? await caseOfTicket(scan.text) : null;
      if (caseId !== null) return openCase(caseId);
      return mayOpenFrontDesk(session) ? openSlip(scan) : setRefused({ kind: 'refused', why: 'elsewhere', length: scan.text.length });
    }
    const answer = await client.call('cases.find', { text: scan.text });
    const [only, ...others] = answer.ok ? answer.value : [];
    if (only && others.length === 0) openCase(only.id);
    else find(scan.text);
  };

  const awake = !session.locked;
  useScan(awake ? (text) => void open(text) : null);
  useSerialScanner(awake);
  return [refused, () => setRefused(null)];
}
