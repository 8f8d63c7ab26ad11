import { useMemo, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice, useAct } from '../../../client/index.ts';
import { Panel } from '../../../components/index.ts';
import { useReissue } from '../../case-context.ts';
import { ProofList } from '../../certificates/proofs.tsx';
import { CertificateNumber } from '../../papers/certificate-number.tsx';
import type { WantedPaper } from '../../papers/paper-plan.ts';
import { usePapers } from '../../papers/use-papers.ts';
import { useShownPaper } from '../../papers/use-shown-paper.ts';
import { WorkAndPaper } from '../../papers/work-and-paper.tsx';
import { CoupleSummary } from '../../party/couple.tsx';
import { StepFrame } from '../../step-frame.tsx';

/** ⑥ 制证: proofread, then take the number and a blank for each. */
export function PrepareStep(): ReactElement {
  const { t } = useTranslation('counter');
  const { view } = useReissue();
  const { applicants } = view.application;
  const prepare = useAct('reissue.prepare');
  const proofs = useMemo<readonly WantedPaper[]>(
    () => [
      ...applicants.map((party): WantedPaper => ({ kind: 'certificatePreview', party })),
      { kind: 'reissueExaminationForm', party: null },
    ],
    [applicants],
  );
  const papers = usePapers(proofs);
  const [shown, show] = useShownPaper(papers.papers);
  const open = view.actions.includes('prepare');
  return (
    <StepFrame
      primary={open ? { label: t('primary.prepare'), onPress: () => void prepare.run({ caseId: view.id }), busy: prepare.busy } : null}
    >
      <ErrorNotice error={prepare.error} onDismiss={prepare.forget} />
      <CoupleSummary />
      <WorkAndPaper shown={shown} none={t('prepare.notYet')}>
        {view.issued ? (
          <CertificateNumber number={view.issued.registrationNumber} />
        ) : (
          <Panel title={t('prepare.stock')}>
            <p>{t('reissue.prepare.explain', { count: applicants.length })}</p>
          </Panel>
        )}
        <ProofList papers={papers} shown={shown} onShow={show} open={open} />
      </WorkAndPaper>
    </StepFrame>
  );
}
