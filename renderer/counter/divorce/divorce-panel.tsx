import type { ReactElement } from 'react';
import { CancelPanel } from '../panels/cancel-panel.tsx';
import { EndPanel } from './panels/end-panel.tsx';
import { LeavePanel } from './panels/leave-panel.tsx';
import { RefusePanel } from './panels/refuse-panel.tsx';
import { VisitPanel } from './panels/visit-panel.tsx';
import { WithdrawPanel } from './panels/withdraw-panel.tsx';

const panels = {
  refuse: RefusePanel,
  cancel: CancelPanel,
  withdraw: WithdrawPanel,
  visit: VisitPanel,
  leave: LeavePanel,
  end: EndPanel,
} as const satisfies Readonly<Record<string, (props: { readonly onClose: () => void }) => ReactElement>>;

export type DivorcePanelName = keyof typeof panels;

/** What else may be done with an application beside its steps, above its page. */
export function DivorcePanel({ shown, onClose }: { readonly shown: string | null; readonly onClose: () => void }): ReactElement | null {
  if (shown === null || !isOwn(shown)) return null;
  const Shown = panels[shown];
  return <Shown onClose={onClose} />;
}

function isOwn(name: string): name is DivorcePanelName {
  return Object.hasOwn(panels, name);
}
