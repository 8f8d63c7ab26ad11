import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import type { FileContents } from '#shared/model/index.ts';
import { useAct } from '../../client/index.ts';
import { Button, Panel, TextField } from '../../components/index.ts';
import { RefusalNotice } from '../second-person.tsx';
import type { ChosenYear } from './archives-page.tsx';

export interface FileFormProps {
  readonly of: ChosenYear;
  readonly rows: readonly FileContents[];
  readonly onFiled: (files: Output<'archives.file'>['files']) => void;
  readonly onCancel: () => void;
}

/** Files the oldest acts of the list; what is not whole needs a reason. */
export function FileForm({ of, rows, onFiled, onCancel }: FileFormProps): ReactElement {
  const { t } = useTranslation(['archives', 'common']);
  const [reason, setReason] = useState('');
  const file = useAct('archives.file');
  const lacking = rows.filter(({ missing }) => missing.length > 0).length;
  const complete = lacking === 0 || reason.trim().length >= 2;
  const send = async (): Promise<void> => {
    const acts = rows.map(({ actId, missing }) => ({ actId, incompleteBecause: missing.length > 0 ? reason.trim() : null }));
    const answer = await file.run({ ...of, acts });
    if (answer.ok) onFiled(answer.value.files);
  };
  return (
    <Panel title={t('filing.make')}>
      <form
        className="task-form"
        noValidate
        aria-label={t('filing.make')}
        onSubmit={(event) => {
          event.preventDefault();
          if (complete && !file.busy) void send();
        }}
      >
        <p>{t('filing.making', { count: rows.length })}</p>
        <p className="soft small">{t('filing.forEver')}</p>
        {lacking > 0 && (
          <TextField
            label={t('filing.because', { count: lacking })}
            hint={t('filing.becauseHint')}
            value={reason}
            onChange={setReason}
            maxLength={200}
            isRequired
          />
        )}
        <RefusalNotice problem={null} error={file.error} safe={t('filing.not')} />
        <div className="task-actions">
          <Button onPress={onCancel}>{t('common:action.back')}</Button>
          <Button variant="primary" type="submit" keys="Enter" isDisabled={!complete} busy={file.busy}>
            {t('filing.do', { count: rows.length })}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
