import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { awaitsCalendar, isFirm, mayIssue, refusalGrounds } from '#shared/law/divorce/index.ts';
import type { CivilDate, CoolingOffDate, CoolingOffDates, DivorceView } from '#shared/model/index.ts';
import { dateWords } from '../../../client/index.ts';
import { Notice, Panel } from '../../../components/index.ts';
import { useDivorce } from '../../case-context.ts';
import { FreshPapers, freshPapers } from '../../papers/fresh-papers.tsx';
import { PaperList } from '../../papers/paper-list.tsx';
import { papersOf, type WantedPaper } from '../../papers/paper-plan.ts';
import { paperPrimary } from '../../papers/paper-primary.ts';
import { Unfiled } from '../../papers/unfiled.tsx';
import { usePapers } from '../../papers/use-papers.ts';
import { useShownPaper } from '../../papers/use-shown-paper.ts';
import { WorkAndPaper } from '../../papers/work-and-paper.tsx';
import { CoupleSummary } from '../../party/couple.tsx';
import { StepFrame, type PrimaryAction } from '../../step-frame.tsx';
import { dayOfWeekWords } from '../day-words.ts';
import { MovedNotice } from '../moved-notice.tsx';
import { useTurnTo } from '../page-context.ts';
import { TimeLine } from '../time-line.tsx';
import { useClosing, useToday, type Closing } from '../use-today.ts';
import { Visits } from '../visits.tsx';
import './waiting.css';

/** What both take home when their application is accepted, and the stub of the file; printed anew where a notice moved its dates. */
const given: readonly WantedPaper[] = [
  { kind: 'acceptanceReceipt', party: 'man' },
  { kind: 'acceptanceReceipt', party: 'woman' },
  { kind: 'acceptanceReceipt', party: null },
  { kind: 'coolingOffLeaflet', party: null },
];

/** 冷静期 and 领证期: the couple wait, and everybody can see until when and for what. */
export function WaitingStep(): ReactElement {
  const { t } = useTranslation(['counter', 'terms', 'common', 'law']);
  const { view } = useDivorce();
  const turnTo = useTurnTo();
  const today = useToday();
  const closing = useClosing();
  const papers = usePapers(given);
  const others = papersOf(view).filter(({ kind }) => given.every((each) => each.kind !== kind));
  const signed = usePapers(others);
  const [shown, show] = useShownPaper([...papers.papers, ...signed.papers]);
  const { dates } = view;

  const comeAgain: PrimaryAction = {
    label: t('divorce.waiting.comeAgain'),
    onPress: () => turnTo('return'),
    missing: dates === null || today === undefined || mayIssue(dates, today) ? null : t('divorce.waiting.notNow'),
  };
  const primary = view.actions.includes('return') ? comeAgain : paperPrimary(t, papers);
  return (
    <StepFrame primary={view.mine ? primary : null}>
      <MovedNotice />
      {dates !== null && today !== undefined && (
        <>
          {awaitsCalendar(dates, today) && (
            <Notice tone="waiting" title={t('divorce.waiting.awaitsCalendar')}>
              {t('divorce.waiting.awaitsCalendarExplain')}
            </Notice>
          )}
          <TimeLine dates={dates} today={today} closing={closing} />
        </>
      )}
      <CoupleSummary />
      <WorkAndPaper shown={shown} none={t('divorce.waiting.notYet')}>
        {dates !== null && today !== undefined && <ToDo view={view} dates={dates} today={today} closing={closing} />}
        <PaperList title={t('divorce.waiting.papers')} papers={papers} shown={shown} onShow={show} closed={!view.mine} />
        {others.length > 0 && <PaperList title={t('divorce.waiting.signed')} papers={signed} shown={shown} onShow={show} closed />}
        <Visits />
        <Unfiled />
        <FreshPapers wanted={[...noticeOf(view, today), ...freshPapers(view, ['photocopies'])]} />
      </WorkAndPaper>
    </StepFrame>
  );
}

interface ToDoProps {
  readonly view: DivorceView;
  readonly dates: CoolingOffDates;
  readonly today: CivilDate;
  readonly closing: Closing;
}

/** What either, and what both, may or must do now, as one would say it to them. */
function ToDo({ view, dates, closing }: ToDoProps): ReactElement {
  const { t } = useTranslation(['counter', 'common']);
  const sure = (date: CoolingOffDate): string => (isFirm(dates, date) ? '' : t('divorce.todo.provisional'));
  // No line ends within a date.
  const whole = (date: string): string => date.replaceAll('-', '-\u2060');
  const words = {
    withdrawUntil: whole(dayOfWeekWords(t, dates.withdrawUntil)) + sure('withdrawUntil'),
    from: whole(dateWords(t, dates.issueFrom)) + sure('issueFrom'),
    until: whole(dateWords(t, dates.issueUntil)) + sure('issueUntil'),
    lapsesOn: whole(dateWords(t, dates.lapsesOn)) + sure('lapsesOn'),
  };
  const lines = view.state === 'coolingOff' ? (['withdraw', 'come', 'else'] as const) : (['comeNow', 'notWithdraw', 'else'] as const);
  return (
    <Panel title={t('divorce.todo.title')}>
      <ul className="todo">
        {lines.map((line) => (
          <li key={line}>
            {t(`divorce.todo.${line}`, { ...words, closing: closing(line === 'withdraw' ? dates.withdrawUntil : dates.issueUntil) })}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** Whoever came today and was sent home for a ground may ask for 《不予办理离婚登记告知书》. */
function noticeOf(view: DivorceView, today: CivilDate | undefined): readonly WantedPaper[] {
  const last = view.visits.at(-1);
  const sentHome = last !== undefined && last.on === today && refusalGrounds(view.findings).length > 0;
  return view.mine && sentHome ? [{ kind: 'divorceNotNowNotice', party: null }] : [];
}
