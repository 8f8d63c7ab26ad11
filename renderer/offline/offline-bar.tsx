import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '#shared/contract/index.ts';
import { ErrorNotice, useAct, useAsk } from '../client/index.ts';
import { Button, Icon, ReasonPanel } from '../components/index.ts';
import './offline-bar.css';

/** Over every page while offline registration is open: until when, under what, how much was done, what follows, and how to end it. */
export function OfflineBar({ session }: { readonly session: Session | null }): ReactElement | null {
  const { t } = useTranslation(['common', 'errors']);
  const office = useAsk('office.get', {});
  const [asking, setAsking] = useState(false);
  const close = useAct('office.closeOfflineRegistration');
  const stop = useAct('office.stopOfflineRegistration');
  const day = office.value?.offlineDay ?? null;
  if (day === null || day.closedAt !== null) return null;
  const roles = session === null || session.locked ? [] : session.staff.roles;
  const alone = roles.includes('supervisor');
  const mayStop = alone || roles.includes('registrar');
  const act = alone ? close : stop;
  return (
    <div className="offline-over">
      <div className="offline-bar" role="status">
        <Icon name="warning" />
        <p className="offline-bar-words">
          <strong>{t('offline.title')}</strong>
          <span>{t('offline.until')}</span>
          <span>{t('offline.authorisation', { number: day.authorisation })}</span>
          <span>{t('offline.acts', { count: day.acts })}</span>
          <span className="offline-bar-consequence">{t('offline.consequence')}</span>
        </p>
        {mayStop && !asking && (
          <Button small onPress={() => setAsking(true)}>
            {t('offline.stop')}
          </Button>
        )}
      </div>
      {mayStop && asking && (
        <div className="offline-bar-panel">
          <ReasonPanel
            title={t('offline.stop')}
            explain={t(alone ? 'offline.explain' : 'offline.explainApproval')}
            confirm={t('offline.stop')}
            approval={!alone}
            busy={act.busy}
            error={<ErrorNotice error={act.error} />}
            onCancel={() => {
              setAsking(false);
              act.forget();
            }}
            onConfirm={(reason, approval) => {
              const done = alone ? close.run({ reason }) : stop.run({ reason }, { approval: approval! });
              void done.then((answer) => answer.ok && setAsking(false));
            }}
          />
        </div>
      )}
    </div>
  );
}
