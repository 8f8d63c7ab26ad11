import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { TextField } from '../../components/index.ts';

export interface RecoveryKeyFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: ReactNode;
  readonly mark?: ReactNode;
  readonly autoFocus?: boolean;
}

/** The recovery key as it stands on the sealed paper, whole however long it is. */
export function RecoveryKeyField(props: RecoveryKeyFieldProps): ReactElement {
  const { t } = useTranslation('entry');
  return (
    <TextField
      {...props}
      label={t('unlock.recoveryKey')}
      hint={t('unlock.recoveryHint')}
      grows
      autoComplete="off"
      spellCheck="false"
      className="recovery-typed"
    />
  );
}
