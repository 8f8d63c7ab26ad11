/** What a drag over the window, or a paste into it, brings along. */
export interface Dragged {
  /** Kinds the browser names: `Files`, `text/plain`, `text/uri-list` … */
  readonly types: readonly string[];
  /** Whether it is over a place made for files. */
  readonly overZone: boolean;
}

/** Files, where they are awaited. A link or text dropped anywhere would become input nobody typed; a picture of a page is no scan. */
export function mayDrop({ types, overZone }: Dragged): boolean {
  return overZone && types.includes('Files') && !types.includes('text/uri-list') && !types.includes('text/html');
}

/** More than any field of ours takes; what is longer was copied by mistake and would hold the window up. Characters. */
export const longestPaste = 10_000;

/** Text into fields; neither files nor pictures: those have their places, where they are examined. */
export function mayPaste(pasted: { readonly types: readonly string[]; readonly characters: number }): boolean {
  return pasted.types.includes('text/plain') && pasted.characters <= longestPaste;
}
