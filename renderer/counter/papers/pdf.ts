import type { PDFDocumentLoadingTask, PDFDocumentProxy, PDFWorker } from 'pdfjs-dist/legacy/build/pdf.mjs';

let shared: PDFWorker | null = null;

/** One worker for all previews: a paper that is closed ends its own work there, not the worker. */
function sharedWorker({ PDFWorker: Made }: { readonly PDFWorker: typeof PDFWorker }): PDFWorker {
  shared ??= Made.create({ port: new Worker(new URL('pdf-worker.ts', import.meta.url), { type: 'module' }) });
  return shared;
}

/** Opens a finished PDF. Its fonts are embedded, so nothing else is fetched. `destroy` lets it go. */
export function openPdf(base64: string): { readonly pdf: Promise<PDFDocumentProxy>; readonly destroy: () => void } {
  const data = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  let loading: PDFDocumentLoadingTask | null = null;
  let destroyed = false;
  // A third of all our code, and no use before the first paper.
  const pdf = import('pdfjs-dist/legacy/build/pdf.mjs').then((pdfjs) => {
    if (destroyed) throw new Error('the paper was closed');
    loading = pdfjs.getDocument({ data, worker: sharedWorker(pdfjs), useSystemFonts: false });
    return loading.promise;
  });
  return {
    pdf,
    destroy: () => {
      destroyed = true;
      void loading?.destroy();
    },
  };
}

/** Draws one page so wide on the canvas, sharp on this screen. */
export async function drawPage(
  pdf: PDFDocumentProxy,
  number: number,
  canvas: HTMLCanvasElement,
  width: number,
  signal: AbortSignal,
): Promise<void> {
  try {
    const page = await pdf.getPage(number);
    if (signal.aborted) return;
    const scale = (width / page.getViewport({ scale: 1 }).width) * devicePixelRatio;
    const viewport = page.getViewport({ scale });
    // The one drawn on is black until it is done: it is shown only then.
    const sheet = document.createElement('canvas');
    sheet.width = Math.floor(viewport.width);
    sheet.height = Math.floor(viewport.height);
    const drawing = page.render({ canvas: sheet, viewport });
    signal.addEventListener('abort', () => drawing.cancel());
    await drawing.promise;
    canvas.width = sheet.width;
    canvas.height = sheet.height;
    canvas.getContext('2d')?.drawImage(sheet, 0, 0);
  } catch (reason) {
    // A paper that was closed meanwhile has taken its pages with it.
    if (!signal.aborted && !pdf.loadingTask.destroyed) throw reason;
  }
}
