import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice, useAct, useAsk, useClient } from '../../client/index.ts';
import { Button, Notice } from '../../components/index.ts';

/** 监视文件夹: where a scanner writes to, and what became of its files. */
export function ScanFolderPanel(): ReactElement | null {
  const { t } = useTranslation('archives');
  const client = useClient();
  const asked = useAsk('intake.folder', {}, { keep: true });
  const set = useAct('intake.setFolder');
  const watched = asked.value;
  if (watched === undefined) return null;
  const change = async (folder: string | null): Promise<void> => {
    const answer = await set.run({ folder });
    if (answer.ok) asked.again();
  };
  const choose = async (): Promise<void> => {
    const folder = await client.chooseFolder();
    if (folder !== null) await change(folder);
  };
  const { folder, problem, taken, waiting, refused } = watched;
  return (
    <section aria-label={t('folder.title')}>
      <div className="scan-folder">
        <p>
          {folder === null ? t('folder.none') : t('folder.set', { folder })}
          <br />
          <span className="soft small">{folder === null ? t('folder.explain') : t('folder.state', { taken, waiting })}</span>
        </p>
        <Button icon="search" busy={set.busy} onPress={() => void choose()}>
          {t('folder.choose')}
        </Button>
        {folder !== null && (
          <Button variant="quiet" onPress={() => void change(null)}>
            {t('folder.stop')}
          </Button>
        )}
      </div>
      <ErrorNotice error={set.error} onDismiss={set.forget} />
      {problem !== null && <Notice tone="error">{t(`folder.${problem}`)}</Notice>}
      {refused.map(({ fileName, reason }) => (
        <Notice key={fileName} tone="waiting">
          {t('folder.refusedFile', { fileName, reason })}
        </Notice>
      ))}
    </section>
  );
}
