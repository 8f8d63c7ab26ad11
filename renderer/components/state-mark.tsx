import type { ReactElement, ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';

export type Tone = 'done' | 'waiting' | 'refused' | 'current' | 'neutral';

const icons: Readonly<Record<Tone, IconName>> = { done: 'check', waiting: 'clock', refused: 'cross', current: 'dot', neutral: 'stop' };

export interface StateMarkProps {
  readonly tone: Tone;
  readonly children: ReactNode;
  readonly icon?: IconName;
  readonly className?: string;
}

/** A state: an icon and a word, and only then a colour. */
export function StateMark({ tone, children, icon, className }: StateMarkProps): ReactElement {
  return (
    <span className={classNames('state-mark', `tone-${tone}`, className)}>
      <Icon name={icon ?? icons[tone]} />
      <span>{children}</span>
    </span>
  );
}
