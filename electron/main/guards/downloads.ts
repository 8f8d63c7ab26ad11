/** What Chromium is about to save by itself: `<a download>`, a page saved, an answer with Content-Disposition. */
export interface Download {
  readonly address: string;
  readonly fileName: string;
}

/** Nothing: a file with personal data leaves the hall by an act of the core that is journalled, never by the browser. */
export function mayDownload(_download: Download): boolean {
  return false;
}
