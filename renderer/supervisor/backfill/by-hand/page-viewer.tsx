import { useEffect, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/index.ts';

export interface PageViewerProps {
  /** Addresses of the pictures, in order; null: one that is still read. */
  readonly pages: readonly (string | null)[];
}

const zooms = [1, 1.5, 2, 3] as const;

/** The paper beside the form: pages and size change by key while the hands stay in the fields. */
export function PageViewer({ pages }: PageViewerProps): ReactElement {
  const { t } = useTranslation('backfill');
  const [at, setAt] = useState(0);
  const [zoom, setZoom] = useState(0);
  const [turn, setTurn] = useState(0);
  const count = pages.length;
  const shown = Math.min(at, Math.max(0, count - 1));
  useEffect(() => {
    const keyDown = (event: KeyboardEvent): void => {
      if (!event.altKey || event.ctrlKey) return;
      const step = { PageDown: 1, PageUp: -1 }[event.key];
      if (step !== undefined) {
        event.preventDefault();
        setAt((now) => Math.min(Math.max(0, count - 1), Math.max(0, now + step)));
      }
      const size = { '=': 1, '+': 1, '-': -1 }[event.key];
      if (size === undefined) return;
      event.preventDefault();
      setZoom((now) => Math.min(zooms.length - 1, Math.max(0, now + size)));
    };
    window.addEventListener('keydown', keyDown);
    return () => window.removeEventListener('keydown', keyDown);
  }, [count]);
  const address = pages[shown];
  return (
    <section className="paper-viewer" aria-label={t('paper.title')}>
      <div className="paper-tools">
        <Button small isDisabled={shown === 0} keys="Alt+PageUp" onPress={() => setAt(shown - 1)}>
          {t('paper.before')}
        </Button>
        <Button small isDisabled={shown >= count - 1} keys="Alt+PageDown" onPress={() => setAt(shown + 1)}>
          {t('paper.next')}
        </Button>
        <Button small icon="zoomIn" isDisabled={zoom === zooms.length - 1} keys="Alt++" onPress={() => setZoom(zoom + 1)}>
          {t('paper.larger')}
        </Button>
        <Button small icon="zoomOut" isDisabled={zoom === 0} keys="Alt+-" onPress={() => setZoom(zoom - 1)}>
          {t('paper.smaller')}
        </Button>
        <Button small onPress={() => setTurn((turn + 90) % 360)}>
          {t('paper.turn')}
        </Button>
        <span role="status" className="soft small">
          {count === 0 ? t('paper.none') : t('paper.page', { page: shown + 1, pages: count })}
        </span>
      </div>
      {address && (
        <div className="paper-frame">
          <img
            src={address}
            alt={t('paper.page', { page: shown + 1, pages: count })}
            style={{ width: `${zooms[zoom]! * 100}%`, transform: `rotate(${turn}deg)` }}
          />
        </div>
      )}
    </section>
  );
}
