import type { ReactElement, ReactNode } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import type { Option } from './select.tsx';
import { Kbd } from './kbd.tsx';

export interface SegmentedOption<T extends string> extends Option<T> {
  /** The key that chooses it, shown beside the words. The shortcut itself is registered elsewhere. */
  readonly keys?: string;
}

export interface SegmentedProps<T extends string> {
  readonly label: ReactNode;
  readonly options: readonly SegmentedOption<T>[];
  /** null: nothing is chosen yet. */
  readonly value: T | null;
  readonly onChange: (value: T) => void;
  readonly isDisabled?: boolean;
}

/** One of two or three, all visible, in one line. */
export function Segmented<T extends string>({ label, options, value, onChange, isDisabled = false }: SegmentedProps<T>): ReactElement {
  return (
    <RadioGroup
      value={value}
      onChange={(chosen) => onChange(chosen as T)}
      orientation="horizontal"
      isDisabled={isDisabled}
      className="segmented"
    >
      <Label className="field-label">{label}</Label>
      <div className="segments">
        {options.map(({ id, label: words, keys }) => (
          <Radio key={id} value={id} className="segment" {...(keys === undefined ? {} : { 'aria-keyshortcuts': keys })}>
            {words}
            {keys !== undefined && (
              <span aria-hidden="true">
                <Kbd keys={keys} />
              </span>
            )}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
