import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { PreReviewSettings } from '#shared/model/index.ts';
import { ErrorNotice, useAct } from '../../client/index.ts';
import { Button, Notice, Panel, TextField } from '../../components/index.ts';

export interface FolderSettingsProps {
  readonly settings: PreReviewSettings;
  readonly onSaved: () => void;
}

/** Where couples' files arrive, and how long what they sent is kept. */
export function FolderSettings({ settings, onSaved }: FolderSettingsProps): ReactElement {
  const { t } = useTranslation('front-desk');
  const save = useAct('frontDesk.configure');
  const [folder, setFolder] = useState(settings.folder ?? '');
  const [days, setDays] = useState(String(settings.keepDays));
  const [done, setDone] = useState(false);
  const keepDays = Number(days);
  const wrongDays = !/^\d{1,3}$/.test(days) || keepDays < 1 || keepDays > 180;
  const send = async (): Promise<void> => {
    const answer = await save.run({ preReview: { folder: folder.trim() === '' ? null : folder, keepDays } });
    if (!answer.ok) return;
    setDone(true);
    onSaved();
  };
  return (
    <Panel title={t('preReview.settings.title')}>
      <form
        className="task-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!wrongDays) void send();
        }}
      >
        <TextField
          label={t('preReview.settings.folder')}
          hint={t('preReview.settings.folderHint')}
          value={folder}
          onChange={setFolder}
          maxLength={400}
        />
        <TextField
          label={t('preReview.settings.keepDays')}
          value={days}
          onChange={setDays}
          inputMode="numeric"
          maxLength={3}
          error={wrongDays ? t('preReview.settings.daysWrong') : null}
        />
        <ErrorNotice error={save.error} onDismiss={save.forget} />
        {done && <Notice tone="done">{t('preReview.settings.saved')}</Notice>}
        <div className="task-actions">
          <Button variant="primary" type="submit" icon="check" busy={save.busy} isDisabled={wrongDays}>
            {t('preReview.settings.save')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
