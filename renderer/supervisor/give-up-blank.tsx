import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Approval, BlankRow, Session } from '#shared/contract/index.ts';
import { useAct } from '../client/index.ts';
import { noApproval, ReasonPanel } from '../components/index.ts';
import { findApprovalProblem, RefusalNotice, type ApprovalProblem } from './second-person.tsx';

export type GivenUp = Pick<BlankRow, 'blank' | 'state'>;

export interface GiveUpBlankProps {
  readonly session: Session;
  /** In stock, or left by a day that ended with its certificates prepared. */
  readonly row: GivenUp;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** Asks why a blank in stock is voided, or what became of one that nobody has accounted for; and for the one who witnesses it. */
export function GiveUpBlank({ session, row, onDone, onCancel }: GiveUpBlankProps): ReactElement {
  const { t } = useTranslation(['supervisor', 'common', 'terms']);
  const [problem, setProblem] = useState<ApprovalProblem | null>(null);
  const voiding = useAct('blanks.void');
  const account = useAct('blanks.account');
  const { blank } = row;
  const inStock = row.state === 'stock';
  const act = inStock ? voiding : account;
  const send = async (reason: string, approval: Approval | null): Promise<void> => {
    const person = findApprovalProblem(session, approval ?? noApproval);
    setProblem(person);
    if (person !== null || approval === null) return;
    const witnessed = { approval: { ...approval, code: approval.code.trim() } };
    const answer = inStock ? await voiding.run({ blank, reason }, witnessed) : await account.run({ blanks: [blank], reason }, witnessed);
    if (answer.ok) onDone();
  };
  return (
    <ReasonPanel
      title={t(inStock ? 'blanks.voidThis' : 'blanks.account.of', { blank })}
      explain={<p className="soft small">{t(inStock ? 'blanks.voidLead' : 'blanks.account.lead')}</p>}
      confirm={t(inStock ? 'blanks.void' : 'blanks.account.confirm')}
      approval
      busy={act.busy}
      error={<RefusalNotice problem={problem} error={act.error} />}
      suggestions={
        inStock
          ? [t('blanks.reason.damaged'), t('blanks.reason.misprint'), t('blanks.reason.lost')]
          : [t('blanks.account.found'), t('blanks.account.notPrinted'), t('blanks.account.lost')]
      }
      onConfirm={(reason, approval) => void send(reason, approval)}
      onCancel={onCancel}
    />
  );
}
