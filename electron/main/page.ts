import { open, readFile, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { Readable } from 'node:stream';
import { contentSecurityPolicy } from './content-security-policy.ts';
import { findFileInside } from './guards/files.ts';

const mimeTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.bcmap': 'application/octet-stream',
  '.pfb': 'application/octet-stream',
};

/** Stands in the built page where the nonce of this load belongs (electron.vite.config.ts). */
const noncePlace = '__CSP_NONCE__';

/** As the build names renderer/scan/camera/decode-worker.ts. */
const decodeWorker = /^decode-worker-[\w-]+\.js$/;

/** Up to this many bytes a file is given in one piece, which is quicker. */
const onePiece = 2 ** 20;

/** Answers a request for one of the renderer's files; anything else is 404, and nothing is kept in a cache or in memory. */
export async function answerPage(
  root: string,
  request: { readonly url: string; readonly method: string },
  { sandboxed = false }: { readonly sandboxed?: boolean } = {},
): Promise<Response> {
  const file = findFileInside(root, request.url);
  const type = file === null ? undefined : mimeTypes[extname(file).toLowerCase()];
  if (file === null || type === undefined || request.method !== 'GET') return new Response(null, { status: 404 });
  const nonce = crypto.randomUUID();
  let body: string | Uint8Array<ArrayBuffer> | ReadableStream;
  try {
    if (extname(file) === '.html') body = (await readFile(file, 'utf8')).replaceAll(noncePlace, nonce);
    else body = (await stat(file)).size <= onePiece ? await readFile(file) : await streamOf(file);
  } catch {
    return new Response(null, { status: 404 });
  }
  return new Response(body, {
    headers: {
      'Content-Type': type,
      'Content-Security-Policy': contentSecurityPolicy(nonce, { wasm: decodeWorker.test(basename(file)), sandboxed }),
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
    },
  });
}

/** A font may have tens of megabytes. Rejects when there is no such file. */
async function streamOf(file: string): Promise<ReadableStream> {
  const opened = await open(file);
  return Readable.toWeb(opened.createReadStream()) as ReadableStream;
}
