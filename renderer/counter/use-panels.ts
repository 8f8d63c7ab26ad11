import { useCallback, useMemo, useState } from 'react';
import type { RareCharacter } from '#shared/model/index.ts';

/** What may be asked or shown above a page of any business. */
export type CommonPanel = 'history' | 'concern' | 'character' | 'requests' | 'household';

/** The panel above a case's page; one at a time. */
export interface Panels<Own extends string = never> {
  readonly shown: Own | CommonPanel | null;
  readonly show: (panel: Own | Exclude<CommonPanel, 'character'>) => void;
  readonly close: () => void;
  /** The character whose picture is being made. */
  readonly rare: RareCharacter | null;
  readonly pictureCharacter: (rare: RareCharacter) => void;
}

/** What the frame of a case needs of them, whatever panels its business adds. */
export type FramePanels = Pick<Panels, 'show' | 'close' | 'rare' | 'pictureCharacter'> & { readonly shown: string | null };

export function usePanels<Own extends string = never>(): Panels<Own> {
  const [shown, show] = useState<Own | CommonPanel | null>(null);
  const [rare, setRare] = useState<RareCharacter | null>(null);
  const close = useCallback(() => show(null), []);
  const pictureCharacter = useCallback((wanted: RareCharacter) => {
    setRare(wanted);
    show('character');
  }, []);
  return useMemo(() => ({ shown, show, close, rare, pictureCharacter }), [shown, close, rare, pictureCharacter]);
}
