import { v7 as uuidv7 } from 'uuid';
import { failure, type HallError, type Output } from '#shared/contract/index.ts';
import { ok, type Result, type Scan } from '#shared/model/index.ts';
import { writing, type EventsDep, type HandlersFor } from '../ports.ts';
import type { ReadableDb, StoreDep } from '../store/types.ts';
import { attachmentAdded, attachmentWithdrawn, findAttachment, findScan } from './attachments.ts';
import { checkAsked, checkOpen, findSignedPaper } from './keeping.ts';
import { fileSignedPage } from './signed-pages.ts';
import type { ArchiveDeps, CaseFiles, FiledCase } from './types.ts';

type ArchiveOperation = 'attachments.add' | 'attachments.withdraw' | 'attachments.get' | 'scans.file';

/** Pictures of papers: kept with their case, withdrawn with a reason, shown. */
export function createArchiveHandlers(deps: StoreDep & EventsDep & ArchiveDeps): HandlersFor<ArchiveOperation> {
  const { store, events, cases, drawing } = deps;

  const announce = (caseId: string) => events.emit({ event: 'case.changed', caseId });

  return {
    'attachments.add': writing('attachments.add', {
      act: async (call) => {
        const { caseId, kind, party, picture, from, of } = call.input;
        const check = (db: ReadableDb) => {
          const file = cases.findHeld(db, caseId, call);
          if (!file.ok) return file;
          const open = checkOpen(file.value, kind);
          if (!open.ok) return open;
          const asked = checkAsked(file.value, kind, party);
          return asked.ok ? file : asked;
        };
        const allowed = store.read(check);
        if (!allowed.ok) return allowed;
        const page = await drawing.normaliseScan(Buffer.from(picture, 'base64'), 0);
        if (!page.ok) return page;
        const digest = await store.vault.put(page.value);
        const added = store.commit(call.author, ({ db, append }) => {
          const file = check(db);
          if (!file.ok) return file;
          const id = uuidv7();
          const documentId = findSignedPaper(cases, db, file.value, { kind, party });
          const kept = { id, kind, mime: 'image/jpeg', digest, size: page.value.length, party, source: from, of, documentId };
          append(attachmentAdded, kept, { caseId });
          return ok({ id });
        });
        if (added.ok) announce(caseId);
        return added;
      },
      answer: ({ id }: { readonly id: string }) => store.read((db) => getScan(db, id)),
    }),

    'attachments.withdraw': writing('attachments.withdraw', {
      act: (call) => {
        const { attachmentId: id, reason } = call.input;
        const withdrawn = store.commit(call.author, ({ db, append }) => {
          const scan = findScan(db, id);
          if (!scan) return failure('attachment.notFound', {});
          const file = heldCase(cases.findHeld(db, scan.caseId, call));
          if (!file.ok) return file;
          const open = checkOpen(file.value, scan.kind);
          if (!open.ok) return open;
          append(attachmentWithdrawn, { id, reason }, { caseId: scan.caseId });
          return ok({ caseId: scan.caseId });
        });
        if (withdrawn.ok) announce(withdrawn.value.caseId);
        return withdrawn;
      },
      answer: (receipt: { readonly caseId: string }) => receipt,
    }),

    'scans.file': writing('scans.file', {
      act: async (call) => {
        const filed = await fileSignedPage(deps, call);
        if (filed.ok) announce(filed.value.caseId);
        return filed;
      },
      answer: ({ id, caseId, title }: { readonly id: string; readonly caseId: string; readonly title: string }): Output<'scans.file'> =>
        store.read((db) => ({ caseId, caseNumber: cases.find(db, caseId)!.number, title, scan: getScan(db, id) })),
    }),

    'attachments.get': async ({ input }) => {
      const attachment = store.read((db) => findAttachment(db, input.attachmentId));
      if (!attachment) return failure('attachment.notFound', {});
      const bytes = await store.vault.get(attachment.digest);
      if (bytes === null || bytes === 'damaged') return failure('attachment.damaged', {});
      return ok({ mime: attachment.mime, data: Buffer.from(bytes).toString('base64') });
    },
  };
}

/** A picture always has its case: that it was not found is a bug. */
function heldCase(found: ReturnType<CaseFiles['findHeld']>): Result<FiledCase, HallError<'case.heldByColleague'>> {
  if (found.ok || found.error.code === 'case.heldByColleague') return found as Result<FiledCase, HallError<'case.heldByColleague'>>;
  throw new Error('a picture without its case');
}

function getScan(db: ReadableDb, id: string): Scan {
  const found = findScan(db, id);
  if (!found) throw new Error(`scan ${id} vanished`);
  const { caseId: _, ...scan } = found;
  return scan;
}
