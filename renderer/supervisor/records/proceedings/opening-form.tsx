import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { correctableFields, isCorrectable, recordValue, type CorrectableField } from '#shared/law/records/corrected.ts';
import { ProceedingKind, ProceedingSource, type RegisterRecord } from '#shared/model/index.ts';
import { encodeFile, useAct } from '../../../client/index.ts';
import { Button, Panel, Segmented, Select, TextField } from '../../../components/index.ts';
import { SheetPrint } from '../../../front-desk/sheet-print.tsx';
import { PageChooser } from '../page-chooser.tsx';
import { Refused } from './refused.tsx';

const outside = ['judicialProposal', 'procuratorialProposal', 'policeFinding'] as const satisfies readonly ProceedingSource[];

/** What a revocation or correction is opened on. Who comes for duress or a concealed illness is guided to the court. */
export function OpeningForm({ record, onOpened }: { readonly record: RegisterRecord; readonly onOpened: () => void }): ReactElement {
  const { t } = useTranslation(['supervisor', 'terms', 'common']);
  const [kind, setKind] = useState<ProceedingKind>('revocation');
  const [source, setSource] = useState<ProceedingSource>('judicialProposal');
  const [said, setSaid] = useState({ authority: '', document: '', facts: '', after: '' });
  const [field, setField] = useState<CorrectableField>('man.name');
  const [files, setFiles] = useState<readonly File[]>([]);
  const open = useAct('proceedings.open');
  const guide = useAct('proceedings.courtGuide');
  const write = (part: keyof typeof said) => (value: string) => setSaid({ ...said, [part]: value });
  const before = recordValue(record, field);

  const choose = (next: ProceedingKind): void => {
    setKind(next);
    setSource(next === 'revocation' ? 'judicialProposal' : 'ownError');
  };
  const send = async (): Promise<void> => {
    const { after, ...words } = said;
    const changes = kind === 'correction' ? [{ field, before, after: after.trim() }] : [];
    const pages = await Promise.all(files.map((file) => encodeFile(file)));
    const answer = await open.run({ recordId: record.id, said: { step: 'open', kind, source, ...words, changes }, pages });
    if (answer.ok) onOpened();
  };

  return (
    <Panel title={t('records.proceeding.begin')}>
      <form
        className="task-form"
        noValidate
        aria-label={t('records.proceeding.begin')}
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <Segmented
          label={t('records.proceeding.kind')}
          value={kind}
          onChange={choose}
          options={ProceedingKind.options.map((id) => ({ id, label: t(`terms:proceedingKind.${id}`) }))}
        />
        <p className="soft small">{t(`records.proceeding.explain.${kind}`)}</p>
        <Select
          label={t('records.proceeding.source')}
          value={source}
          onChange={setSource}
          options={(kind === 'revocation' ? outside : ProceedingSource.options).map((id) => ({
            id,
            label: t(`terms:proceedingSource.${id}`),
          }))}
        />
        <div className="task-pair">
          <TextField label={t('records.proceeding.authority')} value={said.authority} onChange={write('authority')} maxLength={80} />
          <TextField label={t('records.proceeding.document')} value={said.document} onChange={write('document')} maxLength={80} />
        </div>
        {kind === 'correction' && (
          <>
            <Select
              label={t('records.proceeding.field')}
              value={field}
              onChange={(next) => isCorrectable(next) && setField(next)}
              options={correctableFields.map((id) => ({ id, label: t(`terms:recordField.${id}`) }))}
            />
            <p>
              <span className="soft">{t('records.proceeding.before')}</span>{' '}
              <span className="serif">{before || t('records.proceeding.blank')}</span>
            </p>
            <TextField
              label={t('records.proceeding.after')}
              value={said.after}
              onChange={write('after')}
              maxLength={200}
              serif
              isRequired
            />
          </>
        )}
        <TextField
          label={t('records.proceeding.facts')}
          value={said.facts}
          onChange={write('facts')}
          rows={3}
          maxLength={1000}
          isRequired
        />
        <PageChooser files={files} onChange={setFiles} />
        <Refused error={open.error} />
        <div className="task-actions">
          <Button type="submit" variant="primary" busy={open.busy} keys="Enter">
            {t('records.proceeding.open')}
          </Button>
        </div>
      </form>
      <h3>{t('records.proceeding.court')}</h3>
      <p className="small">{t('records.proceeding.courtExplain')}</p>
      <SheetPrint
        kind="courtGuide"
        label={t('records.proceeding.printGuide')}
        draw={{ run: () => guide.run({}), busy: guide.busy, error: guide.error }}
      />
    </Panel>
  );
}
