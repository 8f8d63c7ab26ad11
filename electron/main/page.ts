import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
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
  '.bcmap': 'application/octet-stream',
  '.pfb': 'application/octet-stream',
};

/** Stands in the built page where the nonce of this load belongs (electron.vite.config.ts). */
const noncePlace = '__CSP_NONCE__';

/** Answers a request for one of the renderer's files; anything else is 404, and nothing is kept in a cache. */
export async function answerPage(root: string, request: { readonly url: string; readonly method: string }): Promise<Response> {
  const file = findFileInside(root, request.url);
  const type = file === null ? undefined : mimeTypes[extname(file).toLowerCase()];
  if (file === null || type === undefined || request.method !== 'GET') return new Response(null, { status: 404 });
  let body: Buffer;
  try {
    body = await readFile(file);
  } catch {
    return new Response(null, { status: 404 });
  }
  const nonce = crypto.randomUUID();
  const isPage = extname(file) === '.html';
  return new Response(isPage ? body.toString('utf8').replaceAll(noncePlace, nonce) : new Uint8Array(body), {
    headers: {
      'Content-Type': type,
      'Content-Security-Policy': contentSecurityPolicy(nonce),
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
    },
  });
}
