import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import type { Answer, CallError, HallError, Input, OperationName, Output } from '#shared/contract/index.ts';
import type { CallOptions, Client } from './client.ts';
import { useClient } from './hall-provider.tsx';

/** Failures that say nothing about the answer: what was known stays on the screen until the core can be asked again. */
const passing: ReadonlySet<HallError['code']> = new Set(['core.unreachable', 'session.locked', 'store.locked', 'store.rotating']);

class Passing extends Error {
  readonly failure: HallError;

  constructor(failure: HallError) {
    super(failure.code);
    this.failure = failure;
  }
}

export interface Asked<K extends OperationName> {
  /** The last good answer, kept while a newer one is on its way. */
  readonly value: Output<K> | undefined;
  readonly error: CallError<K> | undefined;
  readonly loading: boolean;
  readonly again: () => void;
}

function question<K extends OperationName>(client: Client, operation: K, input: Input<K>) {
  return {
    queryKey: [operation, input],
    queryFn: async (): Promise<Answer<K>> => {
      const answer = await client.call(operation, input);
      if (!answer.ok && passing.has(answer.error.code)) throw new Passing(answer.error as HallError);
      return answer;
    },
  };
}

/** Asks what the first page will ask, before there is one: the core answers while the page is drawn. */
export function askAhead(
  queries: QueryClient,
  client: Client,
  operations: ReadonlyArray<'hall.health' | 'staff.session' | 'office.get'>,
): void {
  for (const operation of operations) void queries.prefetchQuery(question(client, operation, {}));
}

/** Asks a reading operation and keeps its answer fresh by the core's events. */
export function useAsk<K extends OperationName>(
  operation: K,
  input: Input<K>,
  {
    enabled = true,
    every = false,
    keep = false,
  }: { readonly enabled?: boolean; readonly every?: number | false; readonly keep?: boolean } = {},
): Asked<K> {
  const client = useClient();
  const query = useQuery<Answer<K>>({
    ...question(client, operation, input),
    enabled,
    refetchInterval: every,
    ...(keep ? { placeholderData: (previous: Answer<K> | undefined) => previous } : {}),
  });
  const answer = query.data;
  const { refetch } = query;
  return {
    value: answer?.ok ? answer.value : undefined,
    error: answer && !answer.ok ? answer.error : query.error instanceof Passing ? (query.error.failure as CallError<K>) : undefined,
    // Read only by who shows it: whoever does not is not drawn anew when a question is asked again and answered the same.
    get loading() {
      return query.isFetching;
    },
    again: useCallback(() => void refetch(), [refetch]),
  };
}

export interface Act<K extends OperationName> {
  readonly run: (input: Input<K>, options?: CallOptions) => Promise<Answer<K>>;
  readonly busy: boolean;
  readonly error: CallError<K> | undefined;
  readonly forget: () => void;
}

/** Does an operation that changes something; one at a time. A case, display or session that comes back is known everywhere at once. */
export function useAct<K extends OperationName>(operation: K): Act<K> {
  const client = useClient();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<HallError>();
  const running = useRef<Promise<Answer<K>> | null>(null);

  const run = useCallback(
    (input: Input<K>, options: CallOptions = {}): Promise<Answer<K>> => {
      if (running.current) return running.current;
      setBusy(true);
      setError(undefined);
      const call = client.call(operation, input, options).then((answer) => {
        running.current = null;
        setBusy(false);
        if (!answer.ok) setError(answer.error as HallError);
        else if (isCaseView(answer.value)) queries.setQueryData(['cases.get', { caseId: answer.value.id }], answer);
        else if (operation === 'staff.signIn') begin(queries, answer);
        else if (operation.startsWith('display.')) queries.setQueryData(['display.get', {}], answer);
        return answer;
      });
      running.current = call;
      return call;
    },
    [client, operation, queries],
  );
  return { run, busy, error: error as CallError<K> | undefined, forget: useCallback(() => setError(undefined), []) };
}

/** The session's own event may have come first, and its question been answered without the session. */
function begin(queries: QueryClient, session: Answer<OperationName>): void {
  void queries.cancelQueries({ queryKey: ['staff.session'] });
  queries.setQueryData(['staff.session', {}], session);
}

function isCaseView(value: unknown): value is { readonly id: string } {
  return typeof value === 'object' && value !== null && 'draftRevision' in value && 'id' in value;
}
