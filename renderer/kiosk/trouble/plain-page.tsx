import type { ReactElement, ReactNode } from 'react';
import '../frame/kiosk.css';

/** A page where nothing can be done but to read: it asks the core for nothing. */
export function PlainPage({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactElement {
  return (
    <div className="kiosk kiosk-plain">
      <main className="kiosk-plain-words" role="status">
        <svg className="kiosk-seal" aria-hidden="true" viewBox="0 0 36 36">
          <rect x="1" y="1" width="34" height="34" rx="6" />
          <path d="M10 9v18M10 9h16v18M14.5 14h7M14.5 18h7v6.5h-7z" />
        </svg>
        <h1 className="kiosk-title serif">{title}</h1>
        {children}
      </main>
    </div>
  );
}
