import type { ReactElement } from 'react';
import { StepFrame } from '../../step-frame.tsx';

export function PrecheckStep(): ReactElement {
  return <StepFrame primary={null}>{null}</StepFrame>;
}
