import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice, useAct } from '../../client/index.ts';
import { Button, Notice } from '../../components/index.ts';
import { FolderField } from '../../entry/index.ts';

interface Written {
  readonly fileName: string;
  readonly rows: number;
  readonly folder: string;
}

/** 导出改正表: into which folder, and what to do with it then. */
export function ExportHeld({ batchId }: { readonly batchId: string }): ReactElement {
  const { t } = useTranslation('backfill');
  const [folder, setFolder] = useState('');
  const [written, setWritten] = useState<Written | null>(null);
  const write = useAct('backfill.errorWorkbook');
  const send = async (): Promise<void> => {
    const into = folder.trim();
    const answer = await write.run({ batchId, folder: into });
    setWritten(answer.ok ? { ...answer.value, folder: into } : null);
  };
  return (
    <form
      className="task-form"
      noValidate
      aria-label={t('batch.exportHeld')}
      onSubmit={(event) => {
        event.preventDefault();
        if (folder.trim() !== '' && !write.busy) void send();
      }}
    >
      <FolderField label={t('batch.folder')} value={folder} onChange={setFolder} autoFocus />
      <ErrorNotice error={write.error} onDismiss={write.forget} />
      {written && <Notice tone="done">{t('batch.exported', { ...written })}</Notice>}
      <div className="task-actions">
        <Button type="submit" keys="Enter" busy={write.busy} isDisabled={folder.trim() === ''}>
          {t('batch.write')}
        </Button>
      </div>
    </form>
  );
}
