/** What the decoder's worker is asked: a frame of the camera, or a picture file. */
export type Asked = { readonly id: number; readonly frame: ImageBitmap } | { readonly id: number; readonly file: Blob };

/** `unreadable`: the file is no picture, or larger than one is. */
export interface Answered {
  readonly id: number;
  readonly texts: readonly string[];
  readonly disputed: boolean;
  readonly unreadable: boolean;
}
