import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClockView, Session } from '#shared/contract/index.ts';
import { clockWords, dateWords } from '../../client/index.ts';
import { Notice } from '../../components/index.ts';
import { ConfirmClock } from './confirm-clock.tsx';
import './clock.css';

/** The clock on the supervisor's page: why it is doubted, how to end that, and what it dated wrongly. */
export function ClockSection({ clock, session }: { readonly clock: ClockView; readonly session: Session }): ReactElement {
  const { t } = useTranslation(['supervisor', 'common']);
  const [confirmed, setConfirmed] = useState(false);
  const why = clockWords(t, clock);
  const doubted = clock.state !== 'sure';
  return (
    <>
      {doubted && (
        <Notice tone="waiting" title={t('common:clock.title')}>
          {t('common:clock.said', { why, consequence: t('common:clock.consequence') })}
        </Notice>
      )}
      {doubted && session.staff.roles.includes('supervisor') && <ConfirmClock session={session} onConfirmed={() => setConfirmed(true)} />}
      {!doubted && confirmed && (
        <Notice tone="done" onDismiss={() => setConfirmed(false)}>
          {t('clock.done')}
        </Notice>
      )}
      {!doubted && why !== null && (
        <Notice tone="info">
          {why}
          {t('clock.zoneShown')}
        </Notice>
      )}
      {clock.misdated.length > 0 && (
        <Notice tone="waiting" title={t('clock.misdated', { count: clock.misdated.length })}>
          <p>{t('clock.misdatedText')}</p>
          <ul className="clock-misdated">
            {clock.misdated.map(({ registrationNumber, on, registered }) => (
              <li key={registrationNumber} className="serif">
                {t(registered ? 'clock.misdatedRegistered' : 'clock.misdatedPrepared', {
                  number: registrationNumber,
                  date: dateWords(t, on),
                })}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  );
}
