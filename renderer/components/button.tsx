import type { ReactElement, ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';
import { Kbd } from './kbd.tsx';

export interface ButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style'> {
  readonly children: ReactNode;
  /** One primary (cinnabar) a screen; `quiet` has no border. */
  readonly variant?: 'primary' | 'secondary' | 'quiet';
  /** The key that does the same, shown beside the words. The shortcut itself is registered elsewhere. */
  readonly keys?: string | undefined;
  readonly icon?: IconName | undefined;
  /** Still working: stays focusable, answers no second press. */
  readonly busy?: boolean | undefined;
  readonly small?: boolean;
  readonly className?: string;
}

export function Button({
  children,
  variant = 'secondary',
  keys,
  icon,
  busy = false,
  small = false,
  className,
  ...rest
}: ButtonProps): ReactElement {
  return (
    <AriaButton
      {...rest}
      isPending={busy}
      {...(keys === undefined ? {} : { 'aria-keyshortcuts': keys.replace('Ctrl', 'Control') })}
      className={classNames('button', `button-${variant}`, small && 'button-small', className)}
    >
      {icon !== undefined && <Icon name={icon} />}
      <span className="button-words">{children}</span>
      {busy && <span className="button-busy" aria-hidden="true" />}
      {keys !== undefined && (
        <span aria-hidden="true" className="button-keys">
          <Kbd keys={keys} />
        </span>
      )}
    </AriaButton>
  );
}
