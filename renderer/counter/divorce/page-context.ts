import { createContext, useContext } from 'react';
import type { DivorcePanelName } from './divorce-panel.tsx';
import type { Page } from './steps-of.ts';

/** Turns to another page of the application, such as from the period of waiting to the second visit. */
export const PageContext = createContext<(page: Page) => void>(() => undefined);

export function useTurnTo(): (page: Page) => void {
  return useContext(PageContext);
}

/** Opens a panel above the page, such as the one that ends the visit where somebody changed their mind. */
export const PanelContext = createContext<(panel: DivorcePanelName) => void>(() => undefined);

export function useShowPanel(): (panel: DivorcePanelName) => void {
  return useContext(PanelContext);
}
