import type { ReactElement } from 'react';

/** A key or chord, e.g. `Ctrl+Enter`. */
export function Kbd({ keys }: { readonly keys: string }): ReactElement {
  return <kbd className="kbd">{keys}</kbd>;
}
