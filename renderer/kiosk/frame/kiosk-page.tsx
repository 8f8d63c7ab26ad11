import { useEffect, useId, useRef, type ReactElement, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useComfort } from '../comfort/comfort.tsx';
import { useReadAloud } from '../voice/use-read-aloud.ts';
import { KioskFoot } from './kiosk-foot.tsx';
import { KioskHead } from './kiosk-head.tsx';
import { usePages } from './page-stack.tsx';
import './kiosk.css';

export interface KioskPageProps {
  /** The page's one question, or what it says. */
  readonly title: ReactNode;
  /** A sentence or two under it. */
  readonly lead?: ReactNode;
  /** Of a path of several pages: which this is, from 1. */
  readonly step?: { readonly at: number; readonly of: number };
  /** Where back leads; by default to the page before. Null: nowhere. */
  readonly onBack?: (() => void) | null;
  /** What goes on, under the answers. */
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
}

/**
 * One page of the kiosk: one question, its answers, and at its foot always the same: back, the staff, how it is shown, the end. Whoever
 * hears it is told the question first, wherever the page before had its focus.
 */
export function KioskPage({ title, lead, step, onBack, actions, children }: KioskPageProps): ReactElement {
  const { depth, back } = usePages();
  const { spoken } = useComfort();
  const asked = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const headingId = useId();
  const goBack = onBack === undefined ? (depth > 0 ? back : null) : onBack;
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  useBackKey(goBack);
  const readAloud = useReadAloud();
  const words = (): string => asked.current?.innerText ?? asked.current?.textContent ?? '';
  useEffect(() => {
    if (spoken) readAloud(asked.current?.textContent ?? '');
  }, [spoken, readAloud]);
  return (
    <div className="kiosk">
      <KioskHead />
      <main className="kiosk-page" aria-labelledby={headingId}>
        <div className="kiosk-ask" ref={asked}>
          {step && <Progress {...step} />}
          <h1 id={headingId} className="kiosk-title serif" ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead !== undefined && <div className="kiosk-lead">{lead}</div>}
        </div>
        <div className="kiosk-body">
          {children}
          {actions !== undefined && <div className="kiosk-actions">{actions}</div>}
        </div>
      </main>
      <KioskFoot onBack={goBack} onReadAloud={() => readAloud(words())} />
    </div>
  );
}

function Progress({ at, of }: { readonly at: number; readonly of: number }): ReactElement {
  const { t } = useTranslation('kiosk');
  return (
    <p className="kiosk-progress">
      <span className="unseen">{t('page.step', { at, of })}</span>
      {Array.from({ length: of }, (_, i) => (
        <span
          key={i}
          aria-hidden="true"
          className={i + 1 === at ? 'kiosk-dot kiosk-dot-now' : i + 1 < at ? 'kiosk-dot kiosk-dot-done' : 'kiosk-dot'}
        />
      ))}
    </p>
  );
}

/** Escape, wherever the focus is. */
function useBackKey(goBack: (() => void) | null): void {
  const latest = useRef(goBack);
  useEffect(() => {
    latest.current = goBack;
  });
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      latest.current?.();
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, []);
}
