import { composeText, type Composition } from './content.ts';
import type { Frames } from './layout.ts';
import { points, type Mark } from './marks.ts';

/** The words of each frame: above it, and below. */
export const frameFields = ['caption', 'mark'] as const;

// Millimetres.
const captionHeight = 8;
const markHeight = 17;
const gap = 4;
const frameWidth = 0.2;

/** How many pictures of the group the paper has. */
export function countFrames({ group }: Frames, { pictures }: Composition): number {
  return Object.keys(pictures).filter((name) => name.startsWith(`${group}.`)).length;
}

/** The pictures of one page, one below the other, as large as their places allow. */
export function composeFrames(frames: Frames, page: number, composition: Composition): Mark[] {
  const { group, x, y, w, h, perPage } = frames;
  const slot = h / perPage;
  const size = composition.defaults.size;
  return Array.from({ length: perPage }, (_, place) => place).flatMap((place): Mark[] => {
    const name = `${group}.${page * perPage + place + 1}`;
    const picture = composition.pictures[name];
    if (picture === undefined) return [];
    const top = y + place * slot;
    const framed = { x, y: top + captionHeight, w, h: slot - captionHeight - markHeight - gap };
    const words = (field: (typeof frameFields)[number], area: { y: number; h: number }, bold: boolean) =>
      composeText(
        composition.values[`${name}.${field}`] ?? '',
        { x, w, ...area },
        { size, bold, align: field === 'caption' ? 'left' : 'center', valign: 'middle', leading: 1.35 },
        { indent: 0, justified: false, singleLine: false, field: `${name}.${field}`, min: composition.defaults.min },
        composition,
      );
    return [
      ...words('caption', { y: top, h: captionHeight }, true),
      {
        kind: 'picture',
        jpeg: picture,
        x: points(framed.x + 1),
        y: points(framed.y + 1),
        w: points(framed.w - 2),
        h: points(framed.h - 2),
      },
      { kind: 'rect', x: points(framed.x), y: points(framed.y), w: points(framed.w), h: points(framed.h), width: points(frameWidth) },
      ...words('mark', { y: framed.y + framed.h + 1, h: markHeight - 1 }, false),
    ];
  });
}
