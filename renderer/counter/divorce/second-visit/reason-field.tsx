import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { TextField } from '../../../components/index.ts';

/** Why a card is not read by the reader. */
export function ReasonField({ value, onChange }: { readonly value: string; readonly onChange: (text: string) => void }): ReactElement {
  const { t } = useTranslation('counter');
  const [touched, setTouched] = useState(false);
  return (
    <TextField
      label={t('divorce.return.reason')}
      value={value}
      onChange={onChange}
      onBlur={() => setTouched(true)}
      error={touched && value.trim().length < 2 ? t('divorce.return.reasonMissing') : undefined}
      maxLength={200}
      grows
      isRequired
    />
  );
}
