import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { blocks } from '#shared/law/divorce/index.ts';
import { findingSentence } from '#shared/locales/finding-sentence.ts';
import { slots, type ByParty, type Finding } from '#shared/model/index.ts';
import { ErrorNotice, useAct } from '../../../client/index.ts';
import { Button, Checkbox, Notice, Panel } from '../../../components/index.ts';
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
import { useFirstVisit } from '../first-visit-context.ts';
import { useTurnTo } from '../page-context.ts';
import { TimeLine } from '../time-line.tsx';
import { useClosing } from '../use-today.ts';

const wanted: readonly WantedPaper[] = [{ kind: 'divorceApplication', party: null }];
const nobody: ByParty = { man: false, woman: false };

/** ③ 受理: both sign their application, and are told beforehand which dates will hold. */
export function AcceptStep(): ReactElement {
  const { t } = useTranslation(['counter', 'terms']);
  const { view, draft, keeper, findings } = useDivorce();
  const accept = useAct('divorce.accept');
  const papers = usePapers(wanted);
  const [shown, show] = useShownPaper(papers.papers);
  const [signing, setSigning] = useState<{ readonly on: string | null } & ByParty>({ on: null, ...nobody });
  const barring = blocks(findings, 'accept');
  const open = view.actions.includes('accept');
  // Ticked for the very sheet that lies on the table: one drawn again is signed anew.
  const sheet = papers.papers[0]?.document?.id ?? null;
  const signed = signing.on === sheet ? { man: signing.man, woman: signing.woman } : nobody;
  const acceptNow = async (): Promise<void> => {
    if (await keeper.flush()) await accept.run({ caseId: view.id, signed });
  };
  const last: PrimaryAction = {
    label: t('divorce.accept.primary'),
    onPress: () => void acceptNow(),
    busy: accept.busy,
    missing:
      barring.length > 0
        ? t('divorce.missing.beforeAcceptance', { count: barring.length })
        : slots.every((slot) => signed[slot])
          ? null
          : t('divorce.missing.signatures'),
  };
  return (
    <StepFrame primary={open ? (paperPrimary(t, papers) ?? last) : null}>
      <ErrorNotice error={accept.error} onDismiss={accept.forget} />
      {open && barring.length > 0 && <Barring findings={barring} />}
      <CoupleSummary />
      {open && <Prospect />}
      <WorkAndPaper shown={shown} none={t('divorce.accept.notYet')}>
        <PaperList title={t('divorce.accept.papers')} papers={papers} shown={shown} onShow={show} closed={!open} />
        {open && (
          <Panel title={t('divorce.accept.confirm')}>
            <SigningGuidance paper="divorceApplication" />
            {slots.map((slot) => (
              <Checkbox key={slot} isSelected={signed[slot]} onChange={(yes) => setSigning({ on: sheet, ...signed, [slot]: yes })}>
                {t(`divorce.accept.signed.${wayOfSigning(draft.couple[slot])}`, { party: t(`terms:slot.${slot}`) })}
              </Checkbox>
            ))}
          </Panel>
        )}
      </WorkAndPaper>
    </StepFrame>
  );
}

/** What is still asked before, in a line each; rule and article stand beside. It is put right where it was filled in. */
function Barring({ findings }: { readonly findings: readonly Finding[] }): ReactElement {
  const { t } = useTranslation(['counter', 'law', 'terms']);
  const turnTo = useTurnTo();
  return (
    <Notice
      tone="waiting"
      actions={
        <Button small onPress={() => turnTo('precheck')}>
          {t('divorce.accept.backToPrecheck')}
        </Button>
      }
    >
      <ul className="plain-list">
        {findings.map((finding) => (
          <li key={`${finding.rule} ${finding.message} ${finding.party}`}>
            {finding.party !== null && <strong>{t(`terms:slot.${finding.party}`)} </strong>}
            {findingSentence(t, finding)}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** 离婚冷静期 and 领证期 as they will be; told before anybody signs. */
function Prospect(): ReactElement | null {
  const { t } = useTranslation('counter');
  const { prospect } = useFirstVisit();
  const closing = useClosing();
  if (prospect === null) return null;
  return <TimeLine title={t('divorce.accept.prospect')} dates={prospect} today={prospect.accepted} closing={closing} />;
}
