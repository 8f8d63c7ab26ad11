import { useId, type ReactElement, type ReactNode, type Ref } from 'react';
import { classNames } from './class-names.ts';

export interface PanelProps {
  readonly title?: ReactNode;
  /** At the right of the title. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  /** Without the card: a plain region. */
  readonly flat?: boolean;
  readonly className?: string;
  readonly ref?: Ref<HTMLElement>;
}

/** A titled card, a landmark for readers. */
export function Panel({ title, actions, children, flat = false, className, ref }: PanelProps): ReactElement {
  const titleId = useId();
  return (
    <section
      ref={ref}
      className={classNames('panel', flat && 'panel-flat', className)}
      {...(title === undefined ? {} : { 'aria-labelledby': titleId })}
    >
      {(title !== undefined || actions !== undefined) && (
        <header className="panel-head">
          <h2 id={titleId} className="panel-title">
            {title}
          </h2>
          {actions !== undefined && <div className="panel-actions">{actions}</div>}
        </header>
      )}
      <div className="panel-body">{children}</div>
    </section>
  );
}
