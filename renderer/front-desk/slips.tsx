import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '#shared/contract/index.ts';
import type { DeskCodeKind } from '#shared/model/index.ts';
import { Button, Notice } from '../components/index.ts';
import { RefusedScan, routeScan, useScan, useSerialScanner, type Scanned } from '../scan/index.ts';
import type { Slip } from './scanned-slip.ts';
import type { FrontDeskTab, FrontDeskTabId } from './tabs.tsx';

type Refused = Extract<Scanned, { readonly kind: 'refused' }>;

const places: Readonly<Record<DeskCodeKind, FrontDeskTabId>> = {
  appointment: 'appointments',
  ticket: 'queue',
  ceremony: 'ceremonies',
  preReview: 'preReview',
};

/** The page a slip belongs to; null: no slip, or not a page of this person's. */
export function placeOf(slip: Slip | null, tabs: readonly FrontDeskTab[]): FrontDeskTabId | null {
  if (!slip) return null;
  return tabs.find(({ id }) => id === places[slip.of])?.id ?? null;
}

/** Takes what is scanned at the front desk's own window, and says what it was. Inside another window that one takes it. */
export function useSlips(session: Session, given: Slip | null, embedded: boolean, onSlip: (slip: Slip) => void): ReactElement | null {
  const { t } = useTranslation(['front-desk', 'common']);
  const [scan, setScan] = useState<Slip | Refused | null>(given);
  const awake = !embedded && !session.locked;
  useScan(
    awake
      ? (text) => {
          const scanned = routeScan(text);
          if (scanned.kind === 'lookUp') return setScan({ kind: 'refused', why: 'elsewhere', length: scanned.text.length });
          setScan(scanned);
          if (scanned.kind === 'slip') onSlip(scanned);
        }
      : null,
  );
  useSerialScanner(awake);
  if (scan === null) return null;
  if (scan.kind === 'refused') return <RefusedScan scan={scan} onClose={() => setScan(null)} />;
  return (
    <Notice
      tone="done"
      actions={
        <Button small onPress={() => setScan(null)}>
          {t('common:action.close')}
        </Button>
      }
    >
      {t(`scan.slip.${scan.of}`, { code: scan.text })}
    </Notice>
  );
}
