import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Notice, TextField } from '../../components/index.ts';

export interface MrzEntryProps {
  /** Says why nothing was filled, or null when it was. */
  readonly fill: (text: string) => string | null;
  readonly onClose: () => void;
}

/** The two lines at the foot of a passport, scanned, pasted or typed. */
export function MrzEntry({ fill, onClose }: MrzEntryProps): ReactElement {
  const { t } = useTranslation('counter');
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const read = (): void => {
    const refused = fill(text);
    setProblem(refused);
    if (refused === null) onClose();
  };
  return (
    <form
      className="span-4 mrz-entry"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        read();
      }}
    >
      <TextField
        label={t('party.mrz.lines')}
        hint={t('party.mrz.hint')}
        value={text}
        onChange={setText}
        rows={2}
        className="mrz-lines"
        autoComplete="off"
        autoFocus
      />
      {problem !== null && <Notice tone="error">{problem}</Notice>}
      <div className="mrz-actions">
        <Button small onPress={onClose}>
          {t('common:action.back')}
        </Button>
        <Button small className="button-decisive" type="submit" isDisabled={text.trim() === ''}>
          {t('party.mrz.fill')}
        </Button>
      </div>
    </form>
  );
}
