import { createContext, type ReactNode } from 'react';

/** What stands left of the primary action in every page: refuse, cancel, history. */
export const FooterContext = createContext<ReactNode>(null);
