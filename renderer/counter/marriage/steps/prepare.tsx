import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice, useAct, useAsk } from '../../../client/index.ts';
import { useMarriage } from '../../case-context.ts';
import { ProofList, StockPanel } from '../../certificates/proofs.tsx';
import { ConfirmPanel } from '../../confirm/confirm-panel.tsx';
import { missingConfirmation } from '../../confirm/missing-confirmation.ts';
import { CertificateNumber } from '../../papers/certificate-number.tsx';
import type { WantedPaper } from '../../papers/paper-plan.ts';
import { usePapers } from '../../papers/use-papers.ts';
import { useShownPaper } from '../../papers/use-shown-paper.ts';
import { WorkAndPaper } from '../../papers/work-and-paper.tsx';
import { CoupleSummary } from '../../party/couple.tsx';
import { StepFrame } from '../../step-frame.tsx';

const proofs: readonly WantedPaper[] = [
  { kind: 'certificatePreview', party: 'man' },
  { kind: 'certificatePreview', party: 'woman' },
  { kind: 'examinationForm', party: null },
];

/** ⑥ 制证: proofread, then take the number and two blanks. */
export function PrepareStep(): ReactElement {
  const { t } = useTranslation(['counter', 'terms']);
  const { view } = useMarriage();
  const office = useAsk('office.get', {});
  const prepare = useAct('marriage.prepare');
  const papers = usePapers(proofs);
  const [shown, show] = useShownPaper(papers.papers);
  const open = view.actions.includes('prepare');
  return (
    <StepFrame
      primary={
        open
          ? {
              label: t('primary.prepare'),
              onPress: () => void prepare.run({ caseId: view.id }),
              busy: prepare.busy,
              missing: missingConfirmation(t, view),
            }
          : null
      }
    >
      <ErrorNotice error={prepare.error} onDismiss={prepare.forget} />
      <CoupleSummary />
      <ConfirmPanel />
      <WorkAndPaper shown={shown} none={t('prepare.notYet')}>
        {view.certificates ? <CertificateNumber number={view.certificates.registrationNumber} /> : <StockPanel stock={office.value} />}
        <ProofList papers={papers} shown={shown} onShow={show} open={open} />
      </WorkAndPaper>
    </StepFrame>
  );
}
