import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';

export type NoticeTone = 'error' | 'waiting' | 'done' | 'info';

const icons: Readonly<Record<NoticeTone, IconName>> = { error: 'cross', waiting: 'warning', done: 'check', info: 'dot' };

export interface NoticeProps {
  readonly tone: NoticeTone;
  readonly children: ReactNode;
  readonly title?: ReactNode;
  readonly actions?: ReactNode;
  readonly onDismiss?: (() => void) | undefined;
  readonly className?: string;
}

/** Says in place what happened, what is safe and what to do. Errors are announced at once, the rest politely. */
export function Notice({ tone, title, children, actions, onDismiss, className }: NoticeProps): ReactElement {
  const { t } = useTranslation('common');
  return (
    <div className={classNames('notice', `notice-${tone}`, className)} role={tone === 'error' ? 'alert' : 'status'}>
      <Icon name={icons[tone]} />
      <div className="notice-words">
        {title !== undefined && <p className="notice-title">{title}</p>}
        <div>{children}</div>
      </div>
      {actions !== undefined && <div className="notice-actions">{actions}</div>}
      {onDismiss && (
        <Button variant="quiet" small onPress={onDismiss}>
          {t('action.dismiss')}
        </Button>
      )}
    </div>
  );
}
