import type { ReactElement } from 'react';

export function VisitPanel(): ReactElement {
  return <div className="case-panel" />;
}
