import type { ReactElement } from 'react';
import { useOpenCase } from '../case-context.ts';
import { PartySummary } from './party-summary.tsx';

/** Both parties side by side. */
export function CoupleSummary(): ReactElement {
  const { draft } = useOpenCase();
  return (
    <div className="couple">
      <PartySummary slot="man" party={draft.couple.man} />
      <PartySummary slot="woman" party={draft.couple.woman} />
    </div>
  );
}
