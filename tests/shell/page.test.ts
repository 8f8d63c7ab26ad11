import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { contentSecurityPolicy } from '../../electron/main/content-security-policy.ts';
import { answerPage } from '../../electron/main/page.ts';

/** More than one piece. */
const typeFace = new Uint8Array(3 * 2 ** 20 + 5).fill(7);

let folder: string;
let root: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'page-'));
  root = join(folder, 'renderer');
  await mkdir(root);
  await writeFile(join(root, 'index.html'), '<script src="./a.js" nonce="__CSP_NONCE__"></script>');
  await writeFile(join(root, 'a.js'), "const place = '__CSP_NONCE__'");
  await writeFile(join(root, 'type.ttf'), typeFace);
  await writeFile(join(root, 'notes.txt'), 'not a kind of file the page needs');
  await writeFile(join(folder, 'secret.js'), 'outside');
});
afterAll(() => rm(folder, { recursive: true }));

const get = (address: string) => answerPage(root, { url: address, method: 'GET' });

it('serves a page with a policy, a type and no cache', async () => {
  const response = await get('hall://app/index.html');
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
});

it('gives each load a nonce of its own, the same in policy and page', async () => {
  const loads = await Promise.all([get('hall://app/index.html'), get('hall://app/index.html')]);
  const nonces = await Promise.all(
    loads.map(async (response) => {
      const nonce = /nonce="([^"]+)"/.exec(await response.text())?.[1] ?? '';
      expect(response.headers.get('content-security-policy')).toBe(contentSecurityPolicy(nonce));
      return nonce;
    }),
  );
  expect(nonces[0]).not.toBe(nonces[1]);
  expect(nonces[0]).not.toContain('CSP');
});

it('leaves other files as they are', async () => {
  expect(await (await get('hall://app/a.js')).text()).toBe("const place = '__CSP_NONCE__'");
});

it('serves a large file whole', async () => {
  const served = await get('hall://app/type.ttf');
  expect(served.headers.get('content-type')).toBe('font/ttf');
  expect(Buffer.from(await served.arrayBuffer()).equals(typeFace)).toBe(true);
});

it.each(['hall://app/none.js', 'hall://app/notes.txt', 'hall://app/..%2fsecret.js', 'hall://other/index.html'])(
  '%s is not there',
  async (address) => {
    expect((await get(address)).status).toBe(404);
  },
);

it('answers nothing but GET', async () => {
  expect((await answerPage(root, { url: 'hall://app/index.html', method: 'POST' })).status).toBe(404);
});

it('allows no script but our files, and nothing remote', () => {
  const policy = contentSecurityPolicy('n');
  expect(policy).toContain("default-src 'none'");
  expect(policy).toMatch(/script-src 'self'(;|$)/);
  expect(policy).not.toMatch(/unsafe|https?:|\*/);
});

it('lets the worker that reads barcodes compile WebAssembly, and nobody else', async () => {
  await mkdir(join(root, 'assets'), { recursive: true });
  for (const name of ['decode-worker-Ab12_x-9.js', 'decode-worker.js', 'index-Ab12.js', 'pdf-worker-Ab12.js'])
    await writeFile(join(root, 'assets', name), '');
  const policyOf = async (name: string) => (await get(`hall://app/assets/${name}`)).headers.get('content-security-policy');
  expect(await policyOf('decode-worker-Ab12_x-9.js')).toMatch(/script-src 'self' 'wasm-unsafe-eval';/);
  for (const name of ['decode-worker.js', 'index-Ab12.js', 'pdf-worker-Ab12.js']) expect(await policyOf(name)).not.toContain('unsafe');
});

it('only a kiosk’s page is kept from print, questions and downloads by its policy', async () => {
  const policyOf = async (more?: { sandboxed: boolean }) =>
    (await answerPage(root, { url: 'hall://app/index.html', method: 'GET' }, more)).headers.get('Content-Security-Policy');
  expect(await policyOf({ sandboxed: true })).toMatch(/; sandbox allow-scripts allow-same-origin$/u);
  expect(await policyOf()).not.toContain('sandbox');
});
