import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useCallback, useContext, useEffect, useRef, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice, useAsk } from '../../client/index.ts';
import { Button, Panel } from '../../components/index.ts';
import { CaseContext } from '../case-context.ts';
import { paperName } from './paper-name.ts';
import { drawPage, openPdf } from './pdf.ts';

const zooms = [0.75, 1, 1.25, 1.5, 2, 3] as const;
/** Left and right of a page, in CSS pixels. */
const margins = 40;

export interface PaperPreviewProps {
  readonly documentId: string;
  /** Of a paper that belongs to no case; a case's own is named as its list names it. */
  readonly title?: string;
}

/** The very bytes that go to the printer. */
export function PaperPreview({ documentId, title }: PaperPreviewProps): ReactElement {
  const { t } = useTranslation(['counter', 'terms']);
  const paper = useContext(CaseContext)?.view.documents.find(({ id }) => id === documentId);
  const bytes = useAsk('documents.bytes', { documentId });
  const [pdf, setPdf] = useState<PDFDocumentProxy | null>(null);
  const [bug, setBug] = useState<{ readonly reason: unknown } | null>(null);
  const [zoom, setZoom] = useState(1);
  const [pane, paneWidth] = usePaneWidth();
  const base64 = bytes.value?.pdf;

  useEffect(() => {
    if (base64 === undefined) return;
    let gone = false;
    const opening = openPdf(base64);
    void opening.pdf.then(
      (document) => (gone ? undefined : setPdf(document)),
      (reason: unknown) => {
        // Closing the page ends an opening half-way; anything else is a bug and shown as one.
        if (!gone) setBug({ reason });
      },
    );
    return () => {
      gone = true;
      setPdf(null);
      opening.destroy();
    };
  }, [base64]);

  if (bug) throw bug.reason;

  const scale = zooms[zoom]!;
  return (
    <Panel
      className="paper-preview"
      title={title ?? (paper ? paperName(t, paper) : t('paper.preview'))}
      actions={
        <>
          <Button
            variant="quiet"
            small
            icon="zoomOut"
            aria-label={t('paper.smaller')}
            isDisabled={zoom === 0}
            onPress={() => setZoom(zoom - 1)}
          >
            {''}
          </Button>
          <span className="small soft">{Math.round(scale * 100)}%</span>
          <Button
            variant="quiet"
            small
            icon="zoomIn"
            aria-label={t('paper.larger')}
            isDisabled={zoom === zooms.length - 1}
            onPress={() => setZoom(zoom + 1)}
          >
            {''}
          </Button>
        </>
      }
    >
      <ErrorNotice error={bytes.error} />
      {pdf === null && !bytes.error && <p className="soft paper-wait">{t('paper.drawing')}</p>}
      {pdf && (
        <div ref={pane} className="paper-pages" role="group" aria-label={t('paper.pages', { count: pdf.numPages })}>
          {Array.from({ length: pdf.numPages }, (_, i) => (
            <PdfPage key={i} pdf={pdf} number={i + 1} width={Math.max(160, (paneWidth - margins) * scale)} />
          ))}
        </div>
      )}
    </Panel>
  );
}

/** At 100 % a page is as wide as its pane. */
function usePaneWidth(): readonly [ref: (pane: HTMLElement | null) => (() => void) | undefined, width: number] {
  const [width, setWidth] = useState(0);
  const ref = useCallback((pane: HTMLElement | null) => {
    if (!pane) return undefined;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry!.contentRect.width)));
    observer.observe(pane);
    return () => observer.disconnect();
  }, []);
  return [ref, width];
}

function PdfPage({
  pdf,
  number,
  width,
}: {
  readonly pdf: PDFDocumentProxy;
  readonly number: number;
  readonly width: number;
}): ReactElement {
  const { t } = useTranslation('counter');
  const canvas = useRef<HTMLCanvasElement>(null);
  const [drawn, setDrawn] = useState(false);
  useEffect(() => {
    const abort = new AbortController();
    if (canvas.current) void drawPage(pdf, number, canvas.current, width, abort.signal).then(() => setDrawn(!abort.signal.aborted));
    return () => abort.abort();
  }, [pdf, number, width]);
  return (
    <figure className="paper-page" aria-busy={!drawn}>
      <canvas
        ref={canvas}
        width={width}
        height={width * Math.SQRT2}
        style={{ width }}
        role="img"
        aria-label={t('paper.page', { number, count: pdf.numPages })}
      />
      {pdf.numPages > 1 && <figcaption className="small soft">{t('paper.page', { number, count: pdf.numPages })}</figcaption>}
    </figure>
  );
}
