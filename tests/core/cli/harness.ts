import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hall } from '#core/cli/hall.ts';
import type { Ask } from '#core/cli/secrets.ts';
import { silentLog } from '#core/log.ts';

export const repository = join(import.meta.dirname, '../../..');
export const trainingHall = join(repository, 'resources/training/hall.json');

export interface Ran {
  readonly status: number;
  /** Parsed standard output; undefined when empty. */
  readonly answer: unknown;
  readonly error: string;
}

export interface Door {
  /** A folder of its own; the store is `store` in it. */
  readonly folder: string;
  readonly store: string;
  run(words: readonly string[], terminal?: { readonly input?: string; readonly ask?: Ask }): Promise<Ran>;
  close(): void;
}

/** The headless door in this process, with a terminal of our own. */
export function openDoor(): Door {
  const folder = mkdtempSync(join(tmpdir(), 'tongxin-door-'));
  return {
    folder,
    store: join(folder, 'store'),
    async run(words, { input = '', ask = null } = {}) {
      let output = '';
      let error = '';
      const status = await hall(words, {
        resourcesDirectory: join(repository, 'resources'),
        log: silentLog,
        terminal: {
          print: (text) => void (output += text),
          printError: (text) => void (error += text),
          readInput: () => input,
          ask,
        },
      });
      return { status, answer: output === '' ? undefined : (JSON.parse(output) as unknown), error };
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}
