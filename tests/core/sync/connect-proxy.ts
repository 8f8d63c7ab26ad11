import { createServer, type IncomingMessage } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';

export interface ConnectProxy {
  /** `http://127.0.0.1:<port>`. */
  readonly address: string;
  /** Where it was asked to connect to. */
  readonly asked: readonly string[];
  /** All that passed through it, in both directions. */
  passed(): Buffer;
  /** From now on it answers so; 200: it connects. */
  answerWith(status: number): void;
  close(): Promise<void>;
}

/** A proxy as offices have one: it knows CONNECT and nothing else. */
export async function startConnectProxy(): Promise<ConnectProxy> {
  const asked: string[] = [];
  const passed: Buffer[] = [];
  const sockets = new Set<Socket>();
  let status = 200;
  const server = createServer((_, response) => response.writeHead(405).end());
  server.on('connect', (request: IncomingMessage, near: Socket) => {
    const [host, port] = (request.url ?? '').split(':');
    asked.push(request.url ?? '');
    near.on('error', () => near.destroy());
    if (status !== 200) return void near.end(`HTTP/1.1 ${status} No\r\n\r\n`);
    const far = connect(Number(port), host, () => {
      near.write('HTTP/1.1 200 Connected\r\n\r\n');
      near.pipe(far).pipe(near);
    });
    far.on('error', () => near.destroy());
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('data', (bytes: Buffer) => void passed.push(bytes));
    }
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    passed: () => Buffer.concat(passed),
    answerWith: (next) => void (status = next),
    async close() {
      for (const socket of sockets) socket.destroy();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
