import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { HallError } from '#shared/contract/index.ts';
import { ErrorNotice } from '../client/index.ts';
import '../supervisor/tasks.css';
import './desk-page.css';

/** A list, and beside it the one thing to do. */
export function DeskPage({ children, aside }: { readonly children: ReactNode; readonly aside?: ReactNode }): ReactElement {
  return (
    <div className="desk-split">
      <div className="desk-list">{children}</div>
      {aside !== undefined && <div className="desk-aside">{aside}</div>}
    </div>
  );
}

/** While a list is read, or why it could not be. */
export function DeskWaiting({ error }: { readonly error: HallError | undefined }): ReactElement {
  const { t } = useTranslation('supervisor');
  return error ? <ErrorNotice error={error} /> : <p className="soft">{t('loading')}</p>;
}

/** Names and values, one a line. */
export function Facts({ children }: { readonly children: ReactNode }): ReactElement {
  return <dl className="desk-facts">{children}</dl>;
}

export function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactElement {
  return (
    <div className="desk-fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
