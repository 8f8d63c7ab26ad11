import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Slot } from '#shared/model/index.ts';
import { ErrorNotice, useAct } from '../../../client/index.ts';
import { Button, Checkbox, Panel, ReasonPanel } from '../../../components/index.ts';
import { useMarriage } from '../../case-context.ts';
import { CertificateNumber } from '../../papers/certificate-number.tsx';
import { PaperList } from '../../papers/paper-list.tsx';
import type { TrackedPaper, WantedPaper } from '../../papers/paper-plan.ts';
import { PaperPreview } from '../../papers/paper-preview.tsx';
import { paperPrimary } from '../../papers/paper-primary.ts';
import { Unfiled } from '../../papers/unfiled.tsx';
import { usePapers } from '../../papers/use-papers.ts';
import { previewOf, useShownPaper } from '../../papers/use-shown-paper.ts';
import { CoupleSummary } from '../../party/couple.tsx';
import { StepFrame, type PrimaryAction } from '../../step-frame.tsx';

const wanted: readonly WantedPaper[] = [
  { kind: 'examinationForm', party: null },
  { kind: 'certificate', party: 'man' },
  { kind: 'certificate', party: 'woman' },
];

type Asking = { readonly what: 'replace'; readonly paper: TrackedPaper } | { readonly what: 'void' };

/** ⑦ 登记发证: certificates on their blanks, both sign for receipt, and the marriage is registered. */
export function RegisterStep(): ReactElement {
  const { t } = useTranslation(['counter', 'terms', 'common']);
  const { view } = useMarriage();
  const register = useAct('marriage.register');
  const replace = useAct('marriage.replaceBlank');
  const voiding = useAct('marriage.voidCertificates');
  const papers = usePapers(wanted);
  const [shown, show] = useShownPaper(papers.papers);
  const [asking, setAsking] = useState<Asking | null>(null);
  const [signed, setSigned] = useState<Readonly<Record<Slot, boolean>>>({ man: false, woman: false });

  const replaceBlank = async (paper: TrackedPaper, reason: string, approval: { code: string; password: string } | null): Promise<void> => {
    if (paper.job && !(await papers.spoil(paper, reason))) return;
    const answer = await replace.run({ caseId: view.id, holder: paper.party ?? 'man', reason }, { approval });
    if (answer.ok) setAsking(null);
  };
  const blankOf = (paper: TrackedPaper): ReactElement | null =>
    paper.kind === 'certificate' && view.certificates ? (
      <span className="soft small">
        {t('certificate.blank', { blank: paper.party === 'man' ? view.certificates.manBlank : view.certificates.womanBlank })}
      </span>
    ) : null;
  const open = view.actions.includes('register');
  const askReplace = (paper: TrackedPaper): void => setAsking({ what: 'replace', paper });
  const last: PrimaryAction = {
    label: t('primary.register'),
    onPress: () => void register.run({ caseId: view.id, signedForReceipt: signed }),
    busy: register.busy,
    missing: signed.man && signed.woman ? null : t('missing.receipts'),
  };
  return (
    <StepFrame primary={asking || !open ? null : (paperPrimary(t, papers, askReplace) ?? last)}>
      <ErrorNotice error={register.error} onDismiss={register.forget} />
      <CoupleSummary />
      <div className="work-and-paper">
        <div className="work">
          {asking?.what === 'replace' && (
            <ReasonPanel
              title={t('certificate.replaceTitle', { party: t(`terms:slot.${asking.paper.party}`) })}
              explain={t('certificate.replaceExplain')}
              confirm={t('certificate.replaceConfirm')}
              suggestions={[t('paper.crooked'), t('paper.smeared'), t('certificate.damaged')]}
              approval
              busy={replace.busy}
              error={<ErrorNotice error={replace.error} />}
              onCancel={() => setAsking(null)}
              onConfirm={(reason, approval) => void replaceBlank(asking.paper, reason, approval)}
            />
          )}
          {asking?.what === 'void' && (
            <ReasonPanel
              title={t('certificate.voidTitle')}
              explain={t('certificate.voidExplain')}
              confirm={t('certificate.voidConfirm')}
              approval
              busy={voiding.busy}
              error={<ErrorNotice error={voiding.error} />}
              onCancel={() => setAsking(null)}
              onConfirm={(reason, approval) => void voiding.run({ caseId: view.id, reason }, { approval })}
            />
          )}
          {view.certificates && <CertificateNumber certificates={view.certificates} />}
          <PaperList
            title={t('register.papers')}
            papers={papers}
            shown={shown}
            onShow={show}
            closed={!open}
            renderDetail={(paper) => blankOf(paper)}
            renderBeside={(paper) =>
              paper.kind === 'certificate' && view.actions.includes('replaceBlank') ? (
                <Button small icon="swap" onPress={() => askReplace(paper)}>
                  {t('certificate.replace')}
                </Button>
              ) : null
            }
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
            <p className="soft small">{t('register.receiptExplain')}</p>
            <Checkbox isSelected={signed.man} onChange={(man) => setSigned({ ...signed, man })}>
              {t('register.signed.man')}
            </Checkbox>
            <Checkbox isSelected={signed.woman} onChange={(woman) => setSigned({ ...signed, woman })}>
              {t('register.signed.woman')}
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
