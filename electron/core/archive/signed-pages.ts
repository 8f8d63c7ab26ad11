import { v7 as uuidv7 } from 'uuid';
import { failure, type HallError } from '#shared/contract/index.ts';
import { signedFormOf } from '#shared/law/filing.ts';
import { ok, parsePaperBarcode, type PaperBarcode, type Result } from '#shared/model/index.ts';
import type { Call } from '../ports.ts';
import type { ReadableDb, StoreDep } from '../store/types.ts';
import { attachmentAdded } from './attachments.ts';
import { checkOpen } from './keeping.ts';
import type { ArchiveDeps, CaseFiles, FiledCase, FiledPaper, Turn } from './types.ts';

type Found = Result<
  { readonly file: FiledCase; readonly paper: FiledPaper },
  HallError<'scan.noBarcode' | 'scan.unknownPaper' | 'scan.paperReplaced' | 'document.notFound'>
>;

/** What tells which paper a page is: named by hand, or read off it. */
type Mark = { readonly documentId: string } | { readonly barcode: PaperBarcode; readonly text: string };

/** Files one page of a signed paper under the case and the printing it belongs to; one picture is one page. */
export async function fileSignedPage({ store, cases, drawing }: StoreDep & ArchiveDeps, call: Call<'scans.file'>) {
  const { picture, from, documentId } = call.input;
  const bytes = Buffer.from(picture, 'base64');
  const page = await drawing.normaliseScan(bytes, 0);
  if (!page.ok) return page;
  const read = await readMark(drawing, page.value, documentId);
  if (!read.ok) return read;
  const { mark, turn } = read.value;
  const found = store.read((db) => findFiled(cases, db, mark));
  if (!found.ok) return found;

  const upright = turn === 0 ? page : await drawing.normaliseScan(bytes, turn);
  if (!upright.ok) return upright;
  const digest = await store.vault.put(upright.value);
  return store.commit(call.author, ({ db, append }) => {
    // The paper may have been drawn anew while the page was read.
    const still = findFiled(cases, db, mark);
    if (!still.ok) return still;
    const { file, paper } = still.value;
    const kind = signedFormOf(paper);
    if (!kind) return failure('scan.notKept', { title: paper.title });
    if (!paper.current) return failure('scan.paperReplaced', {});
    const open = checkOpen(file, kind);
    if (!open.ok) return open;
    const id = uuidv7();
    const { party, title } = paper;
    const kept = { id, kind, mime: 'image/jpeg', digest, size: upright.value.length, party, source: from, of: 'original' as const };
    append(attachmentAdded, { ...kept, documentId: paper.id }, { caseId: file.id });
    return ok({ id, caseId: file.id, title });
  });
}

/** What is named by hand wins; else the page must bear one of our barcodes. */
async function readMark(
  drawing: ArchiveDeps['drawing'],
  page: Uint8Array,
  documentId: string | null,
): Promise<Result<{ mark: Mark; turn: Turn }, HallError<'scan.noBarcode' | 'scan.unknownPaper'>>> {
  const read = await drawing.readBarcodes(page);
  const ours = read.flatMap(({ text, turn }) => {
    const barcode = parsePaperBarcode(text);
    return barcode ? [{ mark: { barcode, text }, turn }] : [];
  });
  const [first] = ours;
  if (documentId !== null) return ok({ mark: { documentId }, turn: first?.turn ?? 0 });
  if (first) return ok(first);
  const [other] = read;
  return other ? failure('scan.unknownPaper', { barcode: other.text.slice(0, 40) }) : failure('scan.noBarcode', {});
}

function findFiled(cases: CaseFiles, db: ReadableDb, mark: Mark): Found {
  if ('documentId' in mark) {
    const paper = cases.findPaper(db, mark.documentId);
    const file = paper && cases.find(db, paper.caseId);
    return paper && file ? ok({ file, paper }) : failure('document.notFound', {});
  }
  const file = cases.findNumbered(db, mark.barcode.caseNumber, mark.barcode.openedOn);
  const paper = file && cases.findNewest(db, file.id, mark.barcode);
  return file && paper ? ok({ file, paper }) : failure('scan.unknownPaper', { barcode: mark.text });
}
