import type { ReactElement, ReactNode } from 'react';
import { CheckboxGroup, FieldError, Label, Radio, RadioGroup } from 'react-aria-components';
import { Checkbox, classNames, Icon, type Option } from '../../components/index.ts';

export interface ChoiceOption<T extends string> extends Option<T> {
  readonly explain?: ReactNode;
}

export interface ChoiceProps<T extends string> {
  readonly label: ReactNode;
  readonly options: readonly ChoiceOption<T>[];
  readonly value: T;
  readonly onChange: (value: T) => void;
  /** A row of short words instead of cards. */
  readonly row?: boolean;
}

/** One of a few, all visible. */
export function Choice<T extends string>({ label, options, value, onChange, row = false }: ChoiceProps<T>): ReactElement {
  return (
    <RadioGroup
      value={value}
      onChange={(chosen) => onChange(chosen as T)}
      orientation={row ? 'horizontal' : 'vertical'}
      className={classNames('choice', row && 'choice-row')}
    >
      <Label className="field-label">{label}</Label>
      <div className="choice-options">
        {options.map((option) => (
          <Radio key={option.id} value={option.id} className="choice-option">
            <span className="choice-dot" aria-hidden="true" />
            <span>
              <span className="choice-name">{option.label}</span>
              {option.explain !== undefined && <span className="choice-explain">{option.explain}</span>}
            </span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}

export interface SeveralProps<T extends string> {
  readonly label: ReactNode;
  readonly options: readonly Option<T>[];
  readonly value: readonly T[];
  readonly onChange: (value: T[]) => void;
  readonly onBlur?: () => void;
  readonly error?: ReactNode;
  readonly className?: string;
}

/** Some of a few, all visible. The answer keeps the order of the options. */
export function Several<T extends string>({ label, options, value, onChange, onBlur, error, className }: SeveralProps<T>): ReactElement {
  const invalid = error !== undefined && error !== null && error !== '';
  return (
    <CheckboxGroup
      value={[...value]}
      onChange={(chosen) => onChange(options.map((option) => option.id).filter((id) => chosen.includes(id)))}
      isInvalid={invalid}
      onBlur={() => onBlur?.()}
      className={classNames('field several', className)}
    >
      <Label className="field-label">{label}</Label>
      <div className="several-options">
        {options.map((option) => (
          <Checkbox key={option.id} value={option.id}>
            {option.label}
          </Checkbox>
        ))}
      </div>
      <FieldError className="field-error">
        <Icon name="cross" />
        <span>{error}</span>
      </FieldError>
    </CheckboxGroup>
  );
}
