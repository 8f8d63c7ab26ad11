import type { ReactElement, ReactNode } from 'react';
import { LanguageSwitch } from './language-switch.tsx';
import { Seal } from './seal.tsx';
import '../entry.css';

export interface EntryPageProps {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly onSubmit: () => void;
  readonly children: ReactNode;
  /** Beneath the card: training, help. */
  readonly foot?: ReactNode;
}

/** A calm page with one small form: unlock, sign in, lock. */
export function EntryPage({ title, lead, onSubmit, children, foot }: EntryPageProps): ReactElement {
  return (
    <main className="entry-page">
      <Seal />
      <form
        className="entry-card"
        noValidate
        aria-label={title}
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        <header>
          <h1>{title}</h1>
          {lead !== undefined && <p className="soft">{lead}</p>}
        </header>
        {children}
      </form>
      {foot !== undefined && <div className="entry-foot">{foot}</div>}
      <div className="entry-language">
        <LanguageSwitch />
      </div>
    </main>
  );
}
