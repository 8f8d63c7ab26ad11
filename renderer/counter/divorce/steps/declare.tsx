import { useMemo, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { divorcePapers } from '#shared/law/divorce/process.ts';
import { slots, type Slot } from '#shared/model/index.ts';
import { ErrorNotice, useAct } from '../../../client/index.ts';
import { Checkbox, Panel } from '../../../components/index.ts';
import { useDivorce } from '../../case-context.ts';
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

type Signature = 'declared' | 'agreed';
const signatures = slots.flatMap((slot) => (['declared', 'agreed'] as const).map((what) => ({ slot, what })));

/** ③ 声明: both read out and sign their declarations, and sign the agreement, before the registrar. */
export function DeclareStep(): ReactElement {
  const { t } = useTranslation(['counter', 'terms']);
  const { view, draft } = useDivorce();
  const declare = useAct('divorce.declare');
  const written = view.application.agreement.from === 'assistant';
  const wanted = useMemo<readonly WantedPaper[]>(() => {
    const copies = divorcePapers.divorceAgreement?.copies;
    return [
      ...slots.map((party): WantedPaper => ({ kind: 'divorceDeclaration', party })),
      ...(written ? [{ kind: 'divorceAgreement', party: null, ...(copies === undefined ? {} : { copies }) } as const] : []),
    ];
  }, [written]);
  const papers = usePapers(wanted);
  const [shown, show] = useShownPaper(papers.papers);
  // Each tick is for the sheet that was on the table: one drawn again is signed anew.
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const sheetOf = (slot: Slot, what: Signature): string =>
    papers.papers.find(({ kind, party }) => (what === 'declared' ? party === slot : kind === 'divorceAgreement'))?.document?.id ?? 'own';
  const keyOf = (slot: Slot, what: Signature): string => `${slot} ${what} ${sheetOf(slot, what)}`;
  const has = (slot: Slot, what: Signature): boolean => ticked.has(keyOf(slot, what));
  const tick = (slot: Slot, what: Signature, yes: boolean): void => {
    const after = new Set(ticked);
    if (yes) after.add(keyOf(slot, what));
    else after.delete(keyOf(slot, what));
    setTicked(after);
  };
  const open = view.actions.includes('declare');
  const last: PrimaryAction = {
    label: t('primary.declare'),
    onPress: () =>
      void declare.run({
        caseId: view.id,
        declared: { man: has('man', 'declared'), woman: has('woman', 'declared') },
        agreementSigned: { man: has('man', 'agreed'), woman: has('woman', 'agreed') },
      }),
    busy: declare.busy,
    missing: signatures.every(({ slot, what }) => has(slot, what)) ? null : t('divorce.missing.declared'),
  };
  return (
    <StepFrame primary={open ? (paperPrimary(t, papers) ?? last) : null}>
      <ErrorNotice error={declare.error} onDismiss={declare.forget} />
      <CoupleSummary />
      <WorkAndPaper shown={shown} none={t('divorce.declare.notYet')}>
        <PaperList title={t('divorce.declare.papers')} papers={papers} shown={shown} onShow={show} closed={!open} />
        {open && (
          <Panel title={t('declare.confirm')}>
            <SigningGuidance paper="divorceDeclaration" />
            {signatures.map(({ slot, what }) => (
              <Checkbox key={`${slot} ${what}`} isSelected={has(slot, what)} onChange={(yes) => tick(slot, what, yes)}>
                {what === 'declared'
                  ? t(`divorce.declare.declared.${wayOfSigning(draft.couple[slot])}`, { party: t(`terms:slot.${slot}`) })
                  : t('divorce.declare.agreed', { party: t(`terms:slot.${slot}`) })}
              </Checkbox>
            ))}
            <p className="soft small">{t(written ? 'divorce.declare.copies' : 'divorce.declare.ownCopies')}</p>
          </Panel>
        )}
      </WorkAndPaper>
    </StepFrame>
  );
}
