import { failure } from '#shared/contract/index.ts';
import { ok } from '#shared/model/index.ts';
import { createId } from '../../crypto/index.ts';
import { writing, type Call, type HandlersFor } from '../../ports.ts';
import type { ReadableDb } from '../../store/types.ts';
import { attachmentAdded } from '../attachments.ts';
import { checkAsked, checkOpen, findSignedPaper } from '../keeping.ts';
import { pageAssigned, pageSetAside, scanFolderSet } from './acts.ts';
import { isUsable } from './scan-folder.ts';
import { findPicture, findWaiting, getPage, listPages } from './rows.ts';
import { takeFile, tellTaken, type TakenPage } from './take.ts';
import type { IntakeDeps } from './types.ts';
import type { ScanFolderWatch } from './watch.ts';

type IntakeOperation =
  'intake.take' | 'intake.pages' | 'intake.picture' | 'intake.assign' | 'intake.setAside' | 'intake.folder' | 'intake.setFolder';

/** 扫描入库: batches of scans filed by their barcodes, and the tray of what could not be. */
export function createIntakeHandlers(deps: IntakeDeps, watch: ScanFolderWatch): HandlersFor<IntakeOperation> {
  const { store, events, cases } = deps;
  const shown = ({ id }: { readonly id: string }) => store.read((db) => getPage(db, cases, id));

  return {
    'intake.take': writing('intake.take', {
      act: async ({ author, input }) => {
        const taken = await takeFile(deps, author, { fileName: input.fileName, file: Buffer.from(input.file, 'base64') });
        if (taken.ok) tellTaken(events, taken.value);
        return taken;
      },
      answer: (receipt: readonly TakenPage[]) => ({ pages: receipt.map(shown) }),
    }),

    'intake.pages': ({ input }) => ok(store.read((db) => listPages(db, cases, input.of))),

    'intake.picture': async ({ input }) => {
      const digest = store.read((db) => findPicture(db, input.pageId));
      if (digest === null) return failure('intake.notFound', {});
      const bytes = await store.vault.get(digest);
      if (bytes === null || bytes === 'damaged') return failure('attachment.damaged', {});
      return ok({ mime: 'image/jpeg', data: Buffer.from(bytes).toString('base64') });
    },

    'intake.assign': writing('intake.assign', {
      act: async (call) => {
        const assigned = await assignPage(deps, call);
        if (assigned.ok) tellTaken(events, [call.input]);
        return assigned;
      },
      answer: shown,
    }),

    'intake.folder': () => ok(watch.state()),

    'intake.setFolder': writing('intake.setFolder', {
      act: async ({ author, input }) => {
        if (input.folder !== null && !(await isUsable(input.folder))) return failure('intake.folderUnusable', {});
        const set = store.commit(author, ({ append }) => {
          append(scanFolderSet, input);
          return ok(input);
        });
        if (set.ok) await watch.look();
        return set;
      },
      answer: () => watch.state(),
    }),

    'intake.setAside': writing('intake.setAside', {
      act: ({ author, input: { pageId: id, reason } }) => {
        const settled = store.commit(author, ({ db, append }) => {
          if (findWaiting(db, id) === null) return failure('intake.notFound', {});
          append(pageSetAside, { id, reason });
          return ok({ id });
        });
        if (settled.ok) tellTaken(events, []);
        return settled;
      },
      answer: shown,
    }),
  };
}

/** As a picture taken at the counter: only of what the case asks for, and while its file takes it. */
async function assignPage({ store, cases, drawing }: IntakeDeps, call: Call<'intake.assign'>) {
  const { pageId: id, caseId, kind, party, of, turn } = call.input;
  const check = (db: ReadableDb) => {
    const waiting = findWaiting(db, id);
    if (waiting === null) return failure('intake.notFound', {});
    const file = cases.findHeld(db, caseId, call);
    if (!file.ok) return file;
    const open = checkOpen(file.value, kind);
    if (!open.ok) return open;
    const asked = checkAsked(file.value, kind, party);
    return asked.ok ? ok({ waiting, file: file.value }) : asked;
  };
  const first = store.read(check);
  if (!first.ok) return first;
  const bytes = await store.vault.get(first.value.waiting);
  if (bytes === null || bytes === 'damaged') return failure('attachment.damaged', {});
  const picture = turn === 0 ? ok(bytes) : await drawing.normaliseScan(bytes, turn);
  if (!picture.ok) throw new Error(`a page that was kept is ${picture.error.code}`);
  const digest = await store.vault.put(picture.value);
  return store.commit(call.author, ({ db, append }) => {
    // Somebody may have filed it, or the case ended, meanwhile.
    const still = check(db);
    if (!still.ok) return still;
    const attachmentId = createId();
    const documentId = findSignedPaper(cases, db, still.value.file, { kind, party });
    const kept = { id: attachmentId, kind, mime: 'image/jpeg', digest, size: picture.value.length, party, of, documentId };
    append(attachmentAdded, { ...kept, source: 'scanner' }, { caseId });
    append(pageAssigned, { id, attachmentId, digest });
    return ok({ id });
  });
}
