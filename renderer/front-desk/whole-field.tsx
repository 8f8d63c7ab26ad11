import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { TextField } from '../components/index.ts';

export interface WholeFieldProps {
  readonly label: string;
  /** NaN: what is typed is none. */
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly onChange: (value: number) => void;
}

/** A whole number between two bounds. */
export function WholeField({ label, value, min, max, onChange }: WholeFieldProps): ReactElement {
  const { t } = useTranslation('front-desk');
  const [text, setText] = useState(String(value));
  const read = (typed: string): number => {
    const number = /^\d{1,4}$/.test(typed.trim()) ? Number(typed) : NaN;
    return number >= min && number <= max ? number : NaN;
  };
  return (
    <TextField
      label={label}
      value={text}
      inputMode="numeric"
      maxLength={4}
      onChange={(typed) => {
        setText(typed);
        onChange(read(typed));
      }}
      error={Number.isNaN(read(text)) ? t('appointments.settings.wrongNumber', { min, max }) : null}
    />
  );
}
