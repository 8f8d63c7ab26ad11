import { failure, type RecordsBy } from '#shared/contract/index.ts';
import { comparableNumber } from '#shared/law/records/number-forms.ts';
import { findNoteProblem } from '#shared/law/records/note.ts';
import { ok, type RegisterRecord } from '#shared/model/index.ts';
import { createId } from '../../crypto/index.ts';
import { writing, type HandlersFor } from '../../ports.ts';
import { keepPages, readPage } from '../kept-pages.ts';
import { paperRecordEntered, recordNoted } from './acts.ts';
import type { ReadableDb } from '../../store/types.ts';
import type { RegisterDeps } from './deps.ts';
import { searchRecords, type Found } from './finder/search.ts';
import { lineOf } from './lines.ts';
import { createLinkHandlers } from './links/handlers.ts';
import { recordOpened, recordsSought, recordsSoughtFurther } from './look-acts.ts';
import { isOwnLook, listLooks } from './look-rows.ts';
import { createDishonestyHandlers } from './dishonesty.ts';
import { createLookUpHandlers } from './look-up-handlers.ts';
import { findNotePage, findRecord, findRecords } from './records.ts';
import { standingIn } from './standing.ts';

type RecordOperation = 'records.find' | 'records.get' | 'records.looks' | 'records.enterPaper' | 'records.note' | 'records.notePage';

/** 登记记录: found and opened with a purpose, typed from paper, noted; and given to those who may see them. */
export function createRegisterHandlers(deps: RegisterDeps) {
  return {
    ...createRecordHandlers(deps),
    ...createLookUpHandlers(deps),
    ...createDishonestyHandlers(deps),
    ...createLinkHandlers(deps),
  } satisfies HandlersFor<never>;
}

function createRecordHandlers({ store, clock, events, drawing }: RegisterDeps): HandlersFor<RecordOperation> {
  const changed = <T extends { readonly ok: boolean }>(result: T): T => {
    if (result.ok) events.emit({ event: 'records.changed' });
    return result;
  };
  return {
    'records.find': writing('records.find', {
      act: ({ author, input: { by: sought, why, matter, lookId } }) =>
        store.commit(author, ({ db, append }) => {
          if (lookId !== null && !isOwnLook(db, lookId, author.staffId)) return failure('record.notFound', {});
          const { found, more } = seek(db, sought);
          const id = lookId ?? createId();
          if (lookId === null) append(recordsSought, { id, why, matter, sought, found: found.length });
          else append(recordsSoughtFurther, { lookId, sought, found: found.length });
          return ok({ lookId: id, found: [...found], more });
        }),
      answer: ({ lookId, found, more }: { readonly lookId: string; readonly found: readonly Found[]; readonly more: boolean }) =>
        store.read((db) => ({ lookId, rows: found.flatMap((each) => lineOf(db, each) ?? []), more })),
    }),

    'records.get': writing('records.get', {
      act: ({ author, input }) =>
        store.commit(author, ({ db, append }) => {
          if (!isOwnLook(db, input.lookId, author.staffId) || findRecord(db, input.recordId) === null)
            return failure('record.notFound', {});
          append(recordOpened, input);
          return ok({ id: input.recordId });
        }),
      answer: ({ id }: { readonly id: string }) =>
        store.read((db) => {
          const record = findRecord(db, id)!;
          const { inForce, because } = standingIn(db, record, { asOf: clock.today() });
          return { record, inForce, because: [...because] };
        }),
    }),

    'records.looks': ({ input }) => ok(store.read((db) => listLooks(db, input))),

    'records.enterPaper': writing('records.enterPaper', {
      act: ({ author, input }) =>
        changed(
          store.commit(author, ({ db, append, on }) => {
            if (input.registeredOn > on) return failure('record.inFuture', {});
            if (input.man.name.trim() === '' || input.woman.name.trim() === '' || input.office.name.trim() === '')
              return failure('record.incomplete', {});
            const twin = findRecords(db, { number: input.registrationNumber }).find((each) => isTwin(each, input));
            if (twin) return failure('record.enteredAlready', { number: twin.registrationNumber });
            const id = createId();
            append(paperRecordEntered, { ...input, id });
            return ok({ id });
          }),
        ),
      answer: (receipt: { readonly id: string }) => receipt,
    }),

    'records.note': writing('records.note', {
      act: async ({ author, input }) => {
        const { pages: pictures, ...note } = input;
        const check = (record: RegisterRecord | null) => {
          if (record === null) return failure('record.notFound', {});
          const problem = findNoteProblem(note, { record, pages: pictures.length, today: clock.today() });
          return problem === null ? ok(null) : failure('record.noteLacks', { problem });
        };
        const first = store.read((db) => check(findRecord(db, input.recordId)));
        if (!first.ok) return first;
        const pages = await keepPages({ store, drawing }, pictures);
        if (!pages.ok) return pages;
        return changed(
          store.commit(author, ({ db, append }) => {
            const now = check(findRecord(db, input.recordId));
            if (!now.ok) return now;
            const id = createId();
            append(recordNoted, { ...note, id, pages: pages.value });
            return ok({ id, recordId: input.recordId });
          }),
        );
      },
      answer: ({ id, recordId }: { readonly id: string; readonly recordId: string }) =>
        store.read((db) => findRecord(db, recordId)!.notes.find((note) => note.id === id)!),
    }),

    'records.notePage': async ({ input }) => {
      const digest = store.read((db) => findNotePage(db, input));
      if (digest === null) return failure('record.notFound', {});
      return readPage(store.vault, digest);
    },
  };
}

/** The same act typed twice: same number and day, of the same office or one not known by its code. */
function isTwin(one: RegisterRecord, other: Omit<RegisterRecord, 'id' | 'source' | 'notes'>): boolean {
  return (
    one.kind === other.kind &&
    one.registeredOn === other.registeredOn &&
    comparableNumber(one.registrationNumber) === comparableNumber(other.registrationNumber) &&
    (one.office.code === null || other.office.code === null || one.office.code === other.office.code)
  );
}

function seek(db: ReadableDb, sought: RecordsBy): { readonly found: readonly Found[]; readonly more: boolean } {
  if ('text' in sought) return searchRecords(db, sought);
  return { found: findRecords(db, sought).map(({ id }) => ({ id, by: null })), more: false };
}
