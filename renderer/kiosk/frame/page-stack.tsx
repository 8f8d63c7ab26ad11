import { Activity, createContext, useContext, useMemo, useState, type ReactElement, type ReactNode } from 'react';

/** The way through the kiosk: one page is shown, those it was reached from keep what was chosen in them. */
export interface Pages {
  /** Shows another page; back leads to the one shown now. */
  open(page: ReactElement): void;
  /** Shows another page in the place of the one shown: back leads to the page before it. */
  replace(page: ReactElement): void;
  back(): void;
  /** To the page that the way began with after the first: a visit's own; what was chosen on the others is forgotten. */
  home(): void;
  /** How many pages lead back. */
  readonly depth: number;
}

const PagesContext = createContext<Pages | null>(null);

export function usePages(): Pages {
  const pages = useContext(PagesContext);
  if (!pages) throw new Error('usePages outside of PageStack');
  return pages;
}

interface Opened {
  readonly id: number;
  readonly page: ReactElement;
}

let lastId = 0;
const opened = (page: ReactElement): Opened => ({ id: (lastId += 1), page });

export interface PageStackProps {
  readonly first: ReactElement;
  /** What stands around all of them, and may open pages itself. */
  readonly around: (around: { readonly children: ReactNode }) => ReactElement;
}

/** Begins with `first`. Pages below the one shown are hidden and at rest: their effects are undone, their state is kept. */
export function PageStack({ first, around: Around }: PageStackProps): ReactElement {
  const [stack, setStack] = useState<readonly Opened[]>([]);
  const depth = stack.length;
  const pages = useMemo<Pages>(
    () => ({
      open: (page) => setStack((old) => [...old, opened(page)]),
      replace: (page) => setStack((old) => [...old.slice(0, -1), opened(page)]),
      back: () => setStack((old) => old.slice(0, -1)),
      home: () => setStack((old) => old.slice(0, 1)),
      depth,
    }),
    [depth],
  );
  const shown = [{ id: 0, page: first }, ...stack];
  const drawn = shown.map(({ id, page }, i) => (
    <Activity key={id} mode={i === depth ? 'visible' : 'hidden'}>
      {page}
    </Activity>
  ));
  return (
    <PagesContext value={pages}>
      <Around>{drawn}</Around>
    </PagesContext>
  );
}
