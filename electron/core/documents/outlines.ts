import { composeContent, type Composition } from './content.ts';
import { isContent, type Placed } from './layout.ts';
import { points, type Mark } from './marks.ts';

const outlineWidth = 0.15;

export function composeRule(element: Extract<Placed, { kind: 'line' | 'rect' }>): Mark {
  if (element.kind === 'rect') {
    const { x, y, w, h } = element;
    return { kind: 'rect', x: points(x), y: points(y), w: points(w), h: points(h), width: points(element.width) };
  }
  const { x1, y1, x2, y2, width, dashed } = element;
  const line = { kind: 'line', x1: points(x1), y1: points(y1), x2: points(x2), y2: points(y2), width: points(width) } as const;
  return dashed ? { ...line, dashed } : line;
}

/** A page of another form without its values: what its blank bears, in grey, and a frame around each place. */
export function composeOutlines(elements: readonly Placed[], composition: Composition): Mark[] {
  return elements.flatMap((element): Mark[] => {
    if (element.kind === 'line' || element.kind === 'rect') return [faint(composeRule(element))];
    if (!isContent(element)) return [];
    if (element.kind === 'text' || element.kind === 'paragraph') {
      return composeContent(element, element, { ...composition, stock: true, values: {} }).map(faint);
    }
    const { x, y, w, h } = element;
    const words = element.kind === 'reserved' ? composeContent(element, element, { ...composition, stock: true }) : [];
    return [...words, { kind: 'rect', x: points(x), y: points(y), w: points(w), h: points(h), width: points(outlineWidth) }];
  });
}

function faint(mark: Mark): Mark {
  return mark.kind === 'bar' || mark.kind === 'picture' ? mark : { ...mark, faint: true };
}
