import type { ReactElement } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { deskDigits } from '#shared/model/index.ts';
import { classNames, Icon } from '../../components/index.ts';
import { useTyped } from './use-typed.ts';

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'];

export interface KeypadProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly longest: number;
  /** Digits alone, or the digits and letters of a slip's code. */
  readonly keys?: 'digits' | 'code';
  /** As it is shown: grouped. */
  readonly shown?: (value: string) => string;
}

/** Digits on the screen; a real keyboard types the same. What is typed is read out as it grows. */
export function Keypad({ label, value, onChange, longest, keys = 'digits', shown = (text) => text }: KeypadProps): ReactElement {
  const { t } = useTranslation('kiosk');
  const add = (key: string): void => {
    if (value.length < longest) onChange(value + key);
  };
  const remove = (): void => onChange(value.slice(0, -1));
  const offered = keys === 'digits' ? digits : [...deskDigits];
  useTyped((key) => {
    const typed = key.toUpperCase();
    if (key === 'Backspace') remove();
    else if (offered.includes(typed)) add(typed);
    else return false;
    return true;
  });
  return (
    <div className={classNames('keypad', `keypad-${keys}`)} role="group" aria-label={label}>
      <output className="keypad-shown" aria-label={label} aria-live="polite">
        <bdi dir="ltr">{value === '' ? '\u00a0' : shown(value)}</bdi>
      </output>
      <div className="keypad-keys" dir="ltr">
        {offered.map((key) => (
          <AriaButton key={key} className="keypad-key" onPress={() => add(key)}>
            {key}
          </AriaButton>
        ))}
        <AriaButton className="keypad-key keypad-word" onPress={remove} isDisabled={value === ''}>
          <Icon name="backspace" size={28} />
          <span dir="auto">{t('keypad.remove')}</span>
        </AriaButton>
      </div>
    </div>
  );
}
