import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { TableLook } from '#shared/contract/index.ts';
import type { BackfillSettings } from '#shared/model/index.ts';
import { ErrorNotice, useAct, useAsk, useClient } from '../../client/index.ts';
import { Button, Panel, Select, TextField } from '../../components/index.ts';
import { SourceForm } from './source-form.tsx';

export interface ImportFormProps {
  /** Something runs already. */
  readonly isBusy: boolean;
  readonly onClose: () => void;
}

const newSource = 'new';
const emptySettings: BackfillSettings = { sheet: null, columns: {}, act: null, office: null, codes: {} };

/** 导入文件: which file, from where, and what its columns hold; then the dry run begins. */
export function ImportForm({ isBusy, onClose }: ImportFormProps): ReactElement {
  const { t } = useTranslation(['backfill', 'common']);
  const client = useClient();
  const [path, setPath] = useState('');
  const [sheet, setSheet] = useState<string | null>(null);
  const [look, setLook] = useState<TableLook | null>(null);
  const [sourceId, setSourceId] = useState<string>(newSource);
  const sources = useAsk('backfill.sources', {}).value ?? [];
  const inspect = useAct('backfill.inspect');
  const source = sources.find(({ id }) => id === sourceId);
  const open = async (file: string, wanted: string | null): Promise<void> => {
    const answer = await inspect.run({ path: file, sheet: null });
    // A workbook of this source may have other sheets than the last, and a corrected one has one of its own.
    const isThere = answer.ok && wanted !== null && answer.value.sheets.includes(wanted);
    const shown = isThere ? await inspect.run({ path: file, sheet: wanted }) : answer;
    setSheet(isThere ? wanted : null);
    setLook(shown.ok ? shown.value : null);
  };
  const choose = async (): Promise<void> => {
    const chosen = await client.chooseTable();
    if (chosen === null) return;
    setPath(chosen);
    await open(chosen, source?.settings.sheet ?? null);
  };
  return (
    <Panel title={t('import.begin')} className="backfill-panel">
      <form
        className="task-form"
        noValidate
        aria-label={t('import.file')}
        onSubmit={(event) => {
          event.preventDefault();
          if (path.trim() !== '') void open(path.trim(), source?.settings.sheet ?? null);
        }}
      >
        <p className="soft small">{t('import.explain')}</p>
        <div className="backfill-file">
          <TextField label={t('import.file')} value={path} onChange={setPath} autoComplete="off" spellCheck="false" autoFocus grows />
          <Button icon="search" onPress={() => void choose()}>
            {t('import.choose')}
          </Button>
          <Button type="submit" keys="Enter" busy={inspect.busy} isDisabled={path.trim() === ''}>
            {t('import.look')}
          </Button>
        </div>
        <ErrorNotice error={inspect.error} onDismiss={inspect.forget} />
      </form>
      {look !== null && (
        <>
          <p className="soft small">{lookWords(t, look)}</p>
          <Select
            label={t('import.source')}
            value={sourceId}
            onChange={(id) => {
              setSourceId(id);
              void open(path.trim(), sources.find((one) => one.id === id)?.settings.sheet ?? sheet);
            }}
            options={[...sources.map(({ id, name }) => ({ id, label: name })), { id: newSource, label: t('import.newSource') }]}
          />
          <SourceForm
            key={`${sourceId} ${look.head.join(' ')}`}
            path={path.trim()}
            look={look}
            sheet={sheet}
            source={source ?? { id: null, name: '', settings: { ...emptySettings, columns: look.proposed } }}
            isBusy={isBusy}
            onSheet={(wanted) => void open(path.trim(), wanted)}
            onSaved={setSourceId}
            onClose={onClose}
          />
        </>
      )}
    </Panel>
  );
}

function lookWords(t: ReturnType<typeof useTranslation<['backfill', 'common']>>['t'], { kind, encoding, head }: TableLook): string {
  return kind === 'csv'
    ? t('import.csv', { encoding: encoding?.toUpperCase() ?? '', columns: head.length })
    : t('import.workbook', { columns: head.length });
}
