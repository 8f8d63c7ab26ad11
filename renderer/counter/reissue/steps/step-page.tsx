import type { ReactElement } from 'react';
import type { Page } from '../steps-of.ts';
import { ClosedStep } from './closed.tsx';
import { DeclareStep } from './declare.tsx';
import { ExamineStep } from './examine.tsx';
import { IdentifyStep } from './identify.tsx';
import { IssueStep } from './issue.tsx';
import { PhotographStep } from './photograph.tsx';
import { PrecheckStep } from './precheck.tsx';
import { PrepareStep } from './prepare.tsx';

const pages: Readonly<Record<Page, () => ReactElement>> = {
  identify: IdentifyStep,
  precheck: PrecheckStep,
  declare: DeclareStep,
  photograph: PhotographStep,
  examine: ExamineStep,
  prepare: PrepareStep,
  issue: IssueStep,
  closed: ClosedStep,
};

export function StepPage({ page }: { readonly page: Page }): ReactElement {
  const Shown = pages[page];
  return <Shown />;
}
