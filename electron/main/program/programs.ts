import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { compareVersions } from './manifest.ts';

/** Which program starts. `tries` counts starts that have not come as far as an open window. */
const Choice = z.strictObject({
  /** Folder below `programs`; null: the one that was installed. */
  version: z.string().nullable(),
  /** The one before it; null: the installed one. */
  previous: z.string().nullable(),
  tries: z.number().int().min(0),
  /** A version that did not start and was left. */
  left: z.string().nullable(),
});
export type Choice = z.infer<typeof Choice>;

const installedOnly: Choice = { version: null, previous: null, tries: 0, left: null };

/** Starts a new program gets before the one before it comes back. */
const mostTries = 2;

/** What an update is unpacked into begins with; and how long another window may take to choose it, ms. */
export const unpackedPrefix = '.unpacked-';
const unpackedFor = 24 * 3_600_000;
const versionShape = /^\d+\.\d+\.\d+$/;

/** The programs beside the installed one, and which of them starts. */
export interface Programs {
  readonly folder: string;
  folderOf(version: string): string;
  chosen(): Choice;
  /** Durable: whatever dies, either the old choice stands or the new one. */
  choose(choice: Choice): void;
  /** Counts a start, or falls back; answers the folder to start from, null for the installed program. */
  beginStart(): string | null;
  /** The program that runs has shown its window and reached its core. */
  startSucceeded(): void;
  /** The version cannot be trusted or does not start: back to the one before it. */
  leave(version: string): string | null;
  /** Versions that lie here and are later than this one, the latest first; whether they may start is for their signature to say. */
  laterThan(version: string): readonly string[];
  /** Removes what nobody starts any more: programs before the running one, but not the one to go back to, and updates nobody took. */
  sweep(running: string): void;
}

/** `installed`: version of the program that was installed; whoever installs one as late as the updates wants it to start. */
export function programsIn(userData: string, installed: string): Programs {
  const folder = join(userData, 'programs');
  const file = join(folder, 'current.json');
  const folderOf = (version: string): string => join(folder, version);

  const chosen = (): Choice => {
    try {
      return Choice.parse(JSON.parse(readFileSync(file, 'utf8')));
    } catch {
      return installedOnly; // none yet, or cut off: the installed program always starts
    }
  };
  const choose = (choice: Choice): void => {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const temporary = `${file}.new`;
    rmSync(temporary, { force: true });
    writeFileSync(temporary, `${JSON.stringify(choice)}\n`, { mode: 0o600 });
    const descriptor = openSync(temporary, 'r+');
    fsyncSync(descriptor);
    closeSync(descriptor);
    renameSync(temporary, file);
  };
  /** A disk that is full or fails keeps no program from starting: what it does not take is not counted. */
  const chooseIfTaken = (choice: Choice): void => {
    try {
      choose(choice);
    } catch {
      // The choice before stands.
    }
  };
  const leave = (version: string): string | null => {
    const { previous } = chosen();
    const back = previous !== null && previous !== version && existsSync(folderOf(previous)) ? previous : null;
    chooseIfTaken({ version: back, previous: null, tries: 0, left: version });
    return back === null ? null : folderOf(back);
  };

  const names = (): readonly string[] => {
    try {
      return readdirSync(folder);
    } catch {
      return []; // there has been no update yet
    }
  };
  const isStale = (name: string, running: string): boolean => {
    if (name.startsWith(unpackedPrefix)) return Date.now() - statSync(join(folder, name)).mtimeMs > unpackedFor;
    const { version, previous, left } = chosen();
    return versionShape.test(name) && ![version, previous, left].includes(name) && compareVersions(name, running) < 0;
  };

  return {
    folder,
    folderOf,
    chosen,
    choose,
    leave,
    laterThan: (version) =>
      names()
        .filter((name) => versionShape.test(name) && compareVersions(name, version) > 0)
        .toSorted((one, other) => compareVersions(other, one)),
    sweep(running) {
      for (const name of names()) {
        try {
          if (isStale(name, running)) rmSync(join(folder, name), { recursive: true, force: true });
        } catch {
          // Windows holds files of a program that still runs, for another store; the next start sweeps it.
        }
      }
    },
    beginStart() {
      const choice = chosen();
      if (choice.version === null) return null;
      if (compareVersions(installed, choice.version) >= 0) {
        chooseIfTaken(installedOnly);
        return null;
      }
      if (choice.tries >= mostTries || !existsSync(folderOf(choice.version))) return leave(choice.version);
      chooseIfTaken({ ...choice, tries: choice.tries + 1 });
      return folderOf(choice.version);
    },
    startSucceeded() {
      const choice = chosen();
      if (choice.tries > 0) chooseIfTaken({ ...choice, tries: 0 });
    },
  };
}
