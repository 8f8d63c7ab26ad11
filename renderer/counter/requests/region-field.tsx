import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../client/index.ts';
import { TextField } from '../../components/index.ts';
import { useSettled } from '../use-settled.ts';

export interface RegionFieldProps {
  readonly label: string;
  readonly hint?: string;
  /** Six digits, or null while none is chosen. */
  readonly value: string | null;
  readonly onChange: (code: string | null) => void;
  readonly autoFocus?: boolean;
}

/** A region by its six digits or its name: the digits count at once, of names the one chosen. */
export function RegionField({ label, hint, value, onChange, autoFocus = false }: RegionFieldProps): ReactElement {
  const { t } = useTranslation('counter');
  const [typed, setTyped] = useState(value ?? '');
  const text = useSettled(typed.trim(), 150);
  const found = useAsk('regions.find', { text: text || '0' }, { enabled: text !== '', keep: true });
  const matches = text === '' ? [] : (found.value ?? []);
  const chosen = matches.find(({ code }) => code === value);
  const change = (next: string): void => {
    setTyped(next);
    onChange(/^[0-9]{6}$/.test(next.trim()) ? next.trim() : null);
  };
  return (
    <div className="region-field">
      <TextField
        label={label}
        value={typed}
        onChange={change}
        maxLength={40}
        autoFocus={autoFocus}
        autoComplete="off"
        {...(chosen ? { hint: t('request.region', { name: chosen.name, code: chosen.code }) } : hint === undefined ? {} : { hint })}
      />
      {value === null && matches.length > 0 && (
        <ul className="region-matches" aria-label={t('request.regions')}>
          {matches.slice(0, 6).map(({ code, name }) => (
            <li key={code}>
              <button
                type="button"
                className="region-match"
                onClick={() => {
                  setTyped(code);
                  onChange(code);
                }}
              >
                {name} <span className="soft">{code}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
