import type { ReactElement } from 'react';
import type { Page } from '../steps-of.ts';
import { AcceptStep } from './accept.tsx';
import { ClosedStep } from './closed.tsx';
import { DeclareStep } from './declare.tsx';
import { ExamineStep } from './examine.tsx';
import { IdentifyStep } from './identify.tsx';
import { PhotographStep } from './photograph.tsx';
import { PrecheckStep } from './precheck.tsx';
import { PrepareStep } from './prepare.tsx';
import { QuestionStep } from './question.tsx';
import { RegisterStep } from './register.tsx';
import { ReturnStep } from './return.tsx';
import { WaitingStep } from './waiting.tsx';

const pages: Readonly<Record<Page, () => ReactElement>> = {
  identify: IdentifyStep,
  precheck: PrecheckStep,
  accept: AcceptStep,
  waiting: WaitingStep,
  return: ReturnStep,
  question: QuestionStep,
  declare: DeclareStep,
  photograph: PhotographStep,
  examine: ExamineStep,
  prepare: PrepareStep,
  register: RegisterStep,
  closed: ClosedStep,
};

export function StepPage({ page }: { readonly page: Page }): ReactElement {
  const Shown = pages[page];
  return <Shown />;
}
