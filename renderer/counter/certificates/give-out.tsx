import { useState, type ReactElement, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Approval, HallError } from '#shared/contract/index.ts';
import { slots, type ByParty, type Slot } from '#shared/model/index.ts';
import { ErrorNotice, useAct } from '../../client/index.ts';
import { Button, Checkbox, Panel } from '../../components/index.ts';
import { useOpenCase } from '../case-context.ts';
import { CertificateNumber } from '../papers/certificate-number.tsx';
import type { TrackedPaper, WantedPaper } from '../papers/paper-plan.ts';
import { paperPrimary } from '../papers/paper-primary.ts';
import { Unfiled } from '../papers/unfiled.tsx';
import { usePapers } from '../papers/use-papers.ts';
import { useShownPaper } from '../papers/use-shown-paper.ts';
import { WorkAndPaper } from '../papers/work-and-paper.tsx';
import { CoupleSummary } from '../party/couple.tsx';
import { StepFrame, type PrimaryAction } from '../step-frame.tsx';
import { BlankPanels, type BlankQuestion } from './blank-panels.tsx';
import { CertificatePapers } from './certificate-papers.tsx';
import { takenBy } from './taken.ts';

export interface GiveOutProps {
  /** Examination form and both certificates, as they are printed. */
  readonly wanted: readonly WantedPaper[];
  readonly register: {
    readonly run: (signedForReceipt: ByParty) => void;
    readonly busy: boolean;
    readonly error: HallError | undefined;
    readonly forget: () => void;
    /** What is missing beside both signatures, in words. */
    readonly missing: string | null;
  };
  /** The action that completes the case. */
  readonly action?: 'register' | 'issue';
  /** Who gets a certificate, and signs for it. */
  readonly holders?: readonly Slot[];
  /** What completing it is called. */
  readonly label?: string;
  /** What they sign for. */
  readonly explain: string;
  /** What else is confirmed before the act is complete. */
  readonly children?: ReactNode;
}

/** 发证 of any business: certificates on their blanks, who gets them signs for receipt, and the act is complete. */
export function GiveOut({ wanted, register, action = 'register', holders = slots, label, explain, children }: GiveOutProps): ReactElement {
  const { t } = useTranslation(['counter', 'common']);
  const { view } = useOpenCase();
  const replace = useAct(`${view.business}.replaceBlank`);
  const voiding = useAct(`${view.business}.voidCertificates`);
  const papers = usePapers(wanted);
  const [shown, show] = useShownPaper(papers.papers);
  const [asking, setAsking] = useState<BlankQuestion | null>(null);
  const [signed, setSigned] = useState<ByParty>({ man: false, woman: false });
  const actions: readonly string[] = view.actions;
  const open = actions.includes(action);
  const taken = takenBy(view);

  const replaceBlank = async (paper: TrackedPaper, reason: string, approval: Approval | null): Promise<void> => {
    if (paper.job && !(await papers.spoil(paper, reason))) return;
    const answer = await replace.run({ caseId: view.id, holder: paper.party ?? 'man', reason }, { approval });
    if (answer.ok) setAsking(null);
  };
  const askReplace = (paper: TrackedPaper): void => setAsking({ what: 'replace', paper });
  const last: PrimaryAction = {
    label: label ?? t('primary.register'),
    onPress: () => register.run(signed),
    busy: register.busy,
    missing: holders.every((slot) => signed[slot])
      ? register.missing
      : t(holders.length > 1 ? 'missing.receipts' : 'reissue.missing.receipt'),
  };
  return (
    <StepFrame primary={asking || !open ? null : (paperPrimary(t, papers, askReplace) ?? last)}>
      <ErrorNotice error={register.error} onDismiss={register.forget} />
      <CoupleSummary />
      <WorkAndPaper shown={shown} none={t('paper.none')}>
        <BlankPanels
          asking={asking}
          onCancel={() => setAsking(null)}
          replace={{ ...replace, run: (paper, reason, approval) => void replaceBlank(paper, reason, approval) }}
          voiding={{ ...voiding, run: (reason, approval) => void voiding.run({ caseId: view.id, reason }, { approval }) }}
        />
        {taken && <CertificateNumber number={taken.registrationNumber} />}
        <CertificatePapers
          papers={papers}
          shown={shown}
          onShow={show}
          closed={!open}
          onReplace={actions.includes('replaceBlank') ? askReplace : null}
        />
        <Panel
          title={t('register.receipt')}
          actions={
            actions.includes('voidCertificates') ? (
              <Button small onPress={() => setAsking({ what: 'void' })}>
                {t('certificate.void')}
              </Button>
            ) : undefined
          }
        >
          <p className="soft small">{explain}</p>
          {holders.map((slot) => (
            <Checkbox key={slot} isSelected={signed[slot]} onChange={(yes) => setSigned({ ...signed, [slot]: yes })} isDisabled={!open}>
              {t(`register.signed.${slot}`)}
            </Checkbox>
          ))}
        </Panel>
        {children}
        <Unfiled />
      </WorkAndPaper>
    </StepFrame>
  );
}
