import { StoreFault, systemAuthor } from '../../store/index.ts';
import type { FrontDeskDeps } from '../deps.ts';
import { readFrontDeskSettings } from '../settings.ts';
import { listFiles, lookAt, putAside, removeTaken, type Fault } from './folder.ts';
import { takeIn } from './intake.ts';

/** Milliseconds between two looks into the folder. */
const rhythm = 15_000;
/** How long a file that is not whole may stay as it is before nobody seems to be writing it. */
const patience = 10 * 60_000;

export interface FolderState {
  readonly lookedAt: string | null;
  readonly waiting: number;
  readonly refused: number;
  readonly failed: boolean;
}

export interface FolderWatch {
  state(): FolderState;
  /** Looks now; null: there is no folder set, `gone`: it cannot be read. */
  look(): Promise<{ readonly taken: number; readonly waiting: number; readonly refused: number } | null | 'gone'>;
  close(): Promise<void>;
}

/** Looks into the import folder from time to time, one look after the other. */
export function createFolderWatch(deps: Pick<FrontDeskDeps, 'store' | 'clock' | 'drawing' | 'events' | 'keyedDigest' | 't'>): FolderWatch {
  const { store, clock, events, t } = deps;
  let state: FolderState = { lookedAt: null, waiting: 0, refused: 0, failed: false };
  /** Since when a file is as it is. */
  const unchanged = new Map<string, { readonly so: string; readonly since: number }>();
  let looking: ReturnType<FolderWatch['look']> | null = null;

  const isGivenUp = (name: string, so: string): boolean => {
    const known = unchanged.get(name);
    if (known?.so === so) return clock.elapsed() - known.since >= patience;
    unchanged.set(name, { so, since: clock.elapsed() });
    return false;
  };

  const lookOnce: FolderWatch['look'] = async () => {
    const folder = store.read((db) => readFrontDeskSettings(db).preReview.folder);
    if (folder === null) return null;
    const counted = { taken: 0, waiting: 0, refused: 0 };
    const refuse = async (name: string, fault: Fault, at: string, pictures: readonly string[]) => {
      const reason = t(`front-desk:preReview.fault.${fault}`, { at });
      await putAside(folder, name, pictures, reason, clock.now().toString({ smallestUnit: 'second' }).replaceAll(/[:-]/g, ''));
      counted.refused += 1;
    };
    const take = async (name: string): Promise<void> => {
      const look = await lookAt(folder, name);
      if (look.is === 'bad') return refuse(name, look.fault, look.at, look.pictures);
      if (look.is === 'partial') {
        if (isGivenUp(name, look.so)) return refuse(name, look.fault, '', look.pictures);
        counted.waiting += 1;
        return undefined;
      }
      const { file, pictures } = look.found;
      const taken = await takeIn(deps, systemAuthor('preReviews.take'), {
        source: 'folder',
        sourceId: file.id,
        content: { service: file.service, man: file.man, woman: file.woman },
        appointmentCode: file.appointmentCode,
        pictures: file.pictures.map(({ of, kind }, place) => ({ of, kind, picture: pictures[place] as Uint8Array })),
      });
      const names = file.pictures.map((picture) => picture.file);
      if (!taken.ok && taken.error.code === 'preReview.idTaken') return refuse(name, 'idTaken', file.id, names);
      if (!taken.ok) return refuse(name, 'pictureUnreadable', String((taken.error.details as { place: number }).place), names);
      await removeTaken(folder, look.found);
      if (taken.value.as === 'new') counted.taken += 1;
      return undefined;
    };
    try {
      const names = await listFiles(folder);
      for (const known of unchanged.keys()) if (!names.includes(known)) unchanged.delete(known);
      // What cannot be worked off waits where it is, and keeps nobody who lies behind it.
      for (const name of names) await take(name).catch(() => (counted.waiting += 1));
    } catch {
      // The folder is a share that comes and goes: what is in it waits there.
      state = { ...state, failed: true };
      return 'gone';
    } finally {
      if (counted.taken + counted.refused > 0) events.emit({ event: 'frontDesk.changed' });
    }
    state = { lookedAt: clock.now().toString(), waiting: counted.waiting, refused: state.refused + counted.refused, failed: false };
    return counted;
  };
  const look: FolderWatch['look'] = () => {
    looking ??= lookOnce().finally(() => (looking = null));
    return looking;
  };
  let closed = false;
  const timer = setInterval(() => {
    if (closed) return;
    // Nobody asked for this: what the store's disk did not let be read is looked at with the next look.
    void look().catch((thrown: unknown) => {
      if (!(thrown instanceof StoreFault)) throw thrown;
    });
  }, rhythm).unref();

  return {
    state: () => state,
    look,
    async close() {
      closed = true;
      clearInterval(timer);
      // Whoever asked for it has heard what came of it.
      await looking?.catch(() => undefined);
    },
  };
}
