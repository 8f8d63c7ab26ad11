import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { TableLook } from '#shared/contract/index.ts';
import { HistoricalAct, type BackfillField, type BackfillSettings } from '#shared/model/index.ts';
import { ErrorNotice, useAct } from '../../client/index.ts';
import { Button, Select, TextField } from '../../components/index.ts';
import { CodeWords } from './code-words.tsx';
import { ColumnsTable } from './columns-table.tsx';

export interface SourceFormProps {
  readonly path: string;
  readonly look: TableLook;
  /** The sheet that is shown; null: the first. */
  readonly sheet: string | null;
  /** As it is kept, or is to be (no id). */
  readonly source: { readonly id: string | null; readonly name: string; readonly settings: BackfillSettings };
  readonly isBusy: boolean;
  readonly onSheet: (sheet: string) => void;
  /** It has this id now. */
  readonly onSaved: (id: string) => void;
  readonly onClose: () => void;
}

const byColumn = 'column';

/** 来源: what its columns hold, what holds for every row, and its own words; kept, and the file is run for trial. */
export function SourceForm({ path, look, sheet, source, isBusy, onSheet, onSaved, onClose }: SourceFormProps): ReactElement {
  const { t } = useTranslation(['backfill', 'common', 'terms']);
  const [name, setName] = useState(source.name);
  const [columns, setColumns] = useState(source.settings.columns);
  const [act, setAct] = useState<HistoricalAct | null>(source.settings.act);
  const [officeName, setOfficeName] = useState(source.settings.office?.name ?? '');
  const [officeCode, setOfficeCode] = useState(source.settings.office?.code ?? '');
  const [codes, setCodes] = useState(source.settings.codes);
  const save = useAct('backfill.saveSource');
  const check = useAct('backfill.check');
  const change = (head: string, field: BackfillField | null): void => {
    const others = Object.entries(columns).filter(([known, column]) => column !== head && known !== field);
    setColumns(Object.fromEntries(field === null ? others : [...others, [field, head]]));
  };
  const send = async (): Promise<void> => {
    const office = officeName.trim() === '' ? null : { code: officeCode.trim() || null, name: officeName.trim() };
    // Columns of another file of the same source are no fault of this one.
    const here = Object.fromEntries(Object.entries(columns).filter(([, column]) => look.head.includes(column)));
    // A corrected workbook has one sheet, and says nothing of the source's others.
    const kept = look.sheets.length > 1 ? sheet : source.settings.sheet;
    const settings = { sheet: kept, columns: here, act, office, codes };
    const saved = await save.run({ id: source.id, name: name.trim(), settings });
    if (!saved.ok) return;
    const checked = await check.run({ path, sourceId: saved.value.id });
    onSaved(saved.value.id);
    if (checked.ok) onClose();
  };
  return (
    <form
      className="task-form"
      noValidate
      aria-label={t('import.settings')}
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '' && !isBusy && !save.busy) void send();
      }}
    >
      <div className="backfill-facts">
        <TextField label={t('import.name')} value={name} onChange={setName} maxLength={60} isRequired />
        {look.sheets.length > 1 && (
          <Select
            label={t('import.sheet')}
            value={sheet ?? look.sheets[0]!}
            onChange={onSheet}
            options={look.sheets.map((id) => ({ id, label: id }))}
          />
        )}
        <Select
          label={t('import.act')}
          value={act ?? byColumn}
          onChange={(id) => setAct(HistoricalAct.safeParse(id).data ?? null)}
          options={[
            { id: byColumn, label: t('import.byColumn') },
            ...HistoricalAct.options.map((id) => ({ id, label: t(`terms:historicalAct.${id}`) })),
          ]}
        />
        <TextField
          label={t('import.officeName')}
          value={officeName}
          onChange={setOfficeName}
          maxLength={60}
          hint={t('import.officeHint')}
        />
        <TextField label={t('import.officeCode')} value={officeCode} onChange={setOfficeCode} maxLength={12} inputMode="numeric" />
      </div>
      <ColumnsTable look={look} columns={columns} change={change} />
      <CodeWords codes={codes} onChange={setCodes} />
      <ErrorNotice error={save.error ?? check.error} onDismiss={save.error ? save.forget : check.forget} />
      <div className="task-actions">
        <Button onPress={onClose}>{t('common:action.back')}</Button>
        <Button variant="primary" type="submit" keys="Enter" isDisabled={isBusy || name.trim() === ''} busy={save.busy || check.busy}>
          {t('import.check')}
        </Button>
      </div>
    </form>
  );
}
