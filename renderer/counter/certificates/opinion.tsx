import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel, TextField } from '../../components/index.ts';

export interface OpinionProps {
  /** The statutory words, Chinese as the form prints them. */
  readonly words: string;
  readonly note: string;
  readonly onNote: (note: string) => void;
  readonly isDisabled: boolean;
}

/** 审查意见, and what the registrar adds to it. */
export function Opinion({ words, note, onNote, isDisabled }: OpinionProps): ReactElement {
  const { t } = useTranslation('counter');
  return (
    <Panel title={t('examine.opinion')}>
      <p className="opinion serif" lang="zh-CN">
        {words}
      </p>
      <TextField
        label={t('examine.note')}
        hint={t('examine.noteHint')}
        rows={2}
        maxLength={200}
        value={note}
        onChange={onNote}
        isDisabled={isDisabled}
      />
    </Panel>
  );
}
