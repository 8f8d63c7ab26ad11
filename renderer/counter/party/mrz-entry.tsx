import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Slot } from '#shared/model/index.ts';
import { Button, Notice, TextField } from '../../components/index.ts';
import { useMrzFill } from './use-mrz.ts';

/** The two lines at the foot of a passport, scanned, pasted or typed; they fill this slot. */
export function MrzEntry({ slot, onClose }: { readonly slot: Slot; readonly onClose: () => void }): ReactElement {
  const { t } = useTranslation('counter');
  const fill = useMrzFill();
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const read = (): void => {
    const refused = fill(text, slot);
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
