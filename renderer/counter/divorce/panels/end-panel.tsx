import type { ReactElement } from 'react';

export function EndPanel(): ReactElement {
  return <div className="case-panel" />;
}
