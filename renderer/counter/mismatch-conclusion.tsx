import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel, TextField } from '../components/index.ts';
import { useOpenCase } from './case-context.ts';

/** What the registrar concludes where the online check did not match (条例 2025 art. 10); nothing where it did not say so. */
export function MismatchConclusion(): ReactElement | null {
  const { t } = useTranslation('counter');
  const { view, draft, keeper, editable } = useOpenCase();
  const { mismatchConclusion } = draft.application;
  if (view.onlineCheck.state !== 'mismatched' && mismatchConclusion === '') return null;
  return (
    <Panel title={t('field.mismatchConclusion')}>
      <TextField
        label={t('mismatch.label')}
        hint={t('mismatch.hint')}
        value={mismatchConclusion}
        onChange={(conclusion) => keeper.changeApplication({ mismatchConclusion: conclusion })}
        rows={2}
        maxLength={200}
        isDisabled={!editable}
      />
    </Panel>
  );
}
