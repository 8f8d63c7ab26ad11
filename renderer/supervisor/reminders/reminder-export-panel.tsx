import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { HallError, ReminderList, ReminderRequest, SavedReminders } from '#shared/contract/index.ts';
import type { CivilDate } from '#shared/model/index.ts';
import { ErrorNotice, momentWords, useClient } from '../../client/index.ts';
import { Button, DateField, Notice, Panel, Segmented, TextField } from '../../components/index.ts';

export interface ReminderExportPanelProps {
  readonly on: CivilDate | null;
  readonly daysBefore: number;
  readonly list: ReminderList | undefined;
  readonly onDay: (on: CivilDate | null) => void;
  readonly onDaysBefore: (days: number) => void;
  readonly onExported: () => void;
}

/** For which day, in which encoding; and whether that day's file was made before. */
export function ReminderExportPanel({ on, daysBefore, list, onDay, onDaysBefore, onExported }: ReminderExportPanelProps): ReactElement {
  const { t } = useTranslation(['supervisor', 'common']);
  const client = useClient();
  const [days, setDays] = useState(String(daysBefore));
  const [encoding, setEncoding] = useState<ReminderRequest['encoding']>('utf8');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<HallError | undefined>();
  const [saved, setSaved] = useState<SavedReminders | null>(null);
  const typed = /^(?:[1-9]|1[0-4])$/u.test(days);
  const last = list?.exports[0];

  const save = async (): Promise<void> => {
    if (on === null || !typed) return;
    setBusy(true);
    const answer = await client.saveReminders({ on, daysBefore, encoding });
    setBusy(false);
    setError(answer.ok ? undefined : answer.error);
    setSaved(answer.ok ? answer.value : null);
    onExported();
  };
  return (
    <Panel title={t('reminders.file')}>
      <form
        className="task-form"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <div className="task-pair">
          <DateField label={t('reminders.on')} value={on} onChange={onDay} isRequired />
          <TextField
            label={t('reminders.daysBefore')}
            value={days}
            onChange={(text) => {
              setDays(text);
              if (/^(?:[1-9]|1[0-4])$/u.test(text)) onDaysBefore(Number(text));
            }}
            inputMode="numeric"
            maxLength={2}
            isRequired
          />
        </div>
        <p className="small soft">{t('reminders.daysBeforeHelp')}</p>
        <Segmented
          label={t('reminders.encoding')}
          options={[
            { id: 'utf8', label: t('reminders.utf8') },
            { id: 'gb18030', label: t('reminders.gb18030') },
          ]}
          value={encoding}
          onChange={setEncoding}
        />
        <p className="small soft">{t('reminders.explain')}</p>
        <ErrorNotice error={error} onDismiss={() => setError(undefined)} />
        {saved ? (
          <Notice tone={saved.earlier > 0 ? 'waiting' : 'done'} onDismiss={() => setSaved(null)}>
            {t('reminders.saved', { file: saved.file, count: saved.rows })}
            {saved.earlier > 0 && t('reminders.savedAgain', { earlier: saved.earlier })}
          </Notice>
        ) : (
          last && (
            <Notice tone="waiting">{t('reminders.again', { who: last.staffName, at: momentWords(t, last.at), count: last.rows })}</Notice>
          )
        )}
        <div className="task-actions">
          <Button
            variant="primary"
            type="submit"
            icon="paper"
            keys="Enter"
            busy={busy}
            isDisabled={on === null || !typed || (list?.messages.length ?? 0) === 0}
          >
            {t('reminders.save')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
