import { createContext, useContext } from 'react';
import type { Finding } from '#shared/model/index.ts';

/** What 初审 asks beside the form, and what the registers say of the registration today. */
export interface Asking {
  readonly inPerson: boolean;
  readonly setInPerson: (inPerson: boolean) => void;
  /** null: it is not known what was registered, or when. */
  readonly standing: readonly Finding[] | null;
}

export const AskingContext = createContext<Asking | null>(null);

export function useAsking(): Asking {
  const asking = useContext(AskingContext);
  if (!asking) throw new Error('useAsking outside of a reissue');
  return asking;
}
