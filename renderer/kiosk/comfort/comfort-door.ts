import { createContext, type ReactElement } from 'react';

/** The page on which a visitor chooses how the kiosk is shown; every page leads to it, and it is one itself. */
export const ComfortDoorContext = createContext<ReactElement | null>(null);
