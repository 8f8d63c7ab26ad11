import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { HallError, Output } from '#shared/contract/index.ts';
import { encodeFile, useClient } from '../../client/index.ts';

/** One picture on its way into the file of its case. */
export interface Filing {
  readonly id: number;
  readonly file: File;
  readonly filed: Output<'scans.file'> | null;
  readonly error: HallError | null;
}

export interface FilingDesk {
  readonly all: readonly Filing[];
  readonly add: (files: readonly File[]) => void;
  /** Files one whose barcode cannot be read under the paper named. */
  readonly fileUnder: (filing: Filing, documentId: string) => void;
}

/** Files pictures one after the other, so that a stack of them never waits on one another in memory. */
export function useFilingDesk(): FilingDesk {
  const client = useClient();
  const queries = useQueryClient();
  const [all, setAll] = useState<readonly Filing[]>([]);
  const line = useRef(Promise.resolve());
  const last = useRef(0);

  const enqueue = ({ id, file }: Filing, documentId: string | null): void => {
    const earlier = line.current;
    const fileNow = async (): Promise<void> => {
      await earlier;
      const answer = await client.call('scans.file', { picture: await encodeFile(file), from: 'scanner', documentId });
      setAll((before) =>
        before.map((each) =>
          each.id === id
            ? { ...each, filed: answer.ok ? answer.value : null, error: answer.ok ? null : (answer.error as HallError) }
            : each,
        ),
      );
      if (answer.ok) await queries.invalidateQueries({ queryKey: ['cases.get', { caseId: answer.value.caseId }] });
    };
    line.current = fileNow();
  };
  return {
    all,
    add: (files) => {
      const added = files.map((file): Filing => ({ id: (last.current += 1), file, filed: null, error: null }));
      setAll((before) => [...before, ...added]);
      for (const each of added) enqueue(each, null);
    },
    fileUnder: (filing, documentId) => {
      setAll((before) => before.map((each) => (each.id === filing.id ? { ...each, error: null } : each)));
      enqueue(filing, documentId);
    },
  };
}
