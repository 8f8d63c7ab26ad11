import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { OfficeView } from '#shared/contract/index.ts';
import { clockTime, dateWords, useAct } from '../client/index.ts';
import { Button, Notice, Panel, ReasonPanel, StateMark } from '../components/index.ts';
import { RefusalNotice } from './second-person.tsx';

export interface OfflinePanelProps {
  readonly view: OfficeView;
  readonly mayOpen: boolean;
}

/** Offline registration: under which authorisation, open or not, and why. */
export function OfflinePanel({ view, mayOpen }: OfflinePanelProps): ReactElement {
  const { t } = useTranslation(['supervisor', 'errors', 'common']);
  const [asking, setAsking] = useState(false);
  const [done, setDone] = useState<'opened' | 'stopped' | null>(null);
  const open = useAct('office.openOfflineRegistration');
  const close = useAct('office.closeOfflineRegistration');
  const day = view.offlineDay;
  const isOpen = day !== null && day.closedAt === null;
  const authorisation = view.office.offlineAuthorisation;
  const isValid = authorisation !== null && authorisation.validFrom <= view.today && view.today <= authorisation.validUntil;
  const act = isOpen ? close : open;

  const send = async (reason: string): Promise<void> => {
    const answer = await act.run({ reason });
    if (!answer.ok) return;
    setAsking(false);
    setDone(isOpen ? 'stopped' : 'opened');
  };

  if (asking)
    return (
      <ReasonPanel
        title={t(isOpen ? 'today.offline.stop' : 'today.offline.start')}
        explain={isOpen ? undefined : t('today.offline.consequence')}
        confirm={t(isOpen ? 'today.offline.stop' : 'today.offline.start')}
        busy={act.busy}
        error={<RefusalNotice problem={null} error={act.error} />}
        onConfirm={(reason) => void send(reason)}
        onCancel={() => {
          setAsking(false);
          act.forget();
        }}
      />
    );
  return (
    <Panel
      title={t('today.offline.title')}
      actions={
        isOpen ? (
          <StateMark tone="waiting">{t('today.offline.open')}</StateMark>
        ) : (
          <StateMark tone="neutral">
            {t(authorisation === null ? 'today.offline.none' : day === null ? 'today.offline.closed' : 'today.offline.ended')}
          </StateMark>
        )
      }
    >
      <div className="offline">
        <div className="offline-words">
          {authorisation === null ? (
            <p>{t('today.offline.without')}</p>
          ) : (
            <p>
              {t('today.offline.authorisation', {
                number: authorisation.number,
                from: dateWords(t, authorisation.validFrom),
                until: dateWords(t, authorisation.validUntil),
              })}
              {!isValid && (
                <StateMark tone="refused" className="offline-outdated">
                  {t('today.offline.authorisationOutdated')}
                </StateMark>
              )}
            </p>
          )}
          {day !== null && (
            <p className="small">
              {t('today.offline.openedBy', { name: day.openedBy, time: clockTime(day.openedAt) })} ·{' '}
              {t('today.offline.openedReason', { reason: day.reason })}
              {day.closedAt !== null && <> · {t('today.offline.closedAt', { time: clockTime(day.closedAt) })}</>}
            </p>
          )}
          {view.offlineUnchecked > 0 && <p className="small">{t('today.offline.unchecked', { count: view.offlineUnchecked })}</p>}
          {isOpen && <p className="soft small">{t('today.offline.untilToday')}</p>}
          {done !== null && <Notice tone="done">{t(`today.offline.${done}`)}</Notice>}
        </div>
        {mayOpen && isValid && (isOpen || view.clock.state === 'sure') && (
          <Button
            variant={isOpen ? 'secondary' : 'primary'}
            onPress={() => {
              setDone(null);
              setAsking(true);
            }}
          >
            {t(isOpen ? 'today.offline.stop' : 'today.offline.start')}
          </Button>
        )}
      </div>
    </Panel>
  );
}
