import type { ReactElement, ReactNode } from 'react';

/** What something is, and its value: as many as are known, one below the other. */
export function Facts({ children }: { readonly children: ReactNode }): ReactElement {
  return <dl className="kiosk-facts">{children}</dl>;
}

export function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactElement {
  return (
    <div className="kiosk-fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
