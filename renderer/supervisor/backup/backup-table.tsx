import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import { ErrorNotice, momentWords, useAct } from '../../client/index.ts';
import { Button, Notice, StateMark } from '../../components/index.ts';
import { sizeWords } from '../../entry/index.ts';

export interface BackupTableProps {
  readonly view: Output<'backup.status'>;
  readonly onChecked: () => void;
}

/** The backups in the folder of the plan, newest first; each can be read through again. */
export function BackupTable({ view, onChecked }: BackupTableProps): ReactElement | null {
  const { t } = useTranslation(['supervisor', 'common']);
  const check = useAct('backup.check');
  const [checked, setChecked] = useState<{ readonly name: string; readonly good: boolean } | null>(null);
  const [checking, setChecking] = useState<string | null>(null);
  if (view.backups.length === 0) return null;

  const run = async (name: string): Promise<void> => {
    setChecking(name);
    setChecked(null);
    const answer = await check.run({ name }, { takesLong: true });
    setChecking(null);
    if (answer.ok) setChecked({ name, good: true });
    onChecked();
  };

  return (
    <>
      <ErrorNotice error={check.error} onDismiss={check.forget} />
      {checked?.good && (
        <Notice tone="done" onDismiss={() => setChecked(null)}>
          {t('backup.checked')}
        </Notice>
      )}
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('backup.madeAt')}</th>
            <th scope="col" className="table-figure">
              {t('backup.acts')}
            </th>
            <th scope="col" className="table-figure">
              {t('backup.files')}
            </th>
            <th scope="col" className="table-figure">
              {t('backup.size')}
            </th>
            <th scope="col" className="table-actions">
              <span className="unseen">{t('backup.check')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {view.backups.map((backup) => (
            <tr key={backup.name}>
              <th scope="row">{momentWords(t, backup.madeAt)}</th>
              <td className="table-figure">{backup.journalRows}</td>
              <td className="table-figure">
                {backup.vaultFiles}
                {backup.vaultLost > 0 && <StateMark tone="refused">{t('backup.filesLost', { count: backup.vaultLost })}</StateMark>}
              </td>
              <td className="table-figure">{sizeWords(backup.bytes)}</td>
              <td className="table-actions">
                <Button
                  variant="quiet"
                  small
                  busy={checking === backup.name}
                  isDisabled={view.running !== null && checking !== backup.name}
                  onPress={() => void run(backup.name)}
                >
                  {t('backup.check')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
