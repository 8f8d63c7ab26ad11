import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { HallError } from '#shared/contract/index.ts';
import { ErrorNotice } from '../client/index.ts';
import './page.css';

export interface PageProps {
  readonly title: ReactNode;
  readonly actions?: ReactNode;
  /** Which part of the page is shown, over its whole width. */
  readonly parts?: ReactNode;
  readonly children: ReactNode;
  /** The task beside the list. */
  readonly aside?: ReactNode;
}

/** A page of the supervisor's desk: a heading, a list, and beside it the one thing to do. */
export function Page({ title, actions, parts, children, aside }: PageProps): ReactElement {
  return (
    <div className="page">
      <header className="page-head">
        <h1>{title}</h1>
        {actions !== undefined && <div className="page-actions">{actions}</div>}
      </header>
      {parts}
      <div className="page-body">
        <div className="page-list">{children}</div>
        {aside !== undefined && <div className="page-aside">{aside}</div>}
      </div>
    </div>
  );
}

/** While a list is read, or why it could not be. */
export function Waiting({ error }: { readonly error: HallError | undefined }): ReactElement {
  const { t } = useTranslation('supervisor');
  return error ? <ErrorNotice error={error} /> : <p className="soft">{t('loading')}</p>;
}
