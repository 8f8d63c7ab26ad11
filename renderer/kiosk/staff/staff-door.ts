import { createContext } from 'react';

/** Opens the staff's page: by holding the seal, or Ctrl+Alt+Shift+E. */
export const StaffDoorContext = createContext<(() => void) | null>(null);
