import type { ExpectedSymbol, Picture } from '#shared/barcodes/index.ts';
import type { CropArea } from '#shared/model/index.ts';
import type { FormFolders } from './find-layout.ts';
import type { LineRoom } from './line-picture.ts';
import type { PixelSize } from './photo.ts';
import type { Paper, QuarterTurn } from './types.ts';

/** What the documents worker is asked, one at a time. */
export type Job =
  | { readonly kind: 'draw'; readonly paper: Paper }
  | { readonly kind: 'line'; readonly text: string; readonly room: LineRoom }
  | { readonly kind: 'photo'; readonly picture: Uint8Array; readonly size: PixelSize }
  | { readonly kind: 'scan'; readonly picture: Uint8Array; readonly turn: QuarterTurn }
  | { readonly kind: 'countPages'; readonly file: Uint8Array }
  | { readonly kind: 'readPage'; readonly file: Uint8Array; readonly page: number }
  | { readonly kind: 'character'; readonly picture: Uint8Array; readonly area: CropArea }
  | { readonly kind: 'slide' | 'isSlide'; readonly picture: Uint8Array }
  | { readonly kind: 'readBack'; readonly bitmap: Picture; readonly expected: ExpectedSymbol }
  | { readonly kind: 'barcodes'; readonly picture: Uint8Array };

/** After it the worker hears nothing more and ends by itself. */
export const lastWord = 'end';

/** What was made, mostly a `Result`, as it crossed the thread, or a bug that was thrown there. */
export type Answer = { readonly kind: 'result'; readonly result: unknown } | { readonly kind: 'bug'; readonly error: unknown };

export interface WorkerSetup {
  readonly resourcesDirectory: string;
  readonly forms: FormFolders;
}
