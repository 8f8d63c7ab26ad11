import type { ReactElement } from 'react';

export function RefusePanel(): ReactElement {
  return <div className="case-panel" />;
}
