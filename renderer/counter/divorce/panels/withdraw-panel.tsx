import type { ReactElement } from 'react';

export function WithdrawPanel(): ReactElement {
  return <div className="case-panel" />;
}
