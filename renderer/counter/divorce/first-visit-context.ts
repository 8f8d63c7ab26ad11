import { createContext, useContext } from 'react';
import type { CoolingOffDates, FirstVisitAnswers } from '#shared/model/index.ts';

/** What the first visit has beside the form: the answers of 初审 until they are recorded, and the dates to come. */
export interface FirstVisit {
  readonly answers: FirstVisitAnswers;
  readonly answer: (change: Partial<FirstVisitAnswers>) => void;
  /** The dates that will hold if the application is accepted today; null while they are not known, and once it was. */
  readonly prospect: CoolingOffDates | null;
}

export const unanswered: FirstVisitAnswers = {
  bothPresent: null,
  bothWilling: null,
  agreementReached: null,
  capacity: { man: null, woman: null },
  counsellingOffered: false,
};

export const FirstVisitContext = createContext<FirstVisit>({ answers: unanswered, answer: () => undefined, prospect: null });

export function useFirstVisit(): FirstVisit {
  return useContext(FirstVisitContext);
}
