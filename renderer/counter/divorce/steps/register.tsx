import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Approval } from '#shared/contract/index.ts';
import { slots, type ByParty } from '#shared/model/index.ts';
import { ErrorNotice, useAct } from '../../../client/index.ts';
import { Button, Checkbox, Panel } from '../../../components/index.ts';
import { useDivorce } from '../../case-context.ts';
import { BlankPanels, type BlankQuestion } from '../../certificates/blank-panels.tsx';
import { CertificatePapers } from '../../certificates/certificate-papers.tsx';
import { CertificateNumber } from '../../papers/certificate-number.tsx';
import type { TrackedPaper, WantedPaper } from '../../papers/paper-plan.ts';
import { PaperPreview } from '../../papers/paper-preview.tsx';
import { paperPrimary } from '../../papers/paper-primary.ts';
import { Unfiled } from '../../papers/unfiled.tsx';
import { usePapers } from '../../papers/use-papers.ts';
import { previewOf, useShownPaper } from '../../papers/use-shown-paper.ts';
import { CoupleSummary } from '../../party/couple.tsx';
import { StepFrame, type PrimaryAction } from '../../step-frame.tsx';

const wanted: readonly WantedPaper[] = [
  { kind: 'divorceExaminationForm', party: null },
  { kind: 'divorceCertificate', party: 'man' },
  { kind: 'divorceCertificate', party: 'woman' },
];

/** ⑦ 登记发证: certificates on their blanks, both sign for receipt, the marriage certificates are marked: they are divorced. */
export function RegisterStep(): ReactElement {
  const { t } = useTranslation(['counter', 'common']);
  const { view } = useDivorce();
  const register = useAct('divorce.register');
  const replace = useAct('divorce.replaceBlank');
  const voiding = useAct('divorce.voidCertificates');
  const papers = usePapers(wanted);
  const [shown, show] = useShownPaper(papers.papers);
  const [asking, setAsking] = useState<BlankQuestion | null>(null);
  const [signed, setSigned] = useState<ByParty>({ man: false, woman: false });
  const [marked, setMarked] = useState(false);
  const { certificates } = view.application.marriage;
  const lost = slots.filter((slot) => certificates[slot] === 'lost').length;
  const open = view.actions.includes('register');

  const replaceBlank = async (paper: TrackedPaper, reason: string, approval: Approval | null): Promise<void> => {
    if (paper.job && !(await papers.spoil(paper, reason))) return;
    const answer = await replace.run({ caseId: view.id, holder: paper.party ?? 'man', reason }, { approval });
    if (answer.ok) setAsking(null);
  };
  const askReplace = (paper: TrackedPaper): void => setAsking({ what: 'replace', paper });
  const last: PrimaryAction = {
    label: t('primary.register'),
    onPress: () => void register.run({ caseId: view.id, signedForReceipt: signed, certificatesMarked: marked && lost < 2 }),
    busy: register.busy,
    missing: !signed.man || !signed.woman ? t('missing.receipts') : marked ? null : t('divorce.missing.marked'),
  };
  return (
    <StepFrame primary={asking || !open ? null : (paperPrimary(t, papers, askReplace) ?? last)}>
      <ErrorNotice error={register.error} onDismiss={register.forget} />
      <CoupleSummary />
      <div className="work-and-paper">
        <div className="work">
          <BlankPanels
            asking={asking}
            onCancel={() => setAsking(null)}
            replace={{ ...replace, run: (paper, reason, approval) => void replaceBlank(paper, reason, approval) }}
            voiding={{ ...voiding, run: (reason, approval) => void voiding.run({ caseId: view.id, reason }, { approval }) }}
          />
          {view.certificates && <CertificateNumber certificates={view.certificates} />}
          <CertificatePapers
            papers={papers}
            shown={shown}
            onShow={show}
            closed={!open}
            onReplace={view.actions.includes('replaceBlank') ? askReplace : null}
          />
          <Panel
            title={t('register.receipt')}
            actions={
              view.actions.includes('voidCertificates') ? (
                <Button small onPress={() => setAsking({ what: 'void' })}>
                  {t('certificate.void')}
                </Button>
              ) : undefined
            }
          >
            <p className="soft small">{t('divorce.register.receiptExplain')}</p>
            {slots.map((slot) => (
              <Checkbox key={slot} isSelected={signed[slot]} onChange={(yes) => setSigned({ ...signed, [slot]: yes })} isDisabled={!open}>
                {t(`register.signed.${slot}`)}
              </Checkbox>
            ))}
          </Panel>
          <Panel title={t('divorce.register.marriageCertificates')}>
            <Checkbox isSelected={marked} onChange={setMarked} isDisabled={!open}>
              {t(lost === 0 ? 'divorce.register.marked' : lost === 1 ? 'divorce.register.markedOne' : 'divorce.register.bothLost')}
            </Checkbox>
          </Panel>
          <Unfiled />
        </div>
        {shown === null ? (
          <p className="paper-none soft">{t('paper.none')}</p>
        ) : (
          <PaperPreview documentId={previewOf(view.documents, shown)} />
        )}
      </div>
    </StepFrame>
  );
}
