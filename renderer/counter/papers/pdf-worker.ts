/** pdf.js parses and draws here; the file answers its port by itself. */
export { WorkerMessageHandler } from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs';
