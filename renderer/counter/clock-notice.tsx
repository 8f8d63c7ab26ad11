import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClockView, Session } from '#shared/contract/index.ts';
import { clockWords, useAsk, useClient } from '../client/index.ts';
import { Button, Notice } from '../components/index.ts';

/** Says above the case why nothing is numbered now, and who ends that. Put away, it comes back with another cause. */
export function ClockNotice({ session }: { readonly session: Session }): ReactElement | null {
  const { t } = useTranslation(['counter', 'common']);
  const client = useClient();
  const office = useAsk('office.get', {});
  const [away, putAway] = useState<ClockView['state'] | null>(null);
  const clock = office.value?.clock;
  if (!clock || clock.state === 'sure' || clock.state === away) return null;
  return (
    <div className="case-notice">
      <Notice
        tone="waiting"
        title={t('common:clock.title')}
        actions={
          session.staff.roles.includes('supervisor') && (
            <Button small onPress={() => void client.openStation('supervisor')}>
              {t('clock.open')}
            </Button>
          )
        }
        onDismiss={() => putAway(clock.state)}
      >
        <p>{t('common:clock.said', { why: clockWords(t, clock), consequence: t('common:clock.consequence') })}</p>
        <p>{t('clock.ask')}</p>
      </Notice>
    </div>
  );
}
