import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';

export interface Impostor {
  readonly port: number;
  /** Requests that it got to read. */
  heard(): number;
  close(): Promise<void>;
}

/** Somebody in the middle who answers everything, with the certificate they have. */
export async function startImpostor(identity: { readonly key: string; readonly cert: string }): Promise<Impostor> {
  let heard = 0;
  const server = createServer({ ...identity, requestCert: true, rejectUnauthorized: false }, (request, response) => {
    heard += 1;
    request.resume();
    request.on('end', () =>
      response.writeHead(200, { 'Content-Type': 'application/vnd.tongxin.envelope', 'Content-Length': 4 }).end('TXEV'),
    );
  });
  server.on('tlsClientError', (_, socket) => socket.destroy());
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    port: (server.address() as AddressInfo).port,
    heard: () => heard,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
