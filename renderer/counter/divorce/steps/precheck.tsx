import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { blocks } from '#shared/law/divorce/index.ts';
import { slots, type FirstVisitAnswers } from '#shared/model/index.ts';
import { ErrorNotice, useAct, useAsk } from '../../../client/index.ts';
import { Button, Checkbox, Panel } from '../../../components/index.ts';
import { useDivorce } from '../../case-context.ts';
import { MismatchConclusion } from '../../mismatch-conclusion.tsx';
import { PartyCircumstances } from '../../party/circumstances.tsx';
import { CoupleSummary } from '../../party/couple.tsx';
import { StepFrame } from '../../step-frame.tsx';
import { AgreementPart } from '../agreement/index.ts';
import { CapacityField } from '../capacity-field.tsx';
import { useFirstVisit } from '../first-visit-context.ts';
import { MarriageRecord } from '../marriage-record.tsx';

const asked = ['bothPresent', 'bothWilling', 'agreementReached'] as const;

/** ② 初审: which marriage, what each says of themselves, and whether the conditions of 条例 2025 art. 13 are met. */
export function PrecheckStep(): ReactElement {
  const { t } = useTranslation(['counter', 'terms']);
  const { view, keeper } = useDivorce();
  const { answers, answer } = useFirstVisit();
  const precheck = useAct('divorce.precheck');
  const missing = useMissing();
  const open = view.actions.includes('precheck');
  const precheckNow = async (): Promise<void> => {
    const said = saidOf(answers);
    if (said !== null && (await keeper.flush())) await precheck.run({ caseId: view.id, ...said });
  };
  return (
    <StepFrame primary={open ? { label: t('primary.precheck'), onPress: () => void precheckNow(), busy: precheck.busy, missing } : null}>
      <ErrorNotice error={precheck.error} onDismiss={precheck.forget} />
      <CoupleSummary />
      <MarriageRecord />
      <div className="couple circumstances-couple circumstances-whole">
        {slots.map((slot) => (
          <PartyCircumstances key={slot} slot={slot} first={open && <CapacityField slot={slot} />} />
        ))}
      </div>
      <AgreementAtApply />
      <MismatchConclusion />
      {open && (
        <Panel title={t('precheck.confirm')} className="precheck-confirm">
          {asked.map((each) => (
            <Checkbox key={each} isSelected={answers[each] === true} onChange={(yes) => answer({ [each]: yes || null })}>
              {t(`divorce.precheck.${each}`)}
            </Checkbox>
          ))}
          <Checkbox isSelected={answers.counsellingOffered} onChange={(offered) => answer({ counsellingOffered: offered })}>
            {t('divorce.precheck.counsellingOffered')}
          </Checkbox>
        </Panel>
      )}
    </StepFrame>
  );
}

/** The agreement, as the office asks for it at the first visit: where it asks for none, only if the couple want it looked at now. */
function AgreementAtApply(): ReactElement | null {
  const { t } = useTranslation('counter');
  const { draft } = useDivorce();
  const [wanted, setWanted] = useState(draft.application.agreement.from !== null);
  const asked = useAsk('office.get', {}).value?.office.practice.agreementAtApply;
  if (asked === undefined) return null;
  if (asked !== 'none' || wanted) return <AgreementPart />;
  return (
    <div>
      <Button variant="quiet" icon="chevronRight" aria-expanded={false} onPress={() => setWanted(true)}>
        {t('divorce.precheck.agreementNow')}
      </Button>
    </div>
  );
}

/** What keeps 初审 from being completed; null when nothing does. */
function useMissing(): string | null {
  const { t } = useTranslation('counter');
  const { findings, pendingReasons } = useDivorce();
  const { answers } = useFirstVisit();
  if (pendingReasons.size > 0) return t('missing.reason');
  const refusing = findings.filter(({ outcome }) => outcome === 'refuse').length;
  if (refusing > 0) return t('divorce.missing.refusing', { count: refusing });
  if (saidOf(answers) === null) return t('divorce.missing.answers');
  const open = blocks(findings, 'precheck').length;
  return open > 0 ? t('divorce.missing.open', { count: open }) : null;
}

/** The answers once nothing is left open; what is answered with no ends in a notice, and not here. */
function saidOf({ bothPresent, bothWilling, agreementReached, capacity: { man, woman }, counsellingOffered }: FirstVisitAnswers) {
  if (bothPresent === null || bothWilling === null || agreementReached === null || man === null || woman === null) return null;
  return { bothPresent, bothWilling, agreementReached, capacity: { man, woman }, counsellingOffered };
}
