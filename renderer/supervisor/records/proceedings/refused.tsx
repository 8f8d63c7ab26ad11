import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { HallError } from '#shared/contract/index.ts';
import { Findings } from '../../../components/index.ts';
import { RefusalNotice, type ApprovalProblem } from '../../second-person.tsx';

/** Why a step was not taken, and each thing that is lacking. */
export function Refused({
  error,
  problem = null,
}: {
  readonly error: HallError | undefined;
  readonly problem?: ApprovalProblem | null;
}): ReactElement {
  const { t } = useTranslation('supervisor');
  return (
    <>
      <RefusalNotice problem={problem} error={error} safe={t('records.proceeding.not')} />
      {error?.code === 'proceeding.refused' && <Findings findings={error.details.findings} />}
    </>
  );
}
