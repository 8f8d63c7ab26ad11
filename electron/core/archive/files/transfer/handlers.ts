import { isAbsolute, relative, sep } from 'node:path';
import { realpath } from 'node:fs/promises';
import type { TFunction } from 'i18next';
import { failure } from '#shared/contract/index.ts';
import { fail, ok, type Office, type TransferManifest } from '#shared/model/index.ts';
import { createId } from '../../../crypto/index.ts';
import { writing, type Call, type ClockDep, type EventsDep, type HandlersFor } from '../../../ports.ts';
import type { ReadableDb, StoreDep } from '../../../store/types.ts';
import { listFilesOfYear, type FilesDeps } from '../rows.ts';
import { transferMade } from './acts.ts';
import { checkPackage } from './check-package.ts';
import { contentsOf, type HandedOver } from './contents.ts';
import { findTransfer, listTransfers } from './rows.ts';
import { faultOf, writePackage } from './write-package.ts';

export interface TransferDeps extends StoreDep, ClockDep, EventsDep, FilesDeps {
  readonly office: (db: ReadableDb) => Office;
  /** No package is put among the program's own files. */
  readonly storeDirectory: string;
  readonly t: TFunction;
}

type TransferOperation = 'archives.transfer' | 'archives.transfers' | 'archives.checkPackage';

/** A page of a file cannot be read any more. */
class PageLost extends Error {}

/** 移交: packages for the archives bureau, signed for by two, and looked through. */
export function createTransferHandlers(deps: TransferDeps): HandlersFor<TransferOperation> {
  const { store, events } = deps;
  return {
    'archives.transfer': writing('archives.transfer', {
      act: async (call) => {
        try {
          return await handOver(deps, call);
        } catch (thrown) {
          const fault = faultOf(call.input.folder, thrown);
          if (fault) return fail(fault.error);
          if (thrown instanceof PageLost) return failure('archives.pageLost', { number: thrown.message });
          throw thrown;
        }
      },
      answer: ({ id }: { readonly id: string }) => store.read((db) => findTransfer(db, id)!),
      // The act is journaled before the package gets its name: whether it did is seen in the folder.
      repeat: ({ id }) => ok(store.read((db) => findTransfer(db, id)!)),
    }),

    'archives.transfers': () => ok(store.read(listTransfers)),

    'archives.checkPackage': async ({ input: { folder } }) => {
      const checked = await checkPackage(folder);
      if (!checked.ok) return checked;
      const { digest, ...found } = checked.value;
      const own = store.read((db) => findTransfer(db, found.manifest.id));
      return ok({ ...found, origin: own === null ? 'unknown' : own.digest === digest ? 'ours' : 'changed' });
    },
  };

  async function handOver({ scheme, office, clock, t, ...others }: TransferDeps, call: Call<'archives.transfer'>) {
    const { folder, year, fileClass, receiver, again } = call.input;
    if (await liesWithin(folder, others.storeDirectory)) return failure('archives.folderUnusable', { folder });
    const choose = (db: ReadableDb) =>
      listFilesOfYear(db, { scheme, ...others }, { year, fileClass }).filter(({ transferredAt }) => again || transferredAt === null);
    const { files, handed, setting } = store.read((db) => {
      const chosen = choose(db);
      const pagesOf = (actId: string) => others.source.find(db, actId)?.pages ?? [];
      return {
        files: chosen,
        handed: chosen.map((file): HandedOver => ({ file, pages: pagesOf(file.actId) })),
        setting: { office: office(db), scheme: scheme(db) },
      };
    });
    if (files.length === 0) return failure('archives.nothingToTransfer', {});
    const outdated = files.find((file) => file.outdated);
    if (outdated) return failure('archives.outdated', { number: outdated.fileNumber });

    const id = createId();
    const { name, regionCode } = setting.office;
    const pages = handed.reduce((sum, each) => sum + each.pages.length, 0);
    const entries = contentsOf(handed, {
      ...setting,
      t,
      page: async (digest) => {
        const bytes = await store.vault.get(digest);
        if (bytes === null || bytes === 'damaged')
          throw new PageLost(handed.find((each) => each.pages.some((page) => page.digest === digest))!.file.fileNumber);
        return bytes;
      },
    });
    const manifestOf = (written: TransferManifest['files']): TransferManifest => ({
      format: 'tongxin-archive-transfer',
      version: 1,
      id,
      training: store.training,
      madeAt: clock.now().toString(),
      office: { name, regionCode },
      fonds: setting.scheme.fonds,
      year,
      fileClass,
      receiver,
      handedOverBy: call.caller!.staff.name,
      approvedBy: call.approver!.name,
      archiveFiles: files.length,
      pages,
      digest: 'SM3',
      files: written,
    });
    const folderName = `transfer-${[setting.scheme.fonds, regionCode, year, fileClass].filter(Boolean).join('-')}-${id.slice(-8)}`;
    const unsigned = await writePackage(folder, folderName, entries, manifestOf);
    const ids = JSON.stringify(files.map((file) => file.id));
    const signed = store.commit(call.author, ({ db, append }) => {
      // Somebody may have filed, or taken apart, while the package was written.
      if (JSON.stringify(choose(db).map((file) => file.id)) !== ids) return failure('archives.changedMeanwhile', {});
      append(transferMade, {
        id,
        year,
        fileClass,
        receiver,
        folder: folderName,
        files: files.length,
        pages,
        digest: unsigned.digest,
        again,
      });
      return ok({ id });
    });
    if (!signed.ok) {
      await unsigned.discard();
      return signed;
    }
    await unsigned.finish();
    events.emit({ event: 'archives.changed' });
    return signed;
  }
}

/** A folder that is not there is found out when something is written. */
async function liesWithin(folder: string, own: string): Promise<boolean> {
  if (!isAbsolute(folder)) return true;
  const [there, ours] = await Promise.all([folder, own].map((each) => realpath(each).catch(() => each)));
  const path = relative(ours!, there!);
  return path === '' || (path !== '..' && !path.startsWith(`..${sep}`) && !isAbsolute(path));
}
