import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Notice } from '../components/index.ts';
import type { Scanned } from './route.ts';

export interface RefusedScanProps {
  readonly scan: Extract<Scanned, { readonly kind: 'refused' }>;
  readonly onClose: () => void;
}

/** Says what kind of thing was scanned and why nothing opened; never what it said. */
export function RefusedScan({ scan: { why, length }, onClose }: RefusedScanProps): ReactElement {
  const { t } = useTranslation(['front-desk', 'common']);
  return (
    <Notice
      tone="info"
      actions={
        <Button small onPress={onClose}>
          {t('common:action.close')}
        </Button>
      }
    >
      {t(`scan.refused.${why}`, { count: length })}
    </Notice>
  );
}
