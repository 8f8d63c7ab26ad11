import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArchiveTransfer } from '#shared/model/index.ts';
import { momentWords, useAsk } from '../../client/index.ts';
import { Button, Notice } from '../../components/index.ts';
import { Page, Waiting } from '../page.tsx';
import type { ArchivePartProps } from './archives-page.tsx';
import { CheckPanel } from './check-panel.tsx';
import { TransferForm } from './transfer-form.tsx';

/** 移交: what was handed over, a new package, and looking one through. */
export function TransferPart({ parts, session, of }: ArchivePartProps): ReactElement {
  const { t } = useTranslation(['archives', 'common']);
  const [task, setTask] = useState<'make' | 'check' | null>(null);
  const [made, setMade] = useState<ArchiveTransfer | null>(null);
  const asked = useAsk('archives.transfers', {}, { keep: true });
  const toggle = (next: 'make' | 'check'): void => {
    setTask(task === next ? null : next);
    setMade(null);
  };
  return (
    <Page
      title={t('title')}
      parts={parts}
      actions={
        <>
          <Button icon="search" aria-expanded={task === 'check'} onPress={() => toggle('check')}>
            {t('transfer.check')}
          </Button>
          <Button icon="plus" aria-expanded={task === 'make'} onPress={() => toggle('make')}>
            {t('transfer.make')}
          </Button>
        </>
      }
      aside={
        task === 'make' ? (
          <TransferForm
            of={of}
            session={session}
            onCancel={() => setTask(null)}
            onDone={(transfer) => {
              setTask(null);
              setMade(transfer);
            }}
          />
        ) : task === 'check' ? (
          <CheckPanel onClose={() => setTask(null)} />
        ) : undefined
      }
    >
      {made && (
        <Notice tone="done" onDismiss={() => setMade(null)}>
          {t('transfer.made', { folder: made.folder, files: made.files, pages: made.pages })}
        </Notice>
      )}
      {asked.value === undefined ? (
        <Waiting error={asked.error} />
      ) : asked.value.length === 0 ? (
        <p className="soft">{t('transfer.none')}</p>
      ) : (
        <TransferTable transfers={asked.value} />
      )}
    </Page>
  );
}

function TransferTable({ transfers }: { readonly transfers: readonly ArchiveTransfer[] }): ReactElement {
  const { t } = useTranslation(['archives', 'common']);
  return (
    <table className="table archive-table archive-transfers">
      <thead>
        <tr>
          {(['at', 'what', 'receiver', 'count', 'by', 'folder'] as const).map((column) => (
            <th key={column} scope="col">
              {t(`transfer.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {transfers.map(({ id, at, year, fileClass, receiver, files, pages, staffName, approverName, folder, digest }) => (
          <tr key={id}>
            <td className="table-moment">{momentWords(t, at)}</td>
            <td>{t('transfer.of', { year, of: t(fileClass === null ? 'transfer.all' : `class.${fileClass}`) })}</td>
            <td>{receiver}</td>
            <td>{t('transfer.counted', { files, pages })}</td>
            <td>{t('transfer.people', { by: staffName, approver: approverName })}</td>
            <th scope="row">
              {folder}
              <span className="table-two small soft archive-digest">{digest}</span>
            </th>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
