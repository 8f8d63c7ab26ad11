import { createContext } from 'react';

/** Gives the counter's whole window to the couple, to check this case. */
export const TurnContext = createContext<(caseId: string) => void>(() => undefined);
