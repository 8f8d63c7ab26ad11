import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync, openSync, fsyncSync, closeSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

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
}

export function programsIn(userData: string): Programs {
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
  const leave = (version: string): string | null => {
    const { previous } = chosen();
    const back = previous !== null && previous !== version && existsSync(folderOf(previous)) ? previous : null;
    choose({ version: back, previous: null, tries: 0, left: version });
    return back === null ? null : folderOf(back);
  };

  return {
    folder,
    folderOf,
    chosen,
    choose,
    leave,
    beginStart() {
      const choice = chosen();
      if (choice.version === null) return null;
      if (choice.tries >= mostTries || !existsSync(folderOf(choice.version))) return leave(choice.version);
      choose({ ...choice, tries: choice.tries + 1 });
      return folderOf(choice.version);
    },
    startSucceeded() {
      const choice = chosen();
      if (choice.tries > 0) choose({ ...choice, tries: 0 });
    },
  };
}
