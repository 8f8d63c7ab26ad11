import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { HallError, SavedLedger } from '#shared/contract/index.ts';
import type { CivilDate } from '#shared/model/index.ts';
import { dateWords, ErrorNotice, momentWords, useAsk, useClient } from '../../client/index.ts';
import { Button, DateField, Notice, Panel } from '../../components/index.ts';
import { Page, Waiting } from '../page.tsx';

/** 办件台账: a copy of a period as a file, and who took copies before. */
export function LedgerPage({ mayExport }: { readonly mayExport: boolean }): ReactElement {
  const { t } = useTranslation(['supervisor', 'common']);
  const office = useAsk('office.get', {});
  const exports = useAsk('ledger.exports', {}, { keep: true });
  return (
    <Page
      title={t('page.ledger')}
      aside={mayExport && office.value ? <ExportPanel today={office.value.today} onExported={exports.again} /> : undefined}
    >
      {exports.value === undefined ? (
        <Waiting error={exports.error} />
      ) : exports.value.length === 0 ? (
        <p className="soft">{t('ledger.none')}</p>
      ) : (
        <table className="table">
          <thead>
            <tr>
              <th>{t('ledger.at')}</th>
              <th>{t('ledger.who')}</th>
              <th>{t('ledger.period')}</th>
              <th>{t('ledger.rows')}</th>
            </tr>
          </thead>
          <tbody>
            {exports.value.map(({ id, at, staffName, from, to, rows }) => (
              <tr key={id}>
                <td>{momentWords(t, at)}</td>
                <td>{staffName}</td>
                <td>{t('ledger.fromTo', { from: dateWords(t, from), to: dateWords(t, to) })}</td>
                <td>{t('ledger.count', { count: rows })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Page>
  );
}

/** From the first of this month to today, unless another period is typed. */
function ExportPanel({ today, onExported }: { readonly today: CivilDate; readonly onExported: () => void }): ReactElement {
  const { t } = useTranslation('supervisor');
  const client = useClient();
  const [from, setFrom] = useState<CivilDate | null>(`${today.slice(0, 8)}01` as CivilDate);
  const [to, setTo] = useState<CivilDate | null>(today);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<HallError | undefined>();
  const [saved, setSaved] = useState<SavedLedger | null>(null);

  const save = async (): Promise<void> => {
    if (from === null || to === null) return;
    setBusy(true);
    const answer = await client.saveLedger({ from, to });
    setBusy(false);
    setError(answer.ok ? undefined : answer.error);
    setSaved(answer.ok ? answer.value : null);
    onExported();
  };
  return (
    <Panel title={t('ledger.export')}>
      <form
        className="task-form"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <div className="task-pair">
          <DateField label={t('ledger.from')} value={from} onChange={setFrom} isRequired />
          <DateField label={t('ledger.to')} value={to} onChange={setTo} isRequired />
        </div>
        <p className="small soft">{t('ledger.explain')}</p>
        <ErrorNotice error={error} onDismiss={() => setError(undefined)} />
        {saved && (
          <Notice tone="done" onDismiss={() => setSaved(null)}>
            {t('ledger.saved', { file: saved.file, count: saved.rows })}
          </Notice>
        )}
        <div className="task-actions">
          <Button variant="primary" type="submit" icon="paper" keys="Enter" busy={busy} isDisabled={from === null || to === null}>
            {t('ledger.save')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
