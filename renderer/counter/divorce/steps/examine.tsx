import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { blocks } from '#shared/law/divorce/index.ts';
import { slots } from '#shared/model/index.ts';
import { ErrorNotice, useAct } from '../../../client/index.ts';
import { Findings, Panel } from '../../../components/index.ts';
import { StoredPhoto } from '../../camera/stored-photo.tsx';
import { useDivorce } from '../../case-context.ts';
import { Opinion } from '../../certificates/opinion.tsx';
import { FreshPapers, freshPapers } from '../../papers/fresh-papers.tsx';
import { PaperPreview } from '../../papers/paper-preview.tsx';
import { Unfiled } from '../../papers/unfiled.tsx';
import { CoupleSummary } from '../../party/couple.tsx';
import { StepFrame } from '../../step-frame.tsx';
import '../second-visit/second-visit.css';

/** ⑤ 审查: every rule, whole, and the registrar's opinion. */
export function ExamineStep(): ReactElement {
  const { t } = useTranslation(['counter', 'terms', 'papers']);
  const { view, findings } = useDivorce();
  const examine = useAct('divorce.examine');
  const [note, setNote] = useState('');
  const open = view.actions.includes('examine');
  const form = view.documents.find((document) => document.current && document.kind === 'divorceExaminationForm');
  const barring = open ? blocks(findings, 'examine').length : 0;
  return (
    <StepFrame
      primary={
        open
          ? {
              label: t('primary.examine'),
              onPress: () => void examine.run({ caseId: view.id, note }),
              busy: examine.busy,
              missing: barring > 0 ? t('divorce.missing.examination', { count: barring }) : null,
            }
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
            <Opinion words={t('papers:opinion.divorce')} note={note} onNote={setNote} isDisabled={!open} />
            <Unfiled />
            <Panel title={t('divorce.photo.both')}>
              <div className="photos-alone">
                {slots.map((slot) => (
                  <StoredPhoto key={slot} attachmentId={view.photos[slot]} of={t('divorce.photo.of', { party: t(`terms:slot.${slot}`) })} />
                ))}
              </div>
            </Panel>
            <FreshPapers wanted={freshPapers(view, ['photoSheet', 'photocopies'])} />
          </div>
        )}
      </div>
    </StepFrame>
  );
}
