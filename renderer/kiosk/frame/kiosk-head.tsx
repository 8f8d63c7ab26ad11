import { useContext, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../client/index.ts';
import { Seal } from './seal.tsx';
import { StaffDoorContext } from '../staff/staff-door.ts';

/** Whose kiosk it is, and in whose name it is used: never more of a name than the hall may read. */
export function KioskHead(): ReactElement {
  const { t } = useTranslation('kiosk');
  const { value: state } = useAsk('kiosk.state', {});
  const openStaffDoor = useContext(StaffDoorContext);
  const visit = state?.visit ?? null;
  return (
    <header className="kiosk-head">
      <Seal onHeld={visit === null ? openStaffDoor : null} />
      <p className="kiosk-hall serif">{state?.hallName ?? t('hall')}</p>
      {visit !== null && (
        <p className="kiosk-visitor">
          <span className="unseen">{t('visit.of')}</span>
          <bdi className="serif">{[visit.name, visit.partner?.name].filter(Boolean).join(t('visit.and'))}</bdi>
        </p>
      )}
    </header>
  );
}
