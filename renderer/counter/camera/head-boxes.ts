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

/** Of the photo's width where one person stands alone. */
const headOfWidthAlone = 0.5;

/** Where the two heads belong in a photo so wide and high: the same size, at one height, side by side around the middle. */
export function headBoxes(widthMm: number, heightMm: number): readonly [HeadBox, HeadBox] {
  const { rx, ry, cy } = sized(widthMm, heightMm, headOfWidth);
  return [
    { cx: widthMm / 2 - rx * apart, cy, rx, ry },
    { cx: widthMm / 2 + rx * apart, cy, rx, ry },
  ];
}

/** Where the head of one person alone belongs: in the middle. */
export function headBoxAlone(widthMm: number, heightMm: number): HeadBox {
  return { cx: widthMm / 2, ...sized(widthMm, heightMm, headOfWidthAlone) };
}

function sized(widthMm: number, heightMm: number, share: number): Omit<HeadBox, 'cx'> {
  const head = Math.min(heightMm * headOfHeight, (widthMm * share) / widthOfHead);
  const ry = head / 2;
  return { cy: heightMm * airAbove + ry, rx: (head * widthOfHead) / 2, ry };
}
