import { composeText, type Composition } from './content.ts';
import { jpegSize } from './jpeg-size.ts';
import type { Frames } from './layout.ts';
import { points, type Mark } from './marks.ts';

/** The words of each frame: above it, and below. */
export const frameFields = ['caption', 'mark'] as const;

// Millimetres.
const captionHeight = 8;
const markHeight = 17;
const gap = 4;
const mat = 1;
const frameWidth = 0.2;

/** The group's pictures page by page, one below the other, each in a frame of its shape and as large as its place allows. */
export function pagesOfFrames(frames: Frames, composition: Composition): Mark[][] {
  const { group, y, w, h, perPage } = frames;
  const around = captionHeight + markHeight + gap;
  const most = { w: w - 2 * mat, h: h / perPage - around - 2 * mat };
  const pages: Mark[][] = [];
  let top = y + h;
  for (let number = 1; ; number += 1) {
    const picture = composition.pictures[`${group}.${number}`];
    if (picture === undefined) return pages;
    const shape = jpegSize(picture) ?? { width: most.w, height: most.h };
    const scale = Math.min(most.w / shape.width, most.h / shape.height);
    const framed = { w: shape.width * scale + 2 * mat, h: shape.height * scale + 2 * mat };
    if (top + framed.h + around > y + h + 1e-6) {
      pages.push([]);
      top = y;
    }
    pages.at(-1)!.push(...composeFrame(frames, number, picture, { ...framed, y: top }, composition));
    top += framed.h + around;
  }
}

/** One picture in its frame, its words above and below: all of them on one axis. */
function composeFrame(
  { group, x, w }: Frames,
  number: number,
  jpeg: Uint8Array,
  framed: { readonly w: number; readonly h: number; readonly y: number },
  composition: Composition,
): Mark[] {
  const left = x + (w - framed.w) / 2;
  const top = framed.y + captionHeight;
  const words = (field: (typeof frameFields)[number], area: { y: number; h: number }, bold: boolean) =>
    composeText(
      composition.values[`${group}.${number}.${field}`] ?? '',
      { x, w, ...area },
      { size: composition.defaults.size, bold, align: 'center', valign: 'middle', leading: 1.35 },
      { indent: 0, justified: false, singleLine: false, field: `${group}.${number}.${field}`, min: composition.defaults.min },
      composition,
    );
  return [
    ...words('caption', { y: framed.y, h: captionHeight }, true),
    {
      kind: 'picture',
      jpeg,
      x: points(left + mat),
      y: points(top + mat),
      w: points(framed.w - 2 * mat),
      h: points(framed.h - 2 * mat),
    },
    { kind: 'rect', x: points(left), y: points(top), w: points(framed.w), h: points(framed.h), width: points(frameWidth) },
    ...words('mark', { y: top + framed.h + 1, h: markHeight - 1 }, false),
  ];
}
