import type { Rulers } from './layout.ts';
import { points, type Mark } from './marks.ts';
import type { Measure } from './text.ts';

// Millimetres, but for the size of the figures.
const hairline = 0.1;
const armOfCross = 0.7;
const targetDistance = 10;
const targetSizes = [2, 4];
const figureSize = 5.5;

interface Page {
  readonly width: number;
  readonly height: number;
}

/** A crosshair at every step outside what is kept free, scales along the four edges and a target ten millimetres from each corner. */
export function composeRulers({ step, free }: Rulers, page: Page, measure: Measure): Mark[] {
  const marks: Mark[] = [];
  for (let x = step; x < page.width; x += step) {
    for (let y = step; y < page.height; y += step) {
      const hidden = free.some((box) => x >= box.x && x <= box.x + box.w && y >= box.y && y <= box.y + box.h);
      if (!hidden) marks.push(...cross(x, y, armOfCross).map(faint));
    }
  }
  for (let at = 1; at < page.width; at += 1) {
    const length = tickLength(at);
    marks.push(line(at, 0, at, length), line(at, page.height - length, at, page.height));
    if (at % 10 === 0) marks.push(figure(at, at, 5.5, measure));
  }
  for (let at = 1; at < page.height; at += 1) {
    const length = tickLength(at);
    marks.push(line(0, at, length, at), line(page.width - length, at, page.width, at));
    if (at % 10 === 0) marks.push(figure(at, 5.2, at + 0.7, measure));
  }
  for (const x of [targetDistance, page.width - targetDistance]) {
    for (const y of [targetDistance, page.height - targetDistance]) {
      marks.push(...cross(x, y, 3));
      for (const size of targetSizes) {
        const [left, top] = [x - size / 2, y - size / 2];
        marks.push({ kind: 'rect', x: points(left), y: points(top), w: points(size), h: points(size), width: points(hairline * 2) });
      }
    }
  }
  return marks;
}

function tickLength(at: number): number {
  return at % 10 === 0 ? 3 : at % 5 === 0 ? 2.2 : 1.2;
}

function cross(x: number, y: number, arm: number): Mark[] {
  return [line(x - arm, y, x + arm, y), line(x, y - arm, x, y + arm)];
}

function line(x1: number, y1: number, x2: number, y2: number): Mark {
  return { kind: 'line', x1: points(x1), y1: points(y1), x2: points(x2), y2: points(y2), width: points(hairline) };
}

function faint(mark: Mark): Mark {
  return mark.kind === 'line' ? { ...mark, faint: true } : mark;
}

function figure(value: number, x: number, baseline: number, measure: Measure): Mark {
  const text = String(value);
  const left = points(x) - (measure(text, false) * figureSize) / 2;
  return { kind: 'text', text, x: left, baseline: points(baseline), size: figureSize, bold: false, spacing: 0 };
}
