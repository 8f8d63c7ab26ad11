import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Approval, HallError } from '#shared/contract/index.ts';
import { ErrorNotice } from '../../client/index.ts';
import { ReasonPanel } from '../../components/index.ts';
import type { TrackedPaper } from '../papers/paper-plan.ts';

/** What is asked of a second person: another blank for one certificate, or giving both up. */
export type BlankQuestion = { readonly what: 'replace'; readonly paper: TrackedPaper } | { readonly what: 'void' };

export interface BlankPanelsProps {
  readonly asking: BlankQuestion | null;
  readonly onCancel: () => void;
  readonly replace: {
    readonly busy: boolean;
    readonly error: HallError | undefined;
    readonly run: (paper: TrackedPaper, reason: string, approval: Approval | null) => void;
  };
  readonly voiding: {
    readonly busy: boolean;
    readonly error: HallError | undefined;
    readonly run: (reason: string, approval: Approval | null) => void;
  };
}

/** Asks why a blank, or number and both blanks, are given up, and for the one who witnesses it. */
export function BlankPanels({ asking, onCancel, replace, voiding }: BlankPanelsProps): ReactElement | null {
  const { t } = useTranslation(['counter', 'terms']);
  if (asking === null) return null;
  if (asking.what === 'void')
    return (
      <ReasonPanel
        title={t('certificate.voidTitle')}
        explain={t('certificate.voidExplain')}
        confirm={t('certificate.voidConfirm')}
        approval
        busy={voiding.busy}
        error={<ErrorNotice error={voiding.error} />}
        onCancel={onCancel}
        onConfirm={voiding.run}
      />
    );
  const { paper } = asking;
  return (
    <ReasonPanel
      title={t('certificate.replaceTitle', { party: t(`terms:slot.${paper.party}`) })}
      explain={t('certificate.replaceExplain')}
      confirm={t('certificate.replaceConfirm')}
      suggestions={[t('paper.crooked'), t('paper.smeared'), t('certificate.damaged')]}
      approval
      busy={replace.busy}
      error={<ErrorNotice error={replace.error} />}
      onCancel={onCancel}
      onConfirm={(reason, approval) => replace.run(paper, reason, approval)}
    />
  );
}
