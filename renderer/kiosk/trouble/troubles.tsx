import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../client/index.ts';
import { KioskNotice } from '../frame/kiosk-notice.tsx';

/** What the kiosk lacks now, and where the same is done instead. */
export function Troubles(): ReactElement | null {
  const { t } = useTranslation('kiosk');
  const { value: state } = useAsk('kiosk.state', {});
  if (state === undefined) return null;
  const lacks = [
    state.reader === 'lost' && t('trouble.reader'),
    state.ticketPrinter === 'paperOut' && t('trouble.paperOut'),
    state.ticketPrinter === 'lost' && t('trouble.printer'),
  ].filter((each) => each !== false);
  if (lacks.length === 0) return null;
  return (
    <KioskNotice tone="waiting">
      {lacks.map((lack) => (
        <p key={lack}>{lack}</p>
      ))}
    </KioskNotice>
  );
}
