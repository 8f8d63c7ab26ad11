import type { ReactElement, ReactNode } from 'react';
import { Checkbox as AriaCheckbox, type CheckboxProps as AriaCheckboxProps } from 'react-aria-components';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';

export interface CheckboxProps extends Omit<AriaCheckboxProps, 'children' | 'className' | 'style'> {
  readonly children: ReactNode;
  readonly className?: string;
}

export function Checkbox({ children, className, ...rest }: CheckboxProps): ReactElement {
  return (
    <AriaCheckbox {...rest} className={classNames('checkbox', className)}>
      <span className="checkbox-box">
        <Icon name="check" />
      </span>
      <span>{children}</span>
    </AriaCheckbox>
  );
}
