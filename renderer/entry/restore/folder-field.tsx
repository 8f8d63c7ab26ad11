import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../../client/index.ts';
import { Button, TextField } from '../../components/index.ts';
import './restore.css';

export interface FolderFieldProps {
  readonly label: ReactNode;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: ReactNode;
  readonly error?: ReactNode;
  readonly autoFocus?: boolean;
}

/** A folder of this PC: typed, or chosen in the system's own window. */
export function FolderField({ label, value, onChange, hint, error, autoFocus = false }: FolderFieldProps): ReactElement {
  const { t } = useTranslation('entry');
  const client = useClient();
  const choose = async (): Promise<void> => {
    const chosen = await client.chooseFolder();
    if (chosen !== null) onChange(chosen);
  };
  return (
    <div className="folder-field">
      <TextField
        label={label}
        value={value}
        onChange={onChange}
        hint={hint}
        error={error}
        autoComplete="off"
        spellCheck="false"
        autoFocus={autoFocus}
        grows
      />
      <Button onPress={() => void choose()}>{t('restore.choose')}</Button>
    </div>
  );
}
