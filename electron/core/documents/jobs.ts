import type { PixelSize } from './photo.ts';
import type { Paper } from './types.ts';

/** What the documents worker is asked, one at a time. */
export type Job =
  { readonly kind: 'draw'; readonly paper: Paper } | { readonly kind: 'photo'; readonly picture: Uint8Array; readonly size: PixelSize };

/** A `Result` as it crossed the thread, or a bug that was thrown there. */
export type Answer = { readonly kind: 'result'; readonly result: unknown } | { readonly kind: 'bug'; readonly error: unknown };

export interface WorkerSetup {
  readonly resourcesDirectory: string;
}
