import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArchiveFile } from '#shared/model/index.ts';
import { dateWords, ErrorNotice, momentWords, useAct } from '../../client/index.ts';
import { Button, Panel, ReasonPanel, TextField } from '../../components/index.ts';
import { SheetPrint } from '../../front-desk/sheet-print.tsx';
import { missingWords } from './missing-words.ts';

export interface FilePanelProps {
  readonly file: ArchiveFile;
  readonly onDone: (words: string) => void;
  readonly onClose: () => void;
}

/** One file: what it is, the number of the archives bureau, and taking it apart. */
export function FilePanel({ file, onDone, onClose }: FilePanelProps): ReactElement {
  const { t } = useTranslation(['archives', 'terms', 'common']);
  const [number, setNumber] = useState(file.archivesNumber ?? '');
  const [undoing, setUndoing] = useState(false);
  const set = useAct('archives.setNumber');
  const undo = useAct('archives.unfile');
  const draw = useAct('archives.draw');
  const { fileNumber } = file;
  const takeApart = async (reason: string): Promise<void> => {
    const { ok } = await undo.run({ fileId: file.id, reason });
    if (ok) onDone(t('file.undone', { fileNumber }));
  };
  const saveNumber = async (): Promise<void> => {
    const archivesNumber = number.trim() === '' ? null : number.trim();
    const { ok } = await set.run({ fileId: file.id, archivesNumber });
    if (ok) onDone(t('file.numberSet', { fileNumber }));
  };
  if (undoing)
    return (
      <ReasonPanel
        title={t('file.undo')}
        explain={t('file.undoExplain', { fileNumber })}
        confirm={t('file.doUndo')}
        busy={undo.busy}
        error={<ErrorNotice error={undo.error} onDismiss={undo.forget} />}
        onCancel={() => setUndoing(false)}
        onConfirm={(reason) => void takeApart(reason)}
      />
    );
  const facts = [
    ['act', t(`act.${file.act}`)],
    ['number', file.number],
    ['on', dateWords(t, file.on)],
    ['filed', t('file.filedBy', { at: momentWords(t, file.filedAt), by: file.filedBy })],
    ['keptUntil', dateWords(t, file.keptUntil)],
    ...(file.missing.length > 0 ? [['lacking', missingWords(t, file)] as const] : []),
    ...(file.incompleteBecause === null ? [] : [['because', file.incompleteBecause] as const]),
    ...(file.transferredAt === null ? [] : [['transferred', momentWords(t, file.transferredAt)] as const]),
  ] as const;
  return (
    <Panel
      title={fileNumber}
      actions={
        <Button small variant="quiet" onPress={onClose}>
          {t('common:action.close')}
        </Button>
      }
    >
      <dl className="record-facts">
        {facts.map(([label, words]) => (
          <div key={label}>
            <dt>{t(`file.${label}`)}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <SheetPrint
        kind="archiveFile"
        label={t('file.print')}
        draw={{ run: () => draw.run({ of: 'file', fileId: file.id }), busy: draw.busy, error: draw.error }}
      />
      <form
        className="task-form"
        noValidate
        aria-label={t('file.archivesNumber')}
        onSubmit={(event) => {
          event.preventDefault();
          void saveNumber();
        }}
      >
        <TextField
          label={t('file.archivesNumber')}
          hint={t('file.archivesNumberHint')}
          value={number}
          onChange={setNumber}
          maxLength={30}
        />
        <ErrorNotice error={set.error} onDismiss={set.forget} />
        {file.boxNumber !== null && file.transferredAt === null && (
          <p className="soft small">{t('file.boxed', { number: file.boxNumber })}</p>
        )}
        {file.transferredAt !== null && <p className="soft small">{t('file.handedOver')}</p>}
        <div className="task-actions">
          <Button isDisabled={file.transferredAt !== null || file.boxNumber !== null} onPress={() => setUndoing(true)}>
            {t('file.undo')}
          </Button>
          <Button variant="primary" type="submit" isDisabled={number.trim() === (file.archivesNumber ?? '')} busy={set.busy}>
            {t('file.setNumber')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
