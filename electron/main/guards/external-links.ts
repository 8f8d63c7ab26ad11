/**
 * A page asks for a window, a tab, a mail or another program: `window.open`, `target="_blank"`, a middle click. There is none: the
 * windows of the hall are opened by main for a station, and nothing is handed to the browser or a mail program of the PC.
 */
export function answerOpening(_asked: { readonly url: string }): { readonly action: 'deny' } {
  return { action: 'deny' };
}

/** A page holds no other page, in whatever kind of frame with powers of its own. */
export function mayAttachWebview(_asked: { readonly src?: string }): boolean {
  return false;
}
