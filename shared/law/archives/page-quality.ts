import type { PageFinding, PageMeasure } from '#shared/model/index.ts';

/** DA/T 31-2017: paper is digitised with at least 200 dpi. */
export const leastDpi = 200;
/** Trimmed edges make a page a little shorter than its paper. */
const roughly = 0.97;
/** Degrees that still look straight. */
const mostSkew = 1;
/** A4; three degrees of skew in a frame around the page change it by less than this. */
const [proportion, proportionMargin] = [297 / 210, 0.08];
/** Grey levels. */
const [leastPaper, leastContrast] = [130, 80];
/** Shares of the page: a line of text is more. */
const blankInk = 0.0004;

/** A page nobody wrote on: mostly a back side. What bears a barcode is none. */
export function isBlank({ ink }: PageMeasure, barcodes: readonly string[]): boolean {
  return barcodes.length === 0 && ink < blankInk;
}

/** What DA/T 31 finds wrong with a scan (M-119); `ourPaper`: it bears our barcode and so is a whole A4 page. */
export function judgePage(measure: PageMeasure, { ourPaper }: { readonly ourPaper: boolean }): PageFinding[] {
  const { width, height, dpi, dpiFrom, skew, paper, darkest } = measure;
  const least = dpiFrom === 'paper' ? leastDpi * roughly : leastDpi;
  const findings: (PageFinding | null)[] = [
    dpi === null ? 'unknownResolution' : null,
    dpi !== null && dpi < least ? 'lowResolution' : null,
    Math.abs(skew) > mostSkew ? 'skewed' : null,
    ourPaper && Math.abs(height / width / proportion - 1) > proportionMargin ? 'notWholePage' : null,
    paper < leastPaper ? 'tooDark' : null,
    paper - darkest < leastContrast && paper >= leastPaper ? 'tooLight' : null,
  ];
  return findings.filter((finding) => finding !== null);
}
