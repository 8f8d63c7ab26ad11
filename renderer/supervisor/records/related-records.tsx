import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { RelatedRecord, Session } from '#shared/contract/index.ts';
import type { Slot } from '#shared/model/index.ts';
import { ErrorNotice, useAct, useAsk } from '../../client/index.ts';
import { Button, Panel, StateMark } from '../../components/index.ts';
import { FoundLine } from './found-records.tsx';

export interface RelatedRecordsProps {
  readonly lookId: string;
  readonly recordId: string;
  readonly names: Readonly<Record<Slot, string>>;
  readonly session: Session;
  readonly onOpen: (recordId: string) => void;
}

/** Other records of the two, as proposed and as a clerk said; null while there are none. */
export function RelatedRecords({ lookId, recordId, names, session, onOpen }: RelatedRecordsProps): ReactElement | null {
  const { t } = useTranslation('backfill');
  const asked = useAsk('records.related', { lookId, recordId });
  const link = useAct('records.link');
  const maySay = session.staff.roles.some((role) => role === 'archivist' || role === 'supervisor');
  const say = async ({ slot, other, otherSlot }: RelatedRecord, same: boolean): Promise<void> => {
    const answer = await link.run({ one: { recordId, slot }, other: { recordId: other.id, slot: otherSlot }, same });
    if (answer.ok) asked.again();
  };
  if (asked.value === undefined || asked.value.length === 0) return null;
  return (
    <Panel title={t('related.title')}>
      <ErrorNotice error={link.error} onDismiss={link.forget} />
      <ul className="record-lines" aria-label={t('related.title')}>
        {asked.value.map((related) => (
          <li key={`${related.slot} ${related.other.id} ${related.otherSlot}`} className="record-related">
            <FoundLine row={related.other} current={false} onOpen={() => onOpen(related.other.id)} />
            <p className="small">
              <StateMark tone={related.same === null ? 'waiting' : related.same ? 'done' : 'neutral'} icon={related.same ? 'check' : 'ask'}>
                {related.same === null
                  ? t('related.proposed', {
                      name: names[related.slot],
                      because: related.because.map((why) => t(`related.because.${why}`)).join('、'),
                    })
                  : t(related.same ? 'related.same' : 'related.other', { name: names[related.slot], by: related.staffName ?? '' })}
              </StateMark>
            </p>
            {maySay && (
              <div className="task-actions">
                {related.same !== true && (
                  <Button small onPress={() => void say(related, true)}>
                    {t('related.saySame')}
                  </Button>
                )}
                {related.same !== false && (
                  <Button small variant="quiet" onPress={() => void say(related, false)}>
                    {t('related.sayOther')}
                  </Button>
                )}
              </div>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
