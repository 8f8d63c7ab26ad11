/** The way to the province: through a proxy, and no faster than it may be. */
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { rmSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createHttpsTransport, type HttpsSettings } from '#core/sync/transport/https.ts';
import type { SyncTransport } from '#core/sync/transport/transport.ts';
import { startProvince, type Province } from '../../province/province.ts';
import { startConnectProxy, type ConnectProxy } from './connect-proxy.ts';
import { enrolStation, folderFor, type Station } from './province/station.ts';

let folder: string;
let province: Province;
let station: Station;
let proxy: ConnectProxy;
const open: SyncTransport[] = [];

beforeEach(async () => {
  folder = folderFor('transport');
  province = await startProvince({ folder });
  station = enrolStation(province);
  proxy = await startConnectProxy();
});
afterEach(async () => {
  for (const transport of open.splice(0)) transport.close();
  await proxy.close();
  await province.stop();
  rmSync(folder, { recursive: true });
});

function connect(more: Partial<HttpsSettings> = {}): SyncTransport {
  const { address, certificates, authorities } = station.answer;
  const transport = createHttpsTransport({
    address,
    certificate: certificates.tls,
    privateKey: station.tlsKey,
    authority: authorities.tls,
    proxy: null,
    ...more,
  });
  open.push(transport);
  return transport;
}

test('through a proxy the province is reached, which is asked for by its name and sees nothing of what is said', async () => {
  const transport = connect({ proxy: proxy.address });
  const state = await transport.state();
  expect(state).toMatchObject({ outcome: 'answered', value: { station: 'S01' } });
  expect((await transport.keys()).outcome).toBe('answered');
  expect(proxy.asked).toEqual([new URL(province.address).host]);
  expect(proxy.passed().includes('v1/state')).toBe(false);
  expect(proxy.passed().length).toBeGreaterThan(2_000);
});

test('without a proxy none is asked, whatever the PC is set to', async () => {
  process.env['HTTPS_PROXY'] = proxy.address;
  try {
    expect((await connect().state()).outcome).toBe('answered');
  } finally {
    delete process.env['HTTPS_PROXY'];
  }
  expect(proxy.asked).toEqual([]);
});

test('a proxy that lets nobody through, or is not there, is no way to the province: tried again, never around it', async () => {
  proxy.answerWith(407);
  expect(await connect({ proxy: proxy.address }).state()).toMatchObject({ outcome: 'failed', why: 'unreachable' });
  expect(await connect({ proxy: 'http://127.0.0.1:9' }).state()).toMatchObject({ outcome: 'failed', why: 'unreachable' });
});

test('behind a proxy the pinned authority still counts alone', async () => {
  const elsewhere = await startProvince({ folder: folderFor('elsewhere') });
  expect(await connect({ proxy: proxy.address, authority: elsewhere.authority.roots.tls }).state()).toMatchObject({
    outcome: 'failed',
    why: 'untrusted',
  });
  await elsewhere.stop();
});

test('no more passes in a second than may, in both directions, and longer than the time-out is not given up for that', async () => {
  const said = Buffer.alloc(64 * 1_024, 7);
  const heard: { readonly at: number; readonly bytes: number }[] = [];
  const server = createServer({ ...province.authority.serverIdentity(['127.0.0.1']) }, (request, response) => {
    request.on('data', (bytes: Buffer) => heard.push({ at: performance.now(), bytes: bytes.length }));
    request.on('end', () =>
      response.writeHead(200, { 'content-type': 'application/vnd.tongxin.envelope', 'content-length': said.length }).end(said),
    );
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const asked = performance.now();
  const capped = connect({ address, kilobytesPerSecond: 64, timeouts: { connect: 5_000, whole: 500 } });
  const reply = await capped.send(Buffer.alloc(96 * 1_024, 1));
  expect(reply.outcome === 'answered' && said.equals(reply.value)).toBe(true);
  const took = performance.now() - asked;
  const sending = heard.at(-1)!.at - asked;
  expect(heard.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(96 * 1_024);
  // 1.5 s up, 1 s down; the last piece is written when it may have passed.
  expect(sending).toBeGreaterThan(1_400);
  expect(took).toBeGreaterThan(2_400);
  expect(took).toBeLessThan(6_000);
  const free = performance.now();
  await connect({ address }).send(Buffer.alloc(96 * 1_024, 1));
  expect(performance.now() - free).toBeLessThan(1_000);
  await new Promise((resolve) => server.close(resolve).closeAllConnections());
});
