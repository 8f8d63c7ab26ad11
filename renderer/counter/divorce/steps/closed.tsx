import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { slots, type DivorceState, type DocumentKind } from '#shared/model/index.ts';
import { momentWords } from '../../../client/index.ts';
import { Panel } from '../../../components/index.ts';
import { StoredPhoto } from '../../camera/stored-photo.tsx';
import { useDivorce } from '../../case-context.ts';
import { Ended, Registered } from '../../outcome.tsx';
import { FreshPapers, freshPapers } from '../../papers/fresh-papers.tsx';
import { PaperList } from '../../papers/paper-list.tsx';
import { papersOf, type WantedPaper } from '../../papers/paper-plan.ts';
import { paperPrimary } from '../../papers/paper-primary.ts';
import { Unfiled } from '../../papers/unfiled.tsx';
import { usePapers } from '../../papers/use-papers.ts';
import { useShownPaper } from '../../papers/use-shown-paper.ts';
import { WorkAndPaper } from '../../papers/work-and-paper.tsx';
import { CoupleSummary } from '../../party/couple.tsx';
import { StepFrame } from '../../step-frame.tsx';
import { dayOfWeekWords } from '../day-words.ts';
import { MovedNotice } from '../moved-notice.tsx';
import { TimeLine } from '../time-line.tsx';
import { useMayServe } from '../use-may-serve.ts';
import { useClosing } from '../use-today.ts';
import { Visits } from '../visits.tsx';
import './closed.css';

/** What is drawn and given, or filed, when an application ends without a divorce. */
const endPapers: Readonly<Partial<Record<DivorceState, DocumentKind>>> = {
  refused: 'divorceRefusalNotice',
  withdrawn: 'withdrawalConfirmation',
  lapsed: 'lapseRecord',
};

/** What became of an application: registered, not accepted, withdrawn, lapsed or ended otherwise, and its papers. */
export function ClosedStep(): ReactElement {
  const { t } = useTranslation(['counter', 'terms', 'common']);
  const { view, draft } = useDivorce();
  const { man, woman } = draft.couple;
  const closing = useClosing();
  const mayServe = useMayServe(view);
  const mayPrint = view.state === 'lapsed' ? mayServe : view.mine;
  const kind = endPapers[view.state];
  const given: readonly WantedPaper[] = kind ? [{ kind, party: null }] : [];
  const others = papersOf(view).filter((each) => each.kind !== kind);
  const papers = usePapers(given);
  const filed = usePapers(others);
  const [shown, show] = useShownPaper([...papers.papers, ...filed.papers]);
  return (
    <StepFrame primary={given.length > 0 && mayPrint ? paperPrimary(t, papers) : null}>
      {view.state === 'registered' ? (
        <Registered
          title={t('divorce.registered.title')}
          seal={t('divorce.registered.seal')}
          words={t('divorce.registered.words', { man: man.name, woman: woman.name })}
        />
      ) : (
        <EndedApplication />
      )}
      {view.state === 'lapsed' && <MovedNotice />}
      <CoupleSummary />
      <WorkAndPaper shown={shown} none={t('closed.noPapers')}>
        {given.length > 0 && (
          <PaperList title={t(`divorce.closed.given.${view.state}`)} papers={papers} shown={shown} onShow={show} closed={!mayPrint} />
        )}
        {others.length > 0 && <PaperList title={t('closed.papers')} papers={filed} shown={shown} onShow={show} closed />}
        <Unfiled />
        <FreshPapers wanted={freshPapers(view, ['photoSheet', 'photocopies'])} />
        <Photos />
        {view.dates !== null && <TimeLine dates={view.dates} today={null} closing={closing} />}
        {view.visits.length > 0 && <Visits />}
      </WorkAndPaper>
    </StepFrame>
  );
}

/** How it ended, by whom and when, and what that means for the couple. */
function EndedApplication(): ReactElement {
  const { t } = useTranslation(['counter', 'terms', 'common']);
  const { view } = useDivorce();
  const { state, endedAs, withdrawal, dates } = view;
  const as = state === 'ended' && endedAs !== null ? ` · ${t(`divorce.endedAs.${endedAs}`)}` : '';
  return (
    <Ended
      title={`${t(`terms:divorceState.${state}`)}${as}`}
      how={
        <>
          {withdrawal !== null && (
            <p>
              {t('divorce.closed.withdrawn', {
                party: t(`terms:slot.${withdrawal.party}`),
                name: view.couple[withdrawal.party].name,
                at: momentWords(t, withdrawal.at),
              })}
              {!withdrawal.receiptShown && t('divorce.closed.receiptLost')}
            </p>
          )}
          {state === 'lapsed' && dates !== null && (
            <p>{t('divorce.closed.lapsed', { until: dayOfWeekWords(t, dates.issueUntil), on: dayOfWeekWords(t, dates.lapsesOn) })}</p>
          )}
        </>
      }
      next={(state === 'withdrawn' || state === 'lapsed') && <p className="ended-next">{t('divorce.closed.again')}</p>}
    />
  );
}

/** A picture of each alone, as it is on their certificate. */
function Photos(): ReactElement | null {
  const { t } = useTranslation(['counter', 'terms']);
  const { view } = useDivorce();
  const taken = slots.filter((slot) => view.photos[slot] !== null);
  if (taken.length === 0) return null;
  return (
    <Panel title={t('divorce.closed.photos')}>
      <div className="own-photos">
        {taken.map((slot) => (
          <figure key={slot}>
            <StoredPhoto attachmentId={view.photos[slot]} />
            <figcaption className="soft small">{t(`terms:slot.${slot}`)}</figcaption>
          </figure>
        ))}
      </div>
    </Panel>
  );
}
