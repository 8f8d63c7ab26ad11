import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupPlan } from '#shared/contract/index.ts';
import { ErrorNotice, useAct } from '../../client/index.ts';
import { Button, Notice, Panel, TextField } from '../../components/index.ts';
import { FolderField } from '../../entry/index.ts';
import { wholeNumber } from '../../entry/set-up/typed.ts';

export interface PlanFormProps {
  readonly plan: BackupPlan | null;
  /** Something else on the page comes first. */
  readonly giveWay?: boolean;
  readonly onPlanned: () => void;
}

const usual = { times: '12:15 18:05', keepDays: '90' };

/** Where backups go, when, and how long all of them are kept. */
export function PlanForm({ plan, giveWay = false, onPlanned }: PlanFormProps): ReactElement {
  const { t } = useTranslation(['supervisor', 'common']);
  const [folder, setFolder] = useState(plan?.folder ?? '');
  const [times, setTimes] = useState(plan?.times.join(' ') ?? usual.times);
  const [keepDays, setKeepDays] = useState(plan ? String(plan.keepDays) : usual.keepDays);
  const [problem, setProblem] = useState<'folder' | 'times' | 'keepDays' | null>(null);
  const [saved, setSaved] = useState(false);
  const save = useAct('backup.plan');

  const send = async (): Promise<void> => {
    const wanted = { folder: folder.trim(), times: readTimes(times), keepDays: wholeNumber(keepDays) };
    const found =
      wanted.folder === ''
        ? 'folder'
        : wanted.times === null
          ? 'times'
          : wanted.keepDays >= 7 && wanted.keepDays <= 3650
            ? null
            : 'keepDays';
    setProblem(found);
    setSaved(false);
    save.forget();
    if (found !== null || wanted.times === null) return;
    const answer = await save.run({ ...wanted, times: wanted.times });
    setSaved(answer.ok);
    if (answer.ok) onPlanned();
  };

  const edit = (set: (text: string) => void) => (text: string) => {
    set(text);
    setProblem(null);
    setSaved(false);
    save.forget();
  };

  return (
    <Panel title={t('backup.plan.title')}>
      <form
        className="task-form"
        noValidate
        aria-label={t('backup.plan.title')}
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <FolderField
          label={t('backup.plan.folder')}
          value={folder}
          onChange={edit(setFolder)}
          hint={t('backup.plan.folderHint')}
          error={problem === 'folder' ? t('backup.plan.noFolder') : undefined}
        />
        <div className="task-pair">
          <TextField
            label={t('backup.plan.times')}
            value={times}
            onChange={edit(setTimes)}
            hint={t('backup.plan.timesHint')}
            error={problem === 'times' ? t('backup.plan.wrongTimes') : undefined}
            autoComplete="off"
          />
          <TextField
            label={t('backup.plan.keepDays')}
            value={keepDays}
            onChange={edit(setKeepDays)}
            hint={t('backup.plan.keepHint')}
            error={problem === 'keepDays' ? t('backup.plan.wrongDays') : undefined}
            inputMode="numeric"
            autoComplete="off"
          />
        </div>
        <ErrorNotice error={save.error} />
        {saved && <Notice tone="done">{t('backup.plan.saved')}</Notice>}
        <div className="task-actions">
          <Button type="submit" variant={plan === null && !giveWay ? 'primary' : 'secondary'} busy={save.busy} keys="Enter">
            {t('backup.plan.save')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}

/** `12:15 18:05`, with any marks between; null when one of them is no time of day. */
function readTimes(text: string): string[] | null {
  const words = text
    .replaceAll('：', ':')
    .split(/[\s,，、;；]+/)
    .filter((word) => word !== '')
    .map((word) => word.padStart(5, '0'));
  const good = words.length > 0 && words.every((word) => /^([01]\d|2[0-3]):[0-5]\d$/.test(word));
  return good ? [...new Set(words)].toSorted() : null;
}
