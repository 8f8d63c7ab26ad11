import { useState, type ReactElement, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type CivilDate, civilDateFromDigits } from '#shared/model/index.ts';
import { TextField } from './text-field.tsx';

/** `19900101`, `1990-1-1`, `1990年1月1日`, `1990.01.01` → `1990-01-01`; null when it is no real date. */
export function readTypedDate(text: string): CivilDate | null {
  const plain = text.normalize('NFKC').trim();
  const parts = /^(\d{4})\D+(\d{1,2})\D+(\d{1,2})\D*$/.exec(plain);
  if (parts) return civilDateFromDigits(`${parts[1]}${parts[2]!.padStart(2, '0')}${parts[3]!.padStart(2, '0')}`);
  return civilDateFromDigits(plain);
}

export interface DateFieldProps {
  readonly label: ReactNode;
  readonly value: CivilDate | null;
  readonly onChange: (value: CivilDate | null) => void;
  readonly mark?: ReactNode;
  readonly error?: ReactNode;
  readonly isDisabled?: boolean;
  readonly isReadOnly?: boolean;
  readonly isRequired?: boolean;
  readonly autoFocus?: boolean;
  readonly onBlur?: () => void;
  readonly className?: string;
}

/** A plain typed date: eight digits in a row are enough, no picker to fight with. */
export function DateField({ value, onChange, error, onBlur, ...rest }: DateFieldProps): ReactElement {
  const { t } = useTranslation('common');
  const [text, setText] = useState(value ?? '');
  const [left, setLeft] = useState(true);
  const [known, setKnown] = useState(value);
  if (known !== value) {
    setKnown(value);
    if (readTypedDate(text) !== value) setText(value ?? '');
  }

  const read = readTypedDate(text);
  const wrong = left && text.trim() !== '' && read === null;
  const type = (typed: string): void => {
    const date = readTypedDate(typed);
    const complete = /^\d{8}$/.test(typed.normalize('NFKC').trim()) && date !== null;
    setText(complete ? date : typed);
    setLeft(false);
    if (date !== value) onChange(date);
  };
  return (
    <TextField
      {...rest}
      inputMode="numeric"
      placeholder={t('dateField.placeholder')}
      value={text}
      onChange={type}
      onBlur={() => {
        setLeft(true);
        if (read !== null) setText(read);
        onBlur?.();
      }}
      error={wrong ? t('dateField.wrong') : error}
    />
  );
}
