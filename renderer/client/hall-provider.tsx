import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useState, useSyncExternalStore, type ReactElement, type ReactNode } from 'react';
import type { Client } from './client.ts';
import { follow } from './queries.ts';

const ClientContext = createContext<Client | null>(null);

export function useClient(): Client {
  const client = useContext(ClientContext);
  if (!client) throw new Error('useClient outside of HallProvider');
  return client;
}

/** False between a death of the core and its return. */
export function useCoreIsRunning(): boolean {
  const client = useClient();
  const [running, setRunning] = useState(client.isRunning());
  useEffect(
    () =>
      client.onEvent((event) => {
        if (event.event === 'core.changed') setRunning(event.running);
      }),
    [client],
  );
  return running;
}

/** True while some call has been under way for seconds. */
export function useSlowCalls(): boolean {
  const { slowCalls } = useClient();
  return useSyncExternalStore(slowCalls.subscribe, slowCalls.isSlow);
}

/** What is known of the core's answers, kept honest by its events from now on. */
export function createQueries(client: Client): QueryClient {
  // The core is in this very PC: an answer is asked for once and refreshed by events, never because a network came back.
  const queries = new QueryClient({
    defaultOptions: { queries: { networkMode: 'always', retry: false, staleTime: Infinity, gcTime: 60_000, refetchOnWindowFocus: false } },
  });
  client.onEvent((event) => follow(queries, event));
  return queries;
}

export interface HallProviderProps {
  readonly client: Client;
  /** With what was asked ahead. */
  readonly queries?: QueryClient;
  readonly children: ReactNode;
}

export function HallProvider({ client, queries: given, children }: HallProviderProps): ReactElement {
  const [queries] = useState(() => given ?? createQueries(client));
  return (
    <ClientContext value={client}>
      <QueryClientProvider client={queries}>{children}</QueryClientProvider>
    </ClientContext>
  );
}
