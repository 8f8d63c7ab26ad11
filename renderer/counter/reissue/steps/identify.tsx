import type { ReactElement } from 'react';
import { useAct } from '../../../client/index.ts';
import { IdentifyCouple } from '../../party/identify-couple.tsx';
import { AgentPanel } from '../agent-panel.tsx';
import { ApplicationBar } from '../application-bar.tsx';

/** ① 核验: what is applied for, and who they are; whoever stays away is typed from the papers. */
export function IdentifyStep(): ReactElement {
  return (
    <IdentifyCouple identify={useAct('reissue.identify')} swap={useAct('reissue.swapParties')}>
      <ApplicationBar />
      <AgentPanel />
    </IdentifyCouple>
  );
}
