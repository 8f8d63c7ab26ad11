import { useMemo, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../../client/index.ts';
import { useReissue } from '../../case-context.ts';
import { GiveOut } from '../../certificates/give-out.tsx';
import type { WantedPaper } from '../../papers/paper-plan.ts';

/** ⑦ 发证: certificates on their blanks, and whoever gets one signs for it. */
export function IssueStep(): ReactElement {
  const { t } = useTranslation('counter');
  const { view } = useReissue();
  const { kind, applicants } = view.application;
  const issue = useAct('reissue.issue');
  const wanted = useMemo<readonly WantedPaper[]>(
    () => [
      { kind: 'reissueExaminationForm', party: null },
      ...applicants.map((party): WantedPaper => ({ kind: kind === 'divorce' ? 'divorceCertificate' : 'certificate', party })),
    ],
    [kind, applicants],
  );
  return (
    <GiveOut
      wanted={wanted}
      action="issue"
      holders={applicants}
      register={{ ...issue, run: (signedForReceipt) => void issue.run({ caseId: view.id, signedForReceipt }), missing: null }}
      label={t('reissue.issue.confirm')}
      explain={t('reissue.issue.receiptExplain')}
    />
  );
}
