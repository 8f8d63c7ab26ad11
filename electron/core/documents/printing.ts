import { v7 as uuidv7 } from 'uuid';
import { failure, type HallError, type PrintJob } from '#shared/contract/index.ts';
import { isCertificate, ok, type Result } from '#shared/model/index.ts';
import { writing, type Call, type EventsDep, type HandlersFor } from '../ports.ts';
import type { DevicesDep } from '../devices/types.ts';
import type { ReadableDb, StoreDep } from '../store/types.ts';
import {
  archivePapers,
  findDocument,
  findJob,
  listOpenJobs,
  printConfirmed,
  printFailed,
  printSpoilt,
  printSpooled,
  type DocumentRow,
} from './records.ts';
import { shiftPages } from './shift-pages.ts';

type PrintOperation =
  'documents.bytes' | 'documents.print' | 'documents.confirmPrinted' | 'documents.spoilt' | 'documents.notPrinted' | 'documents.jobs';
type JobReceipt = { readonly jobId: string };

/** The cases lie above the papers: they hand down who may handle the papers of one. */
export interface PaperHoldersDep {
  /** null: the caller may. */
  readonly heldByAnother: (
    db: ReadableDb,
    caseId: string,
    call: Pick<Call, 'caller'>,
  ) => ReturnType<typeof failure<'case.heldByColleague'>> | null;
}

/** What must meet places on pre-printed stock: moved as its printer needs it, on paper only. */
const isPlaced = (kind: DocumentRow['kind']): boolean => isCertificate(kind) || kind === 'calibrationSheet';

const ofFrontDesk: readonly DocumentRow['kind'][] = ['appointmentSlip', 'ticketSlip', 'ceremonyScript'];

/** Reception hands out the papers of the front desk, an archivist those of look-ups and files; whoever serves cases, all of them. */
function mayHandle({ caller }: Pick<Call, 'caller'>, { kind }: Pick<DocumentRow, 'kind'>): boolean {
  const roles = caller?.staff.roles ?? [];
  if (roles.includes('registrar') || roles.includes('supervisor')) return true;
  return (roles.includes('reception') && ofFrontDesk.includes(kind)) || (roles.includes('archivist') && archivePapers.includes(kind));
}

/**
 * Showing and printing finished papers. Printing has two phases: spooled, then confirmed or spoilt by a person; of an open
 * case, by whoever serves it.
 */
export function createPrintHandlers({
  store,
  events,
  printers,
  heldByAnother,
}: StoreDep & EventsDep & PaperHoldersDep & Pick<DevicesDep, 'printers'>): HandlersFor<PrintOperation> {
  const announce = (caseId: string | null) => {
    events.emit({ event: 'print.changed', caseId });
    if (caseId) events.emit({ event: 'case.changed', caseId });
  };

  const bytesOf = async (document: DocumentRow): Promise<Result<Uint8Array, HallError<'attachment.damaged'>>> => {
    const bytes = await store.vault.get(document.digest);
    return bytes === null || bytes === 'damaged' ? failure('attachment.damaged', {}) : ok(bytes);
  };

  const endJob = (
    act: typeof printConfirmed,
    call: Call,
    jobId: string,
    reason: string | null,
  ): Result<JobReceipt, HallError<'print.notSpooled' | 'case.heldByColleague'>> => {
    let caseId: string | null = null;
    const ended = store.commit(call.author, ({ db, append }) => {
      const job = findJob(db, jobId);
      if (job?.state !== 'spooled') return failure('print.notSpooled', {});
      const document = getDocument(db, job.documentId);
      if (!mayHandle(call, document)) return failure('print.notSpooled', {});
      caseId = document.caseId;
      const held = caseId === null ? null : heldByAnother(db, caseId, call);
      if (held) return held;
      append(act, { jobId, documentId: job.documentId, reason }, caseId ? { caseId } : {});
      return ok({ jobId });
    });
    if (ended.ok) {
      printers.tidy();
      announce(caseId);
    }
    return ended;
  };

  const jobOf = ({ jobId }: JobReceipt): PrintJob => store.read((db) => findJob(db, jobId))!;

  return {
    'documents.bytes': async ({ input }) => {
      const document = store.read((db) => findDocument(db, input.documentId));
      if (!document) return failure('document.notFound', {});
      const bytes = await bytesOf(document);
      return bytes.ok ? ok({ pdf: Buffer.from(bytes.value).toString('base64'), title: document.title }) : bytes;
    },

    'documents.print': writing('documents.print', {
      act: async (call) => {
        const { input, author } = call;
        const document = store.read((db) => findDocument(db, input.documentId));
        if (!document || !mayHandle(call, document)) return failure('document.notFound', {});
        const bytes = await bytesOf(document);
        if (!bytes.ok) return bytes;
        if (!(await printers.list()).some((printer) => printer.name === input.printer)) return failure('printer.none', {});

        const jobId = uuidv7();
        const of = document.caseId ? { caseId: document.caseId } : {};
        const spooled = store.commit(author, ({ db, append }) => {
          const held = document.caseId === null ? null : heldByAnother(db, document.caseId, call);
          if (held) return held;
          if (!mayPrint(getDocument(db, document.id), input.copies)) return failure('document.notReprintable', {});
          const copies = input.copies === 1 ? {} : { copies: input.copies };
          append(printSpooled, { jobId, documentId: document.id, printer: input.printer, ...copies }, of);
          return ok({ jobId });
        });
        if (!spooled.ok) return spooled;

        // Title and job reach the printer's own queue: they name ids, nobody.
        const placed = isPlaced(document.kind) ? shiftPages(bytes.value, printers.calibrationOf(input.printer).offset) : bytes.value;
        const printed = await printers.print(input.printer, placed, `${document.kind}-${document.id}`, jobId, input.copies);
        if (!printed.ok) {
          const reason = printed.error.code === 'printer.failed' ? printed.error.details.reason : 'queueUnknown';
          store.commit({ ...author, requestId: uuidv7() }, ({ append }) => {
            append(printFailed, { jobId, documentId: document.id, reason }, of);
            return ok({ jobId });
          });
          printers.tidy();
        }
        announce(document.caseId);
        return printed.ok ? spooled : printed;
      },
      answer: jobOf,
      repeat(receipt) {
        const job = store.read((db) => findJob(db, receipt.jobId))!;
        return job.state === 'failed' ? failure('printer.failed', { printer: job.printer, reason: job.reason ?? 'refused' }) : ok(job);
      },
    }),

    'documents.confirmPrinted': writing('documents.confirmPrinted', {
      act: (call) => endJob(printConfirmed, call, call.input.jobId, null),
      answer: jobOf,
    }),

    'documents.spoilt': writing('documents.spoilt', {
      act: (call) => endJob(printSpoilt, call, call.input.jobId, call.input.reason),
      answer: jobOf,
    }),

    'documents.notPrinted': writing('documents.notPrinted', {
      act: (call) => endJob(printFailed, call, call.input.jobId, call.input.reason),
      answer: jobOf,
    }),

    'documents.jobs': ({ input }) => ok(store.read((db) => listOpenJobs(db, input.caseId))),
  };
}

/** A certificate is printed once on its blank; any other paper as often as needed, while it is the current one. */
function mayPrint(document: DocumentRow, copies: number): boolean {
  if (document.kind === 'certificatePreview') return false;
  return document.current && (!isCertificate(document.kind) || (document.print === 'drawn' && copies === 1));
}

function getDocument(db: ReadableDb, id: string): DocumentRow {
  const document = findDocument(db, id);
  if (!document) throw new Error(`print job without its document ${id}`);
  return document;
}
