import { access, constants, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { fail, officeTimeZone, ok } from '#shared/model/index.ts';
import type { Clock, ClockDep } from '../../ports.ts';
import type { Printer, PrintingFault } from './printer.ts';

/** "Prints" each paper as a file of its own into a folder: a whole PDF or none, readable by its owner only. */
export function createFilePrinter({ folder, clock }: ClockDep & { readonly folder: string }): Printer {
  // One at a time, so that two papers of one moment cannot choose the same name.
  let queue: Promise<unknown> = Promise.resolve();

  async function write(pdf: Uint8Array, title: string): Promise<void> {
    const unfinished = join(folder, `.${uuidv7()}.part`);
    try {
      const file = await open(unfinished, 'wx', 0o600);
      try {
        await file.writeFile(pdf);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(unfinished, await freePath(folder, `${fileTitle(title)} ${timeOfDay(clock)}`));
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    }
  }

  async function writeCopies(pdf: Uint8Array, title: string, copies: number): Promise<void> {
    for (let copy = 0; copy < copies; copy += 1) await write(pdf, title);
  }

  return {
    ready: () =>
      access(folder, constants.W_OK | constants.X_OK).then(
        () => true,
        () => false,
      ),
    async print(pdf, title, _jobId, copies) {
      const writing = queue.then(() => writeCopies(pdf, title, copies));
      queue = writing.catch(() => {});
      try {
        await writing;
        return ok(null);
      } catch (error) {
        return fail(faultOf(error));
      }
    },
  };
}

async function freePath(folder: string, name: string): Promise<string> {
  for (let copy = 1; ; copy += 1) {
    const path = join(folder, copy === 1 ? `${name}.pdf` : `${name} (${copy}).pdf`);
    const taken = await access(path).then(
      () => true,
      () => false,
    );
    if (!taken) return path;
  }
}

/** Nothing in a title may lead out of the folder or be refused by a Windows share. */
function fileTitle(title: string): string {
  return (
    title
      .replace(/[\p{Cc}/\\:*?"<>|]/gu, '_')
      .replace(/^\.+/, '_')
      .slice(0, 60)
      .toWellFormed()
      .trim() || 'paper'
  );
}

/** `20261122-093012`, office time. */
function timeOfDay(clock: Clock): string {
  return clock
    .now()
    .toZonedDateTimeISO(officeTimeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'second' })
    .replaceAll(/[-:]/g, '')
    .replace('T', '-');
}

const faults: Readonly<Record<string, PrintingFault>> = {
  ENOENT: 'folderMissing',
  ENOTDIR: 'folderMissing',
  EACCES: 'folderNotWritable',
  EPERM: 'folderNotWritable',
  EROFS: 'folderNotWritable',
  ENOSPC: 'diskFull',
  EDQUOT: 'diskFull',
};

function faultOf(error: unknown): PrintingFault {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return faults[code] ?? 'refused';
}
