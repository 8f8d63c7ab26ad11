import { createContext, useContext } from 'react';
import type { Page } from './steps-of.ts';

/** Turns to another page of the application, such as from the period of waiting to the second visit. */
export const PageContext = createContext<(page: Page) => void>(() => undefined);

export function useTurnTo(): (page: Page) => void {
  return useContext(PageContext);
}
