import { useEffect, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupProgress } from '#shared/contract/index.ts';
import { useClient } from '../../client/index.ts';

/** What a backup or restore does now, and how far it is where that is known. */
export function ProgressLine({ progress }: { readonly progress: BackupProgress }): ReactElement {
  const { t } = useTranslation('entry');
  const { stage, done, total } = progress;
  return (
    <div className="progress-line" role="status">
      <span className="small">{t(`restore.stage.${stage}`, { done, total })}</span>
      {total > 0 ? (
        <progress value={done} max={total} aria-label={t('restore.progress')} />
      ) : (
        <progress aria-label={t('restore.progress')} />
      )}
    </div>
  );
}

/** The progress the core announces; null: nothing is under way. */
export function useProgress(): BackupProgress | null {
  const client = useClient();
  const [progress, setProgress] = useState<BackupProgress | null>(null);
  useEffect(
    () =>
      client.onEvent((event) => {
        if (event.event === 'backup.changed') setProgress(event.progress);
      }),
    [client],
  );
  return progress;
}

/** `12.4 MB`. */
export function sizeWords(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  const step = Math.min(units.length - 1, Math.floor(Math.log2(Math.max(1, bytes)) / 10));
  const value = bytes / 1024 ** step;
  return `${value >= 100 || step === 0 ? Math.round(value) : value.toFixed(1)} ${units[step]}`;
}
