import { useMemo, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { signersOf } from '#shared/law/reissue/facts.ts';
import type { ByParty } from '#shared/model/index.ts';
import { ErrorNotice, useAct } from '../../../client/index.ts';
import { Checkbox, Panel } from '../../../components/index.ts';
import { useReissue } from '../../case-context.ts';
import { PaperList } from '../../papers/paper-list.tsx';
import type { WantedPaper } from '../../papers/paper-plan.ts';
import { paperPrimary } from '../../papers/paper-primary.ts';
import { usePapers } from '../../papers/use-papers.ts';
import { useShownPaper } from '../../papers/use-shown-paper.ts';
import { WorkAndPaper } from '../../papers/work-and-paper.tsx';
import { CoupleSummary } from '../../party/couple.tsx';
import { SigningGuidance } from '../../party/signing-guidance.tsx';
import { StepFrame, type PrimaryAction } from '../../step-frame.tsx';

/** ③ 受理: whoever applies signs 《申请补领婚姻登记证声明书》 before the registrar. */
export function DeclareStep(): ReactElement {
  const { t } = useTranslation(['counter', 'terms']);
  const { view, draft } = useReissue();
  const { application } = draft;
  const signers = useMemo(() => signersOf(application), [application]);
  const wanted = useMemo(() => signers.map((party): WantedPaper => ({ kind: 'reissueDeclaration', party })), [signers]);
  const declare = useAct('reissue.declare');
  const papers = usePapers(wanted);
  const [shown, show] = useShownPaper(papers.papers);
  const [signed, setSigned] = useState<ByParty>({ man: false, woman: false });
  const open = view.actions.includes('declare');
  const last: PrimaryAction = {
    label: t('reissue.declare.accept'),
    onPress: () => void declare.run({ caseId: view.id, declared: signed }),
    busy: declare.busy,
    missing: signers.every((slot) => signed[slot]) ? null : t('missing.statements'),
  };
  return (
    <StepFrame primary={open ? (paperPrimary(t, papers) ?? last) : null}>
      <ErrorNotice error={declare.error} onDismiss={declare.forget} />
      <CoupleSummary />
      <WorkAndPaper shown={shown} none={t('declare.notYet')}>
        <PaperList title={t('declare.papers')} papers={papers} shown={shown} onShow={show} closed={!open} />
        {open && (
          <Panel title={t('declare.confirm')}>
            <SigningGuidance paper="reissueDeclaration" />
            {signers.map((slot) => (
              <Checkbox key={slot} isSelected={signed[slot]} onChange={(yes) => setSigned({ ...signed, [slot]: yes })}>
                {t(application.agent === null ? 'reissue.declare.signed' : 'reissue.declare.signedByAgent', {
                  party: t(`terms:slot.${slot}`),
                })}
              </Checkbox>
            ))}
          </Panel>
        )}
      </WorkAndPaper>
    </StepFrame>
  );
}
