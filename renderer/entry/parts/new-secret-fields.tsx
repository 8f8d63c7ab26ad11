import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { secretMinimum, type NewSecret, type NewSecretKind, type NewSecretProblems } from './new-secret.ts';
import { PasswordField } from './password-field.tsx';

export interface NewSecretFieldsProps {
  readonly kind: NewSecretKind;
  readonly value: NewSecret;
  readonly onChange: (part: Partial<NewSecret>) => void;
  readonly problems: NewSecretProblems;
  readonly autoFocus?: boolean;
}

/** A new passphrase or password, typed twice. */
export function NewSecretFields({ kind, value, onChange, problems, autoFocus = false }: NewSecretFieldsProps): ReactElement {
  const { t } = useTranslation('entry');
  const minimum = secretMinimum[kind];
  return (
    <>
      <PasswordField
        label={t(`newSecret.${kind}.label`)}
        value={value.chosen}
        onChange={(chosen) => onChange({ chosen })}
        {...(kind === 'passphrase' ? { hint: t('newSecret.passphrase.hint', { minimum }), canShow: true } : {})}
        error={problems.chosen && (problems.chosen === 'short' ? t(`newSecret.${kind}.short`, { minimum }) : t('newSecret.required'))}
        autoFocus={autoFocus}
      />
      <PasswordField
        label={t('newSecret.again')}
        value={value.again}
        onChange={(again) => onChange({ again })}
        error={problems.again && t('newSecret.differs')}
      />
    </>
  );
}
