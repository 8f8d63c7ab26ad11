import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Approval, HallError, Session } from '#shared/contract/index.ts';
import { errorWords } from '../client/index.ts';
import { isFilledIn, Notice } from '../components/index.ts';

export type ApprovalProblem = 'incomplete' | 'samePerson' | 'changedPerson';

/** What is wrong before the core is asked: two people, and the second one there. */
export function findApprovalProblem(session: Session, approval: Approval): ApprovalProblem | null {
  if (!isFilledIn(approval)) return 'incomplete';
  return approval.code.trim().toUpperCase() === session.staff.code.toUpperCase() ? 'samePerson' : null;
}

export interface RefusalNoticeProps {
  readonly problem: ApprovalProblem | null;
  readonly error: HallError | undefined;
  /** What is safe, where nothing was to be saved. */
  readonly safe?: string;
}

/** Why nothing was saved. */
export function RefusalNotice({ problem, error, safe }: RefusalNoticeProps): ReactElement | null {
  const { t } = useTranslation(['supervisor', 'errors', 'common']);
  if (problem !== null) return <Notice tone="error">{t(`approval.${problem}`)}</Notice>;
  if (error === undefined) return null;
  return (
    <Notice tone="error" title={safe ?? t('failed')}>
      {errorWords(t, error)}
    </Notice>
  );
}
