import type { ReactElement } from 'react';
import type { SignageView } from '#shared/contract/index.ts';
import { TwoLines } from './two-lines.tsx';
import type { ScreenWords } from './words.ts';
import './quiet-hall.css';

export interface OpenHoursProps {
  readonly hours: SignageView['hours'];
  readonly words: ScreenWords;
}

/** Whether the hall takes people in, and when it does today. */
export function OpenHours({ hours: { state, from, until }, words }: OpenHoursProps): ReactElement {
  return (
    <div className="signage-hours">
      <p className="signage-hours-now serif">
        <TwoLines words={words} say={(t) => t(`hours.${state}`, { from, until })} />
      </p>
      {state !== 'closedToday' && (
        <p>
          <TwoLines words={words} say={(t) => t('hours.today', { from, until })} />
        </p>
      )}
    </div>
  );
}
