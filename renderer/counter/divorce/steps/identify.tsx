import type { ReactElement } from 'react';
import { useAct } from '../../../client/index.ts';
import { IdentifyCouple } from '../../party/identify-couple.tsx';

/** ① 核验: both cards, read or typed. */
export function IdentifyStep(): ReactElement {
  return <IdentifyCouple identify={useAct('divorce.identify')} swap={useAct('divorce.swapParties')} />;
}
