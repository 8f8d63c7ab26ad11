import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PasswordField } from './password-field.tsx';
import { RecoveryKeyField } from './recovery-key-field.tsx';

/** What opens a store. */
export type OpeningSecretKind = 'passphrase' | 'recoveryKey';

export interface OpeningSecretProps {
  readonly by: OpeningSecretKind;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Below a passphrase. */
  readonly hint?: ReactNode;
  readonly error?: ReactNode;
  readonly mark?: ReactNode;
  readonly autoFocus?: boolean;
}

/** The hall passphrase, or the recovery key in its place. */
export function OpeningSecret({ by, hint, ...rest }: OpeningSecretProps): ReactElement {
  const { t } = useTranslation('entry');
  return by === 'recoveryKey' ? (
    <RecoveryKeyField key={by} {...rest} />
  ) : (
    <PasswordField key={by} {...rest} label={t('unlock.passphrase')} hint={hint} />
  );
}
