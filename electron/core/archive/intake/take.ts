import { failure } from '#shared/contract/index.ts';
import { isBlank, judgePage } from '#shared/law/archives/page-quality.ts';
import { ok } from '#shared/model/index.ts';
import { createId } from '../../crypto/index.ts';
import type { Author, Events } from '../../ports.ts';
import type { Transaction } from '../../store/types.ts';
import { attachmentAdded } from '../attachments.ts';
import { pageTaken } from './acts.ts';
import { bindPage, oursAmong } from './bind.ts';
import { findSame } from './rows.ts';
import type { IntakeDeps, ReadPage } from './types.ts';

/** Pages a file may have; more fill the memory of an office PC. */
const mostPages = 200;

/** A page whose picture lies in the vault. */
interface KeptPage extends Omit<ReadPage, 'jpeg'> {
  readonly digest: string;
  readonly size: number;
}

/** Reads all pages of a file first, then files them in one commit: a file is taken in as a whole or not at all. */
export async function takeFile(
  deps: IntakeDeps,
  author: Author,
  { fileName, file }: { readonly fileName: string; readonly file: Uint8Array },
) {
  const { store, drawing } = deps;
  const counted = await drawing.countPages(file);
  if (!counted.ok) return counted;
  const pages = counted.value;
  if (pages > mostPages) return failure('intake.tooManyPages', { pages, most: mostPages });
  const read: KeptPage[] = [];
  for (let at = 0; at < pages; at += 1) {
    const page = await drawing.readPage(file, at);
    if (!page.ok) return page;
    const { jpeg, ...rest } = page.value;
    read.push({ ...rest, digest: await store.vault.put(jpeg), size: jpeg.length });
  }
  return store.commit(author, (transaction) =>
    ok(read.map((page, at) => takePage(deps, transaction, page, { fileName, page: at + 1, pages }))),
  );
}

interface Place {
  readonly fileName: string;
  readonly page: number;
  readonly pages: number;
}

/** What became of a page, and of which case. */
export interface TakenPage {
  readonly id: string;
  readonly caseId: string | null;
}

/** Tells the windows of pages that were taken in, filed or settled. */
export function tellTaken(events: Events, pages: readonly { readonly caseId: string | null }[]): void {
  for (const caseId of new Set(pages.map((page) => page.caseId))) if (caseId !== null) events.emit({ event: 'case.changed', caseId });
  events.emit({ event: 'archives.changed' });
}

function takePage({ cases }: IntakeDeps, { db, append }: Transaction, page: KeptPage, place: Place): TakenPage {
  const { source, barcodes, measure, digest, size } = page;
  const id = createId();
  const findings = judgePage(measure, { ourPaper: oursAmong(barcodes).length > 0 });
  const taken = { id, ...place, source, barcodes: [...barcodes], measure, findings, reason: null, attachmentId: null, duplicateOf: null };

  const same = findSame(db, source);
  if (same !== null) {
    append(pageTaken, { ...taken, state: 'duplicate', digest: null, duplicateOf: same });
    return { id, caseId: null };
  }
  if (isBlank(measure, barcodes)) {
    append(pageTaken, { ...taken, state: 'blank', digest });
    return { id, caseId: null };
  }
  const bound = bindPage(cases, db, barcodes);
  if (bound.to === 'tray') {
    append(pageTaken, { ...taken, state: 'unsorted', digest, reason: bound.because });
    return { id, caseId: null };
  }
  const { file, paper, kind } = bound;
  const attachmentId = createId();
  const kept = { id: attachmentId, kind, mime: 'image/jpeg', digest, size, party: paper.party, documentId: paper.id };
  append(attachmentAdded, { ...kept, source: 'scanner', of: 'original' }, { caseId: file.id });
  append(pageTaken, { ...taken, state: 'filed', digest, attachmentId });
  return { id, caseId: file.id };
}
