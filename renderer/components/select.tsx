import { memo, useState, type ReactElement, type ReactNode } from 'react';
import {
  Button,
  ComboBox as AriaComboBox,
  FieldError,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select as AriaSelect,
  SelectValue,
} from 'react-aria-components';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';

export interface Option<T extends string = string> {
  readonly id: T;
  readonly label: string;
}

export interface SelectProps<T extends string> {
  readonly label: ReactNode;
  readonly options: readonly Option<T>[];
  readonly value: T | null;
  readonly onChange: (value: T) => void;
  readonly placeholder?: string;
  readonly error?: ReactNode;
  readonly mark?: ReactNode;
  readonly isDisabled?: boolean;
  readonly isRequired?: boolean;
  readonly autoFocus?: boolean;
  readonly onBlur?: () => void;
  readonly className?: string;
  /** The label is read aloud only: its place says enough. */
  readonly labelUnseen?: boolean;
}

function hasError(error: ReactNode): boolean {
  return error !== undefined && error !== null && error !== '';
}

/** The same array for as long as it says the same: whoever asks for a field often makes its list anew. */
function useKept<T extends string>(options: readonly Option<T>[]): readonly Option<T>[] {
  const [kept, setKept] = useState(options);
  const isSame = kept.length === options.length && kept.every(({ id, label }, i) => id === options[i]?.id && label === options[i].label);
  if (!isSame) setKept(options);
  return isSame ? kept : options;
}

/** The closed list is drawn out of sight, and where it changes the whole field is drawn once more: it is left alone where it says the same. */
const Options = memo(function Options({ options }: { readonly options: readonly Option[] }): ReactElement {
  return (
    <Popover className="popover">
      <ListBox className="options" items={options}>
        {(option) => (
          <ListBoxItem id={option.id} textValue={option.label} className="option">
            <span className="option-tick">
              <Icon name="check" />
            </span>
            {option.label}
          </ListBoxItem>
        )}
      </ListBox>
    </Popover>
  );
});

/** A short list, chosen by key, letter or pointer. */
export function Select<T extends string>(props: SelectProps<T>): ReactElement {
  const { label, options, value, onChange, placeholder, error, mark, className, labelUnseen = false, ...rest } = props;
  const kept = useKept(options);
  return (
    <AriaSelect
      {...rest}
      value={value}
      onChange={(key) => {
        if (key !== null) onChange(key as T);
      }}
      isInvalid={hasError(error)}
      {...(placeholder === undefined ? {} : { placeholder })}
      className={classNames('field', className)}
    >
      <span className={classNames('field-head', labelUnseen && 'unseen')}>
        <Label className="field-label">{label}</Label>
        {mark !== undefined && mark !== null && mark !== false && <span className="field-mark">{mark}</span>}
      </span>
      <Button className="input select-button">
        <SelectValue className="select-value">{({ selectedText, defaultChildren }) => selectedText || defaultChildren}</SelectValue>
        <Icon name="chevronDown" />
      </Button>
      <FieldError className="field-error">
        <Icon name="cross" />
        <span>{error}</span>
      </FieldError>
      <Options options={kept} />
    </AriaSelect>
  );
}

/**
 * Coming to a field scrolls it into view, and a list closes once its field is scrolled: the field is brought into view before
 * its list opens, and the scroll of that is kept from the list. Scroll events come with the next frame.
 */
function showBeforeOpening(field: HTMLElement): void {
  const hold = (event: Event): void => event.stopImmediatePropagation();
  window.addEventListener('scroll', hold, true);
  field.scrollIntoView({ block: 'nearest' });
  requestAnimationFrame(() => requestAnimationFrame(() => window.removeEventListener('scroll', hold, true)));
}

/** A longer list, filtered while typing. */
export function ComboBox<T extends string>(props: SelectProps<T>): ReactElement {
  const { label, options, value, onChange, placeholder, error, mark, className, labelUnseen = false, ...rest } = props;
  const kept = useKept(options);
  return (
    <AriaComboBox
      {...rest}
      defaultItems={kept}
      value={value}
      onChange={(key) => {
        if (key !== null) onChange(key as T);
      }}
      menuTrigger="focus"
      isInvalid={hasError(error)}
      className={classNames('field', className)}
    >
      <span className={classNames('field-head', labelUnseen && 'unseen')}>
        <Label className="field-label">{label}</Label>
        {mark !== undefined && mark !== null && mark !== false && <span className="field-mark">{mark}</span>}
      </span>
      <div className="combo" onFocusCapture={(event) => showBeforeOpening(event.currentTarget)}>
        <Input className="input" {...(placeholder === undefined ? {} : { placeholder })} />
        <Button className="combo-button">
          <Icon name="chevronDown" />
        </Button>
      </div>
      <FieldError className="field-error">
        <Icon name="cross" />
        <span>{error}</span>
      </FieldError>
      <Options options={kept} />
    </AriaComboBox>
  );
}
