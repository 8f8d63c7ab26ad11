import { Temporal } from 'temporal-polyfill';
import { v7 as uuidv7 } from 'uuid';
import { civilDateAt, ok, type DocumentKind, type Result, type Slot } from '#shared/model/index.ts';
import { canonicalJson, type StoreDep, type Transaction } from '../store/index.ts';
import { documentDrawn, type DocumentRow } from './records.ts';
import type { DrawingDep, DrawingError, DrawnPaper, Paper } from './types.ts';

/** A paper before it is drawn: everything on it, pictures by their digest in the vault. */
export interface PlannedPaper extends Omit<Paper, 'pictures' | 'characters' | 'createdAt'> {
  readonly kind: DocumentKind;
  readonly party: Slot | null;
  readonly pictures: Readonly<Record<string, string>>;
  /** Digests of the pictures of characters no font draws, by the character; absent: none. */
  readonly characterDigests?: Readonly<Record<string, string>>;
}

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
): Promise<Result<readonly StoredPaper[], DrawingError>> {
  const stored: StoredPaper[] = [];
  for (const paper of papers) {
    const pictures = await getPictures(store, paper.pictures);
    const characters = await getPictures(store, paper.characterDigests ?? {});
    const { kind: _kind, party: _party, characterDigests: _digests, ...drawn } = paper;
    const result = await drawing.draw({ ...drawn, pictures, characters, createdAt });
    if (!result.ok) return result;
    stored.push({ paper, digest: await store.vault.put(result.value.pdf), pages: result.value.pages });
  }
  return ok(stored);
}

/** Journals drawn papers with the act they belong to; null: papers of the hall, of no case. */
export function recordPapers({ append }: Transaction, caseId: string | null, papers: readonly StoredPaper[]): string[] {
  return papers.map(({ paper, digest, pages }) => {
    const id = uuidv7();
    append(
      documentDrawn,
      { id, kind: paper.kind, party: paper.party, title: paper.title, pages, digest, fingerprint: fingerprint(paper) },
      caseId === null ? {} : { caseId },
    );
    return id;
  });
}

type PrintedContent = Pick<PlannedPaper, 'form' | 'values' | 'pictures' | 'characterDigests'>;

/** Same values, same text: tells whether what was printed is still what the form says. */
export function fingerprint({ form, values, pictures, characterDigests }: PrintedContent): string {
  return canonicalJson({ form, values, pictures, ...(characterDigests && { characterDigests }) });
}

/** The current papers of these kinds that say no longer what they would say if they were drawn now; their ids. */
export function outdatedPapers(
  documents: readonly DocumentRow[],
  kinds: readonly DocumentKind[],
  plan: (kind: DocumentKind, party: Slot | null) => PlannedPaper,
): string[] {
  return documents
    .filter(({ current, kind }) => current && kinds.includes(kind))
    .filter((drawn) => drawn.fingerprint !== fingerprint(plan(drawn.kind, drawn.party)))
    .map(({ id }) => id);
}

/** A paper drawn once more as it is in the file, with words across it and without the barcode by which the original is filed. */
export async function drawCopy(
  { drawing, store }: DrawingDep & StoreDep,
  { title, drawnAt, fingerprint: printed }: DocumentRow,
  watermark: string,
): Promise<Result<DrawnPaper, DrawingError>> {
  const { form, values, pictures, characterDigests = {} } = JSON.parse(printed) as PrintedContent;
  return drawing.draw({
    form,
    values,
    on: civilDateAt(Temporal.Instant.from(drawnAt)),
    stock: false,
    outlined: null,
    sheet: null,
    pictures: await getPictures(store, pictures),
    characters: await getPictures(store, characterDigests),
    barcode: null,
    watermark,
    title,
    createdAt: drawnAt,
  });
}

/** The values that a drawn paper says, by its fingerprint. */
export function valuesIn(printed: string): PrintedContent['values'] {
  return (JSON.parse(printed) as PrintedContent).values;
}

async function getPictures(
  store: StoreDep['store'],
  digests: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, Uint8Array>>> {
  const pictures: Record<string, Uint8Array> = {};
  for (const [name, digest] of Object.entries(digests)) pictures[name] = await getPicture(store, digest);
  return pictures;
}

async function getPicture(store: StoreDep['store'], digest: string): Promise<Uint8Array> {
  const bytes = await store.vault.get(digest);
  if (bytes === null || bytes === 'damaged') throw new Error('a picture of the case cannot be read from the vault');
  return bytes;
}
