import { createContext, type ReactNode } from 'react';

export interface StepFooter {
  /** What stands left of the primary action in every page: refuse, cancel, history. */
  readonly secondary: ReactNode;
  /** A panel above asks something else: the page's own action waits. */
  readonly paused: boolean;
}

export const FooterContext = createContext<StepFooter>({ secondary: null, paused: false });
