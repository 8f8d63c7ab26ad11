import { createContext, useContext } from 'react';

/** Ends the visit: whatever this page and the core know of it is forgotten, and another page takes its place. */
export const LeavingContext = createContext<() => void>(() => undefined);

export const useLeave = (): (() => void) => useContext(LeavingContext);
