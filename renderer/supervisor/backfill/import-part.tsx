import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../client/index.ts';
import { Button } from '../../components/index.ts';
import { Page, Waiting } from '../page.tsx';
import type { BackfillPartProps } from './backfill-page.tsx';
import { BatchPanel } from './batch-panel.tsx';
import { BatchTable } from './batch-table.tsx';
import { CheckReport } from './check-report.tsx';
import { HeldRows } from './held-rows.tsx';
import { ImportForm } from './import-form.tsx';
import { RunLine } from './run-line.tsx';

type Task = { readonly kind: 'import' } | { readonly kind: 'batch' | 'held'; readonly batchId: string };

/** 导入: tables of old records are checked and taken over, and what could not be taken is corrected. */
export function ImportPart({ parts, session }: BackfillPartProps): ReactElement {
  const { t } = useTranslation('backfill');
  const [task, setTask] = useState<Task | null>(null);
  const state = useAsk('backfill.state', {}, { keep: true });
  const batches = useAsk('backfill.batches', {}, { keep: true });
  if (state.value === undefined || batches.value === undefined)
    return (
      <Page title={t('title')} parts={parts}>
        <Waiting error={state.error ?? batches.error} />
      </Page>
    );
  const { run, report, stopped } = state.value;
  const chosen = task === null || task.kind === 'import' ? undefined : batches.value.find(({ id }) => id === task.batchId);
  const isImporting = task?.kind === 'import';
  return (
    <Page
      title={t('title')}
      parts={parts}
      actions={
        <Button
          icon="plus"
          aria-expanded={isImporting}
          isDisabled={run !== null}
          onPress={() => setTask(isImporting ? null : { kind: 'import' })}
        >
          {t('import.begin')}
        </Button>
      }
    >
      <RunLine run={run} stopped={stopped} />
      {isImporting && <ImportForm isBusy={run !== null} onClose={() => setTask(null)} />}
      {report !== null && run === null && <CheckReport report={report} onStarted={() => setTask(null)} />}
      {chosen !== undefined && task?.kind === 'batch' && (
        <BatchPanel
          key={chosen.id}
          batch={chosen}
          session={session}
          isBusy={run !== null}
          onHeld={() => setTask({ kind: 'held', batchId: chosen.id })}
          onClose={() => setTask(null)}
        />
      )}
      {chosen !== undefined && task?.kind === 'held' ? (
        <HeldRows batch={chosen} onClose={() => setTask({ kind: 'batch', batchId: chosen.id })} />
      ) : batches.value.length === 0 ? (
        !isImporting && report === null && <p className="soft">{t('import.none')}</p>
      ) : (
        <BatchTable
          batches={batches.value}
          chosen={chosen?.id ?? null}
          choose={(batchId) => setTask(batchId === chosen?.id ? null : { kind: 'batch', batchId })}
        />
      )}
    </Page>
  );
}
