import { join } from 'node:path';
import type { TFunction } from 'i18next';
import type { ScanFolder } from '#shared/model/index.ts';
import { readWhole } from '../../exchange/index.ts';
import type { ClockDep } from '../../ports.ts';
import { StoreFault, systemAuthor } from '../../store/index.ts';
import { findScanFolder } from './rows.ts';
import { listScanFiles, moveInto, type Scan } from './scan-folder.ts';
import { takeFile, tellTaken } from './take.ts';
import type { IntakeDeps } from './types.ts';

/** Milliseconds between two looks into the folder. */
const rhythm = 3_000;
/** How long a file must be as it is before nobody seems to be writing it. */
const patience = 2_500;
/** More than 200 pages in colour. */
const largest = 120 * 1024 * 1024;
/** Refused files a window shows. */
const shown = 20;

export interface ScanFolderWatch {
  state(): ScanFolder;
  /** Looks now. */
  look(): Promise<void>;
  close(): Promise<void>;
}

interface Deps extends IntakeDeps, ClockDep {
  readonly t: TFunction;
}

/**
 * Takes in what a scanner writes to a folder: each file as a whole once it is finished, then into a folder of those taken in, or of
 * those nobody can read, with the reason. Nothing is deleted. A file that was taken in and not moved is known by its pictures.
 */
export function createScanFolderWatch(deps: Deps): ScanFolderWatch {
  const { store, clock, events, t } = deps;
  let state: Omit<ScanFolder, 'folder'> = { lookedAt: null, problem: null, waiting: 0, taken: 0, refused: [] };
  /** Since when a file is as it is. */
  const unchanged = new Map<string, Scan & { readonly since: number }>();
  /** What became of files that could not be moved yet. */
  const done = new Map<string, Scan & { readonly reason?: string }>();
  let closed = false;

  const isFinished = (scan: Scan): boolean => {
    const known = unchanged.get(scan.name);
    if (known?.so === scan.so) return clock.elapsed() - known.since >= patience;
    unchanged.set(scan.name, { ...scan, since: clock.elapsed() });
    return false;
  };

  /** What becomes of it; null: it cannot be read yet. */
  const takeIn = async (folder: string, scan: Scan): Promise<{ readonly reason?: string } | null> => {
    const read = await readWhole(join(folder, scan.name), largest);
    if (read === 'absent') return null;
    const author = systemAuthor('intake.takeFromFolder');
    const taken = read === 'tooLarge' ? read : await takeFile(deps, author, { fileName: scan.name.slice(-200), file: read.bytes });
    if (taken === 'tooLarge') return { reason: t('archives:folder.tooLarge', { most: largest / 1024 / 1024 }) };
    if (!taken.ok)
      return {
        reason: t(`errors:${taken.error.code}` as 'errors:intake.tooManyPages', taken.error.details as { pages: number; most: number }),
      };
    tellTaken(events, taken.value);
    return {};
  };

  const workOff = async (folder: string, scan: Scan): Promise<void> => {
    const before = done.get(scan.name);
    const became = before?.so === scan.so ? before : await takeIn(folder, scan);
    if (became === null) {
      state = { ...state, waiting: state.waiting + 1 };
      return;
    }
    const { reason } = became;
    if (became !== before) {
      done.set(scan.name, { ...scan, ...(reason !== undefined && { reason }) });
      state =
        reason === undefined
          ? { ...state, taken: state.taken + 1 }
          : { ...state, refused: [{ fileName: scan.name, reason }, ...state.refused].slice(0, shown) };
    }
    const stamp = clock.now().toString({ smallestUnit: 'second' }).replaceAll(/[:-]/g, '');
    const into = t(reason === undefined ? 'archives:folder.taken' : 'archives:folder.refused');
    try {
      await moveInto(folder, scan.name, into, stamp, reason);
      done.delete(scan.name);
    } catch {
      state = { ...state, problem: 'stuck' };
    }
  };

  const lookOnce = async (): Promise<void> => {
    const folder = store.read(findScanFolder);
    if (folder === null) return;
    const before = JSON.stringify({ ...state, lookedAt: null });
    try {
      const files = await listScanFiles(folder);
      for (const known of [...unchanged.keys(), ...done.keys()])
        if (!files.some(({ name }) => name === known)) for (const map of [unchanged, done]) map.delete(known);
      const finished = files.filter(isFinished);
      state = { ...state, problem: null, waiting: files.length - finished.length, lookedAt: clock.now().toString() };
      for (const scan of finished) {
        if (closed) break;
        await workOff(folder, scan);
      }
    } catch (thrown) {
      if (thrown instanceof StoreFault || (thrown as NodeJS.ErrnoException).code === undefined) throw thrown;
      // The folder is a share that comes and goes: what is in it waits there.
      state = { ...state, problem: 'gone' };
    }
    if (JSON.stringify({ ...state, lookedAt: null }) !== before) events.emit({ event: 'archives.changed' });
  };

  let looking: Promise<void> | null = null;
  const look = (): Promise<void> => {
    looking ??= lookOnce().finally(() => (looking = null));
    return looking;
  };
  const timer = setInterval(() => {
    if (closed) return;
    // Nobody asked for this: what the store's disk did not let be kept is taken in with a later look.
    void look().catch((thrown: unknown) => {
      if (!(thrown instanceof StoreFault)) throw thrown;
    });
  }, rhythm).unref();

  return {
    state: () => ({ folder: store.read(findScanFolder), ...state }),
    look,
    async close() {
      closed = true;
      clearInterval(timer);
      await looking?.catch(() => undefined);
    },
  };
}
