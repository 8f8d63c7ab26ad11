/** An ellipse round one head, in the units of the photo (millimetres). */
export interface HeadBox {
  readonly cx: number;
  readonly cy: number;
  readonly rx: number;
  readonly ry: number;
}

/** Of the photo's height: a half-length picture shows head and chest. */
const headOfHeight = 0.46;
/** Of the photo's width: two heads and the air beside them must fit. */
const headOfWidth = 0.28;
const widthOfHead = 0.76;
const airAbove = 0.13;
/** From one middle to the other, in widths of a head: shoulder to shoulder. */
const apart = 1.3;

/** Where the two heads belong in a photo so wide and high: the same size, at one height, side by side around the middle. */
export function headBoxes(widthMm: number, heightMm: number): readonly [HeadBox, HeadBox] {
  const head = Math.min(heightMm * headOfHeight, (widthMm * headOfWidth) / widthOfHead);
  const rx = (head * widthOfHead) / 2;
  const ry = head / 2;
  const cy = heightMm * airAbove + ry;
  return [
    { cx: widthMm / 2 - rx * apart, cy, rx, ry },
    { cx: widthMm / 2 + rx * apart, cy, rx, ry },
  ];
}
