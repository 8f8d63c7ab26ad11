import { useId, type ReactElement, type ReactNode, type Ref } from 'react';
import { classNames } from './class-names.ts';

export interface PanelProps {
  readonly title?: ReactNode;
  /** At the right of the title. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  /** Without the card: a plain region. */
  readonly flat?: boolean;
  /** It is the whole page: its title is the page’s. */
  readonly page?: boolean;
  readonly className?: string;
  readonly ref?: Ref<HTMLElement>;
}

/** A titled card, a landmark for readers. */
export function Panel({ title, actions, children, flat = false, page = false, className, ref }: PanelProps): ReactElement {
  const titleId = useId();
  const Title = page ? 'h1' : 'h2';
  return (
    <section
      ref={ref}
      className={classNames('panel', flat && 'panel-flat', className)}
      {...(title === undefined ? {} : { 'aria-labelledby': titleId })}
    >
      {(title !== undefined || actions !== undefined) && (
        <header className="panel-head">
          <Title id={titleId} className="panel-title">
            {title}
          </Title>
          {actions !== undefined && <div className="panel-actions">{actions}</div>}
        </header>
      )}
      <div className="panel-body">{children}</div>
    </section>
  );
}
