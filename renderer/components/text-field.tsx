import { useId, type ReactElement, type ReactNode } from 'react';
import {
  FieldError,
  Input,
  Label,
  Text,
  TextArea,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from 'react-aria-components';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';

export interface TextFieldProps extends Omit<AriaTextFieldProps, 'children' | 'className' | 'style' | 'isInvalid'> {
  readonly label: ReactNode;
  /** A sentence under the field. */
  readonly hint?: ReactNode;
  /** What is wrong, in words; the field is then invalid. */
  readonly error?: ReactNode;
  /** Beside the label: where the value came from. */
  readonly mark?: ReactNode;
  readonly placeholder?: string;
  /** More than one line. */
  readonly rows?: number;
  /** One line of words that becomes higher instead of being cut; Enter adds no line. */
  readonly grows?: boolean;
  /** Names and numbers as they stand on papers. */
  readonly serif?: boolean;
  readonly className?: string;
}

export function TextField({
  label,
  hint,
  error,
  mark,
  placeholder,
  rows,
  grows = false,
  serif = false,
  className,
  onChange,
  ...rest
}: TextFieldProps): ReactElement {
  const markId = useId();
  const invalid = error !== undefined && error !== null && error !== '';
  const inputClass = classNames('input', serif && 'serif');
  return (
    <AriaTextField
      {...rest}
      {...(onChange === undefined
        ? {}
        : { onChange: grows ? (text: string) => onChange(text.replaceAll(/\s*[\r\n]+\s*/g, '')) : onChange })}
      isInvalid={invalid}
      className={classNames('field', className)}
    >
      <span className="field-head">
        <Label className="field-label">{label}</Label>
        {mark !== undefined && mark !== null && (
          <span id={markId} className="field-mark">
            {mark}
          </span>
        )}
      </span>
      {grows ? (
        <TextArea
          className={classNames(inputClass, 'input-grows')}
          rows={1}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            const form = event.currentTarget.form;
            // As in any field of one line.
            if (!event.nativeEvent.isComposing && form?.querySelector('[type=submit]:enabled')) form.requestSubmit();
          }}
          {...(placeholder === undefined ? {} : { placeholder })}
        />
      ) : rows === undefined ? (
        <Input className={inputClass} {...(placeholder === undefined ? {} : { placeholder })} />
      ) : (
        <TextArea className={inputClass} rows={rows} {...(placeholder === undefined ? {} : { placeholder })} />
      )}
      {hint !== undefined && !invalid && (
        <Text slot="description" className="field-hint">
          {hint}
        </Text>
      )}
      <FieldError className="field-error">
        <Icon name="cross" />
        <span>{error}</span>
      </FieldError>
    </AriaTextField>
  );
}
