import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice, useAct } from '../../../client/index.ts';
import { Findings, Panel } from '../../../components/index.ts';
import { StoredPhoto } from '../../camera/stored-photo.tsx';
import { useReissue } from '../../case-context.ts';
import { Opinion } from '../../certificates/opinion.tsx';
import { FreshPapers, freshPapers } from '../../papers/fresh-papers.tsx';
import { PaperPreview } from '../../papers/paper-preview.tsx';
import { CoupleSummary } from '../../party/couple.tsx';
import { StepFrame } from '../../step-frame.tsx';
import { EvidencePanel } from '../evidence-panel.tsx';

/** ⑤ 审查: every rule, whole, with the registers asked again, and the registrar's opinion. */
export function ExamineStep(): ReactElement {
  const { t } = useTranslation('counter');
  const { view, findings } = useReissue();
  const examine = useAct('reissue.examine');
  const [note, setNote] = useState('');
  const open = view.actions.includes('examine');
  const form = view.documents.find((document) => document.current && document.kind === 'reissueExaminationForm');
  const refusing = findings.filter((finding) => finding.outcome === 'refuse').length;
  const missing = refusing > 0 ? t('missing.refusing', { count: refusing }) : null;
  return (
    <StepFrame
      primary={
        open
          ? { label: t('primary.examine'), onPress: () => void examine.run({ caseId: view.id, note }), busy: examine.busy, missing }
          : null
      }
    >
      <ErrorNotice error={examine.error} onDismiss={examine.forget} />
      <CoupleSummary />
      <div className="work-and-paper">
        <Panel title={t('examine.findings')} className="all-findings">
          <Findings findings={findings} />
        </Panel>
        {!open && form ? (
          <PaperPreview documentId={form.id} />
        ) : (
          <div className="work">
            <EvidencePanel />
            <Opinion words={t('reissue.opinion')} note={note} onNote={setNote} isDisabled={!open} />
            <Panel title={t('reissue.photo.stored')}>
              <StoredPhoto attachmentId={view.photo} of={t('reissue.photo.stored')} />
            </Panel>
            <FreshPapers wanted={freshPapers(view, ['photoSheet', 'photocopies'])} />
          </div>
        )}
      </div>
    </StepFrame>
  );
}
