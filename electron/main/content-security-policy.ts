/**
 * Policy of every page served. `nonce` lets react-aria add its two style elements; scripts come from our files alone.
 * No WebAssembly: pdfjs-dist runs with `useWasm: false`. The worker that reads barcodes is the one exception: what it may is said by
 * its own file, and it has no page. `sandboxed`: nor does the page open anything of Chromium's: no print, no question, no download.
 */
export function contentSecurityPolicy(
  nonce: string,
  { wasm = false, sandboxed = false }: { readonly wasm?: boolean; readonly sandboxed?: boolean } = {},
): string {
  return [
    "default-src 'none'",
    `script-src 'self'${wasm ? " 'wasm-unsafe-eval'" : ''}`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "media-src 'self' blob:",
    "worker-src 'self' blob:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    ...(sandboxed ? ['sandbox allow-scripts allow-same-origin'] : []),
  ].join('; ');
}
