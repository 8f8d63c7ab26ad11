import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice, useAct } from '../../../client/index.ts';
import { useReissue } from '../../case-context.ts';
import { MismatchConclusion } from '../../mismatch-conclusion.tsx';
import { CoupleSummary } from '../../party/couple.tsx';
import { StepFrame } from '../../step-frame.tsx';
import { AgentPanel } from '../agent-panel.tsx';
import { ApplicationBar } from '../application-bar.tsx';
import { useAsking } from '../asking-context.ts';
import { EvidencePanel } from '../evidence-panel.tsx';
import { RegistrationPanel } from '../registration-panel.tsx';
import { StandingPanel } from '../standing-panel.tsx';

/** ② 初审: the archive is looked at, and whether what it says is still so (条例 2025 art. 20). */
export function PrecheckStep(): ReactElement {
  const { t } = useTranslation('counter');
  const { view, draft, keeper, pendingReasons } = useReissue();
  const { inPerson } = useAsking();
  const precheck = useAct('reissue.precheck');
  const open = view.actions.includes('precheck');
  const { agent, source, laterLooked } = draft.application;
  const precheckNow = async (): Promise<void> => {
    if (await keeper.flush()) await precheck.run({ caseId: view.id, inPerson });
  };
  const missing =
    pendingReasons.size > 0
      ? t('missing.reason')
      : source === null
        ? t('reissue.missing.registration')
        : laterLooked && (inPerson || agent !== null)
          ? null
          : t('reissue.missing.confirmations');
  return (
    <StepFrame primary={open ? { label: t('primary.precheck'), onPress: () => void precheckNow(), busy: precheck.busy, missing } : null}>
      <ErrorNotice error={precheck.error} onDismiss={precheck.forget} />
      <CoupleSummary />
      <ApplicationBar />
      <RegistrationPanel />
      <EvidencePanel />
      <AgentPanel />
      <StandingPanel />
      <MismatchConclusion />
    </StepFrame>
  );
}
