import type { ReactElement } from 'react';
import { TwoLines } from './two-lines.tsx';
import type { ScreenWords } from './words.ts';
import './signage.css';
import './quiet-hall.css';

/** Before the staff have opened the store nothing is known of this hall, not even its name. */
export function WaitingHall({ words }: { readonly words: ScreenWords }): ReactElement {
  return (
    <div className="signage">
      <div className="signage-page signage-waiting">
        <svg className="signage-seal" aria-hidden="true" viewBox="0 0 36 36">
          <rect x="1" y="1" width="34" height="34" rx="6" />
          <path d="M10 9v18M10 9h16v18M14.5 14h7M14.5 18h7v6.5h-7z" />
        </svg>
        <h1 className="serif">
          <TwoLines words={words} say={(t) => t('waiting')} />
        </h1>
        <p>
          <TwoLines words={words} say={(t) => t('waitingWhy')} />
        </p>
      </div>
    </div>
  );
}
