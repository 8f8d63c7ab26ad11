import { useState } from 'react';
import type { TrackedPaper } from './paper-plan.ts';

/** Which paper the preview shows: the chosen one while it is current, else the first that is drawn. */
export function useShownPaper(papers: readonly TrackedPaper[]): readonly [shown: string | null, show: (documentId: string) => void] {
  const [chosen, show] = useState<string | null>(null);
  const drawn = papers.filter((paper) => paper.document !== null);
  const known = drawn.find((paper) => paper.document?.id === chosen) ?? drawn[0];
  return [known?.document?.id ?? null, show];
}
