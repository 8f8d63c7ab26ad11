import type { ReactElement } from 'react';

export function LeavePanel(): ReactElement {
  return <div className="case-panel" />;
}
