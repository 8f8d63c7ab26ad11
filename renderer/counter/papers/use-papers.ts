import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { HallError } from '#shared/contract/index.ts';
import { useAsk, useClient } from '../../client/index.ts';
import { useOpenCase } from '../case-context.ts';
import { trackPapers, type TrackedPaper, type WantedPaper } from './paper-plan.ts';
import { usePrinter, type ChosenPrinter } from './use-printer.ts';

export interface Papers {
  readonly papers: readonly TrackedPaper[];
  readonly printer: ChosenPrinter;
  readonly busy: boolean;
  readonly error: HallError | undefined;
  readonly forget: () => void;
  /** Draws what is not drawn yet, or says no longer what the form says, and spools each to the chosen printer. */
  readonly print: (papers: readonly TrackedPaper[]) => Promise<void>;
  /** Draws again, for a form that was changed since. */
  readonly drawAgain: (paper: TrackedPaper) => Promise<void>;
  readonly confirm: (papers: readonly TrackedPaper[]) => Promise<void>;
  readonly spoil: (paper: TrackedPaper, reason: string) => Promise<boolean>;
  /** Nothing came out: the paper, or its blank, is untouched. */
  readonly callMissing: (paper: TrackedPaper, reason: string) => Promise<boolean>;
}

/** The papers of one step, from drawing to "it came out right". */
export function usePapers(wanted: readonly WantedPaper[]): Papers {
  const client = useClient();
  const queries = useQueryClient();
  const { view, keeper, outdatedPapers } = useOpenCase();
  const jobs = useAsk('documents.jobs', { caseId: view.id });
  const printer = usePrinter(wanted[0]?.kind ?? 'declaration');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<HallError>();

  /** Runs steps one after the other, stops at the first that failed, and is busy until the page shows what came of them. */
  const inOrder = useCallback(
    async (steps: readonly (() => Promise<{ readonly ok: true } | { readonly ok: false; readonly error: HallError }>)[]) => {
      setBusy(true);
      setError(undefined);
      let failure: HallError | undefined;
      for (const step of steps) {
        const answer = await step();
        if (answer.ok) continue;
        failure = answer.error;
        break;
      }
      await Promise.all(
        ['documents.jobs', 'cases.get', `${view.business}.findings`].map((operation) =>
          queries.refetchQueries({ queryKey: [operation], type: 'active' }),
        ),
      );
      setError(failure);
      setBusy(false);
      return failure === undefined;
    },
    [queries, view.business],
  );

  const draw = useCallback(
    async (paper: TrackedPaper) => {
      await keeper.flush();
      return client.call('documents.draw', {
        caseId: view.id,
        kind: paper.kind,
        party: paper.party,
        ...(paper.receiptLost === undefined ? {} : { receiptLost: paper.receiptLost }),
      });
    },
    [client, keeper, view.id],
  );

  return {
    papers: trackPapers(view, wanted, jobs.value ?? [], outdatedPapers),
    printer,
    busy,
    error,
    forget: () => setError(undefined),
    print: async (papers) => {
      await inOrder(
        papers.map((paper) => async () => {
          const drawn =
            paper.document && paper.state !== 'outdated'
              ? { ok: true as const, value: { documentId: paper.document.id } }
              : await draw(paper);
          return drawn.ok
            ? client.call('documents.print', {
                documentId: drawn.value.documentId,
                printer: printer.name ?? '',
                ...(paper.copies === undefined ? {} : { copies: paper.copies }),
              })
            : drawn;
        }),
      );
    },
    drawAgain: async (paper) => {
      await inOrder([() => draw(paper)]);
    },
    confirm: async (papers) => {
      await inOrder(papers.map((paper) => () => client.call('documents.confirmPrinted', { jobId: paper.job?.id ?? '' })));
    },
    spoil: (paper, reason) => inOrder([() => client.call('documents.spoilt', { jobId: paper.job?.id ?? '', reason })]),
    callMissing: (paper, reason) => inOrder([() => client.call('documents.notPrinted', { jobId: paper.job?.id ?? '', reason })]),
  };
}
