import { createContext, useContext, useLayoutEffect, useMemo, useState, type ReactElement, type ReactNode } from 'react';

/** Steps of the text, in per cent of the usual size. */
export const textSizes = [100, 125, 150, 175] as const;
export type TextSize = (typeof textSizes)[number];

/** How somebody wants to be shown the kiosk: theirs alone, forgotten with their visit. */
export interface Comfort {
  readonly textSize: TextSize;
  readonly highContrast: boolean;
  /** 轮椅: whatever is touched lies in the lower half. */
  readonly low: boolean;
  /** Pages are read aloud. */
  readonly spoken: boolean;
}

export const usualComfort: Comfort = { textSize: 100, highContrast: false, low: false, spoken: false };

interface ChosenComfort extends Comfort {
  readonly choose: (change: Partial<Comfort>) => void;
}

const ComfortContext = createContext<ChosenComfort>({ ...usualComfort, choose: () => undefined });

export const useComfort = (): ChosenComfort => useContext(ComfortContext);

/** Shows the whole document as somebody chose; as usual again when it goes. */
export function ComfortProvider({ children }: { readonly children: ReactNode }): ReactElement {
  const [comfort, setComfort] = useState(usualComfort);
  useLayoutEffect(() => {
    const { dataset } = document.documentElement;
    dataset['kiosk'] = String(comfort.textSize);
    dataset['contrast'] = comfort.highContrast ? 'high' : 'usual';
    dataset['layout'] = comfort.low ? 'low' : 'usual';
    return () => {
      for (const name of ['kiosk', 'contrast', 'layout']) delete dataset[name];
    };
  }, [comfort]);
  const chosen = useMemo(
    () => ({ ...comfort, choose: (change: Partial<Comfort>) => setComfort((old) => ({ ...old, ...change })) }),
    [comfort],
  );
  return <ComfortContext value={chosen}>{children}</ComfortContext>;
}
