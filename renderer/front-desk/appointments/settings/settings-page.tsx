import type { ReactElement } from 'react';
import type { CivilDate } from '#shared/model/index.ts';
import { useAsk } from '../../../client/index.ts';
import { DeskWaiting } from '../../desk-page.tsx';
import { SettingsPanel } from './settings-panel.tsx';

/** The settings as they are, then the form. */
export function SettingsPage({ today, onClose }: { readonly today: CivilDate; readonly onClose: () => void }): ReactElement {
  const settings = useAsk('frontDesk.settings', {}, { keep: true });
  const office = useAsk('office.get', {}, { keep: true });
  if (settings.value === undefined || office.value === undefined) return <DeskWaiting error={settings.error ?? office.error} />;
  return (
    <SettingsPanel
      settings={settings.value.appointments}
      counters={office.value.office.counters}
      today={today}
      onSaved={settings.again}
      onClose={onClose}
    />
  );
}
