import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReminderList, ReminderRequest } from '#shared/contract/index.ts';
import type { CivilDate } from '#shared/model/index.ts';
import { momentWords, useClient } from '../../client/index.ts';
import { DateField, Notice, Segmented, TextField } from '../../components/index.ts';
import { ExportForm } from '../export-form.tsx';

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
  const typed = /^(?:[1-9]|1[0-4])$/u.test(days);
  const last = list?.exports[0];
  const isEmpty = (list?.messages.length ?? 0) === 0;
  return (
    <ExportForm
      title={t('reminders.file')}
      explain={t('reminders.explain')}
      before={
        last && (
          <Notice tone="waiting">{t('reminders.again', { who: last.staffName, at: momentWords(t, last.at), count: last.rows })}</Notice>
        )
      }
      confirm={t('reminders.save')}
      save={on === null || !typed || isEmpty ? null : () => client.saveReminders({ on, daysBefore, encoding })}
      saved={({ file, rows: count, earlier }) => ({
        words: `${t('reminders.saved', { file, count })}${earlier > 0 ? t('reminders.savedAgain', { earlier }) : ''}`,
        tone: earlier > 0 ? 'waiting' : 'done',
      })}
      onExported={onExported}
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
    </ExportForm>
  );
}
