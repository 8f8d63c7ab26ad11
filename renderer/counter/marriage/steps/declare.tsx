import { useMemo, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { needsAuthenticityStatement } from '#shared/law/marriage/index.ts';
import { slots, type Slot } from '#shared/model/index.ts';
import { ErrorNotice, useAct } from '../../../client/index.ts';
import { Checkbox, Panel } from '../../../components/index.ts';
import { useMarriage } from '../../case-context.ts';
import { PaperList } from '../../papers/paper-list.tsx';
import type { WantedPaper } from '../../papers/paper-plan.ts';
import { paperPrimary } from '../../papers/paper-primary.ts';
import { usePapers } from '../../papers/use-papers.ts';
import { useShownPaper } from '../../papers/use-shown-paper.ts';
import { WorkAndPaper } from '../../papers/work-and-paper.tsx';
import { CoupleSummary } from '../../party/couple.tsx';
import { SigningGuidance } from '../../party/signing-guidance.tsx';
import { wayOfSigning } from '../../party/way-of-signing.ts';
import { StepFrame, type PrimaryAction } from '../../step-frame.tsx';

const nothingSaid = { signedMan: false, signedWoman: false, noSpouse: false, noKinship: false, voluntary: false };
type Statement = keyof typeof nothingSaid;
const statements = Object.keys(nothingSaid) as readonly Statement[];
const signing: Readonly<Partial<Record<Statement, Slot>>> = { signedMan: 'man', signedWoman: 'woman' };

/** ③ 声明: both read out, sign and fingerprint their declarations before the registrar. */
export function DeclareStep(): ReactElement {
  const { t } = useTranslation(['counter', 'terms', 'common']);
  const { view } = useMarriage();
  const { couple } = view;
  const wanted = useMemo<readonly WantedPaper[]>(
    () => [
      ...slots.map((party): WantedPaper => ({ kind: 'declaration', party })),
      ...slots.flatMap((party): WantedPaper[] =>
        needsAuthenticityStatement(couple[party]) ? [{ kind: 'authenticityStatement', party }] : [],
      ),
    ],
    [couple],
  );
  const declare = useAct('marriage.declare');
  const papers = usePapers(wanted);
  const [shown, show] = useShownPaper(papers.papers);
  const [said, setSaid] = useState(nothingSaid);
  const open = view.actions.includes('declare');

  const declareNow = (): void => {
    const { signedMan, signedWoman, ...stated } = said;
    void declare.run({ caseId: view.id, declared: { signed: { man: signedMan, woman: signedWoman }, ...stated } });
  };
  const last: PrimaryAction = {
    label: t('primary.declare'),
    onPress: declareNow,
    busy: declare.busy,
    missing: statements.every((each) => said[each]) ? null : t('missing.statements'),
  };
  return (
    <StepFrame primary={open ? (paperPrimary(t, papers) ?? last) : null}>
      <ErrorNotice error={declare.error} onDismiss={declare.forget} />
      <CoupleSummary />
      <WorkAndPaper shown={shown} none={t('declare.notYet')}>
        <PaperList title={t('declare.papers')} papers={papers} shown={shown} onShow={show} closed={!open} />
        {open && (
          <Panel title={t('declare.confirm')}>
            <SigningGuidance paper="declaration" />
            {statements.map((each) => {
              const slot = signing[each];
              const way = slot === undefined ? 'alone' : wayOfSigning(couple[slot]);
              return (
                <Checkbox key={each} isSelected={said[each]} onChange={(yes) => setSaid({ ...said, [each]: yes })}>
                  {slot === undefined || way === 'alone'
                    ? t(`declare.${each}`)
                    : t(`help.signed.${way}`, { party: t(`terms:slot.${slot}`) })}
                </Checkbox>
              );
            })}
          </Panel>
        )}
      </WorkAndPaper>
    </StepFrame>
  );
}
