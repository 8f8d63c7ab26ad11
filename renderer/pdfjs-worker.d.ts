declare module 'pdfjs-dist/legacy/build/pdf.worker.min.mjs' {
  /** Published without types: only loading it matters. */
  export const WorkerMessageHandler: unknown;
}
