import { useState } from 'react';
import { isCertificate, type CaseDocument } from '#shared/model/index.ts';
import type { TrackedPaper } from './paper-plan.ts';

/**
 * Which paper the preview shows: the chosen one, until the work moves on to another; without a choice the one whose turn
 * it is, else the first that is drawn.
 */
export function useShownPaper(papers: readonly TrackedPaper[]): readonly [shown: string | null, show: (documentId: string) => void] {
  const [chosen, setChosen] = useState<{ readonly id: string; readonly turn: string | null } | null>(null);
  const drawn = papers.flatMap((paper) => (paper.document === null ? [] : [{ id: paper.document.id, state: paper.state }]));
  const turn = (drawn.find((paper) => paper.state !== 'confirmed') ?? drawn[0])?.id ?? null;
  const known = chosen !== null && chosen.turn === turn && drawn.some((paper) => paper.id === chosen.id);
  return [known ? chosen.id : turn, (id) => setChosen({ id, turn })];
}

/** The paper as it will look: of a certificate, which only fills in its blank, the proof with the blank beneath. */
export function previewOf(documents: readonly CaseDocument[], documentId: string): string {
  const wanted = documents.find((each) => each.id === documentId);
  const proof = documents.find((each) => each.current && each.kind === 'certificatePreview' && each.party === wanted?.party);
  return wanted && isCertificate(wanted.kind) && proof ? proof.id : documentId;
}
