import { v7 as uuidv7 } from 'uuid';
import type { HallError } from '#shared/contract/index.ts';
import { ok, type Result } from '#shared/model/index.ts';
import type { DrawingDep } from '../../documents/types.ts';
import { documentDrawn } from '../../documents/records.ts';
import { canonicalJson, type StoreDep, type Transaction } from '../../store/index.ts';
import type { PlannedPaper } from './papers.ts';

export type DrawingFailure = HallError<'document.missingGlyph' | 'document.overflow'>;

/** A drawn paper whose bytes already lie in the vault. */
export interface StoredPaper {
  readonly paper: PlannedPaper;
  readonly digest: string;
  readonly pages: number;
}

/** Draws papers and puts them into the vault. A paper that cannot be drawn whole fails them all: nothing half is printed. */
export async function drawPapers(
  { drawing, store }: DrawingDep & StoreDep,
  papers: readonly PlannedPaper[],
  createdAt: string,
): Promise<Result<readonly StoredPaper[], DrawingFailure>> {
  const stored: StoredPaper[] = [];
  for (const paper of papers) {
    const pictures: Record<string, Uint8Array> = {};
    for (const [field, digest] of Object.entries(paper.pictures)) pictures[field] = await getPicture(store, digest);
    const { form, values, barcode, watermark, title } = paper;
    const drawn = await drawing.draw({ form, values, pictures, barcode, watermark, title, createdAt });
    if (!drawn.ok) return drawn;
    stored.push({ paper, digest: await store.vault.put(drawn.value.pdf), pages: drawn.value.pages });
  }
  return ok(stored);
}

/** Journals drawn papers with the act they belong to. */
export function recordPapers({ append }: Transaction, caseId: string, papers: readonly StoredPaper[]): string[] {
  return papers.map(({ paper, digest, pages }) => {
    const id = uuidv7();
    append(
      documentDrawn,
      { id, kind: paper.kind, party: paper.party, title: paper.title, pages, digest, fingerprint: fingerprint(paper) },
      { caseId },
    );
    return id;
  });
}

/** Same values, same text: tells whether what was printed is still what the form says. */
export function fingerprint({ form, values, pictures }: PlannedPaper): string {
  return canonicalJson({ form, values, pictures });
}

async function getPicture(store: StoreDep['store'], digest: string): Promise<Uint8Array> {
  const bytes = await store.vault.get(digest);
  if (bytes === null || bytes === 'damaged') throw new Error('a picture of the case cannot be read from the vault');
  return bytes;
}
