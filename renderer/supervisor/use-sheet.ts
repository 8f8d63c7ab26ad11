import { useState } from 'react';
import type { HallError, PrintJob } from '#shared/contract/index.ts';
import { useClient } from '../client/index.ts';

type Failed = { readonly ok: false; readonly error: HallError };
export type Drawn = { readonly ok: true; readonly value: { readonly documentId: string } } | Failed;

export interface Sheet {
  /** Spooled and not yet looked at. */
  readonly job: PrintJob | null;
  readonly busy: boolean;
  readonly error: HallError | undefined;
  /** Draws a paper, or finds it drawn, and spools it. */
  readonly print: (draw: () => Promise<Drawn>, printer: string) => Promise<boolean>;
  readonly confirm: () => Promise<boolean>;
  readonly spoil: (reason: string) => Promise<boolean>;
}

/** One paper of the supervisor's own, from drawing to "it came out right". */
export function useSheet(): Sheet {
  const client = useClient();
  const [job, setJob] = useState<PrintJob | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<HallError>();

  const during = async (act: () => Promise<{ readonly ok: true } | Failed>): Promise<boolean> => {
    setBusy(true);
    setError(undefined);
    const answer = await act();
    if (!answer.ok) setError(answer.error);
    setBusy(false);
    return answer.ok;
  };

  return {
    job,
    busy,
    error,
    print: (draw, printer) =>
      during(async () => {
        const drawn = await draw();
        if (!drawn.ok) return drawn;
        const printed = await client.call('documents.print', { documentId: drawn.value.documentId, printer });
        if (printed.ok) setJob(printed.value);
        return printed;
      }),
    confirm: () =>
      during(async () => {
        const answer = await client.call('documents.confirmPrinted', { jobId: job!.id });
        if (answer.ok) setJob(null);
        return answer;
      }),
    spoil: (reason) =>
      during(async () => {
        const answer = await client.call('documents.spoilt', { jobId: job!.id, reason });
        if (answer.ok) setJob(null);
        return answer;
      }),
  };
}
