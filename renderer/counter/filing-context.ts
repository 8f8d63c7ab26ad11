import { createContext, useContext } from 'react';

/** Opens the page where signed papers are filed by their barcode. */
export const FilingContext = createContext<() => void>(() => undefined);

export function useFiling(): () => void {
  return useContext(FilingContext);
}
