import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ok } from '#shared/model/index.ts';
import { ErrorNotice, useAct, useAsk } from '../../client/index.ts';
import { Button, Notice, Panel, Select } from '../../components/index.ts';
import { PaperPreview } from '../../counter/papers/paper-preview.tsx';
import { useSheet } from '../use-sheet.ts';
import type { Period } from './period.ts';

/** Draws the report of a period, shows the very bytes that will be printed, prints them and asks how they came out. */
export function ReportPrint({ period }: { readonly period: Period }): ReactElement {
  const { t } = useTranslation(['supervisor', 'common']);
  const report = useAct('blanks.report');
  const devices = useAsk('devices.status', {}, { keep: true });
  const sheet = useSheet();
  const [documentId, setDocumentId] = useState<string | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [done, setDone] = useState(false);
  const printers = devices.value?.printers ?? [];
  const printer = (printers.find(({ name }) => name === chosen) ?? printers.find(({ ready }) => ready) ?? printers[0])?.name ?? null;

  const draw = async (): Promise<void> => {
    const answer = await report.run({ from: period.from, until: period.until });
    if (answer.ok) setDocumentId(answer.value.documentId);
  };

  return (
    <div className="spoilt-print">
      <Panel title={t('blanks.report.printTitle')}>
        <div className="task-form">
          {documentId !== null && printers.length > 0 && (
            <Select
              label={t('blanks.report.printer')}
              value={printer}
              onChange={setChosen}
              options={printers.map(({ name, ready }) => ({ id: name, label: ready ? name : t('blanks.report.notReady', { name }) }))}
            />
          )}
          {documentId !== null && devices.value && printers.length === 0 && <Notice tone="waiting">{t('devices.empty')}</Notice>}
          {sheet.job !== null && <p>{t('blanks.report.came', { printer: sheet.job.printer })}</p>}
          {done && <Notice tone="done">{t('blanks.report.done')}</Notice>}
          <ErrorNotice error={report.error ?? sheet.error} />
          <div className="task-actions">
            {documentId === null ? (
              <Button variant="primary" icon="paper" busy={report.busy} onPress={() => void draw()}>
                {t('blanks.report.preview')}
              </Button>
            ) : sheet.job === null ? (
              <Button
                variant="primary"
                icon="printer"
                busy={sheet.busy}
                isDisabled={printer === null}
                autoFocus
                onPress={() => {
                  setDone(false);
                  void sheet.print(() => Promise.resolve(ok({ documentId })), printer!);
                }}
              >
                {t('blanks.report.print')}
              </Button>
            ) : (
              <>
                <Button isDisabled={sheet.busy} onPress={() => void sheet.spoil(t('blanks.report.spoiltReason'))}>
                  {t('blanks.report.no')}
                </Button>
                <Button variant="primary" icon="check" busy={sheet.busy} onPress={() => void sheet.confirm().then(setDone)} autoFocus>
                  {t('blanks.report.yes')}
                </Button>
              </>
            )}
          </div>
        </div>
      </Panel>
      {documentId !== null && (
        <div className="spoilt-preview">
          <PaperPreview documentId={documentId} title={t('blanks.report.title')} />
        </div>
      )}
    </div>
  );
}
