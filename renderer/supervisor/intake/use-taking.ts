import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { encodeFile, errorWords, useClient } from '../../client/index.ts';

/** What became of the files that were chosen. */
export interface Taken {
  /** Pages filed by their barcode. */
  readonly filed: number;
  /** Pages that wait in the tray. */
  readonly waiting: number;
  readonly duplicates: number;
  /** Files of which nothing was taken, with the reason. */
  readonly failed: ReadonlyArray<{ readonly name: string; readonly words: string }>;
}

const nothing: Taken = { filed: 0, waiting: 0, duplicates: 0, failed: [] };

/** Takes files in one after the other: each whole or not at all, so that stopping in between loses nothing. */
export function useTaking(onTaken: () => void) {
  const { t } = useTranslation('errors');
  const client = useClient();
  const [progress, setProgress] = useState<{ readonly at: number; readonly of: number } | null>(null);
  const [done, setDone] = useState<Taken | null>(null);

  const take = async (files: readonly File[]): Promise<void> => {
    let sum = nothing;
    for (const [index, file] of files.entries()) {
      setProgress({ at: index + 1, of: files.length });
      const answer = await client.call('intake.take', { fileName: file.name, file: await encodeFile(file) }, { takesLong: true });
      if (answer.ok) {
        const count = (...states: string[]): number => answer.value.pages.filter(({ state }) => states.includes(state)).length;
        sum = {
          ...sum,
          filed: sum.filed + count('filed'),
          waiting: sum.waiting + count('unsorted', 'blank'),
          duplicates: sum.duplicates + count('duplicate'),
        };
      } else {
        sum = { ...sum, failed: [...sum.failed, { name: file.name, words: errorWords(t, answer.error) }] };
      }
      onTaken();
    }
    setProgress(null);
    if (files.length > 0) setDone(sum);
  };

  return { take, busy: progress !== null, progress: progress ?? { at: 0, of: 0 }, done, forget: () => setDone(null) };
}
