import type { ReactElement, ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { classNames, Icon, type IconName } from '../../components/index.ts';

export interface BigButtonProps {
  readonly children: ReactNode;
  readonly onPress: () => void;
  readonly icon?: IconName | undefined;
  /** One a page: what most people do next. */
  readonly primary?: boolean;
  readonly disabled?: boolean;
  /** Still working: answers no second press. */
  readonly busy?: boolean;
  /** It is switched on or off. */
  readonly pressed?: boolean | undefined;
  readonly className?: string;
}

/** A button a trembling finger meets: at least 64 px high whatever stands on it. */
export function BigButton({ children, onPress, icon, primary, disabled, busy, pressed, className }: BigButtonProps): ReactElement {
  return (
    <AriaButton
      className={classNames('kiosk-button', primary && 'kiosk-button-primary', className)}
      onPress={onPress}
      isDisabled={disabled === true}
      isPending={busy === true}
      {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
    >
      {icon !== undefined && <Icon name={icon} size={28} />}
      <span>{children}</span>
    </AriaButton>
  );
}

export interface ChoiceProps {
  readonly title: ReactNode;
  /** A line that says more. */
  readonly more?: ReactNode;
  readonly icon?: IconName | undefined;
  readonly onPress: () => void;
  readonly disabled?: boolean;
  /** It is the one that is chosen now. */
  readonly chosen?: boolean | undefined;
  readonly busy?: boolean;
  /** Of the language it is written in, where that is another. */
  readonly lang?: string;
}

/** One answer to the page's question. */
export function Choice({ title, more, icon, onPress, disabled, chosen, busy, lang }: ChoiceProps): ReactElement {
  return (
    <AriaButton
      className="kiosk-choice"
      onPress={onPress}
      isDisabled={disabled === true}
      isPending={busy === true}
      {...(chosen === undefined ? {} : { 'aria-pressed': chosen })}
    >
      {icon !== undefined && (
        <span className="kiosk-choice-icon">
          <Icon name={icon} size={40} />
        </span>
      )}
      <span className="kiosk-choice-words" {...(lang === undefined ? {} : { lang })}>
        <span className="kiosk-choice-title">{title}</span>
        {more !== undefined && <span className="kiosk-choice-more">{more}</span>}
      </span>
      {chosen === true && <Icon name="check" size={32} />}
    </AriaButton>
  );
}

/** Answers, one below the other or in as many columns as they fit; `label` only where it is not the page's question. */
export function Choices({
  children,
  wide,
  label,
}: {
  readonly children: ReactNode;
  readonly wide?: boolean;
  readonly label?: string;
}): ReactElement {
  return (
    <div
      className={classNames('kiosk-choices', wide && 'kiosk-choices-wide')}
      role="group"
      {...(label === undefined ? {} : { 'aria-label': label })}
    >
      {children}
    </div>
  );
}

/** Numbers, times and Latin codes keep their order in a language written from right to left. */
export function Own({ children, className }: { readonly children: ReactNode; readonly className?: string }): ReactElement {
  return (
    <bdi dir="ltr" {...(className === undefined ? {} : { className })}>
      {children}
    </bdi>
  );
}
