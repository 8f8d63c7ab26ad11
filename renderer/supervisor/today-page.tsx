import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OfficeView, Output, Session } from '#shared/contract/index.ts';
import { ageWords, clockTime, dateWords, offsetWords, useAsk } from '../client/index.ts';
import { Button, classNames, Notice, Panel, StateMark, type Tone } from '../components/index.ts';
import { mayLookAtQueue } from '../queue/index.ts';
import { GapNotice } from './backup/gap-notice.tsx';
import { CoverageNotice } from './calendar/coverage-notice.tsx';
import { ClockSection } from './clock/clock-section.tsx';
import { Crossings } from './crossings.tsx';
import { OfflinePanel } from './offline-panel.tsx';
import { Page, Waiting } from './page.tsx';
import type { SupervisorPage } from './supervisor-app.tsx';
import { fewLeft, findNewYearWarning, stockLevel, stocksOf, type Stock } from './warnings.ts';
import './today.css';

export interface TodayPageProps {
  readonly session: Session;
  readonly onGoTo: (page: SupervisorPage) => void;
}

const tones: Readonly<Record<OfficeView['completion'], Tone>> = { allowed: 'done', needsOfflineDay: 'waiting', noAuthorisation: 'refused' };

/** What the office may do now, what waits, what runs out. */
export function TodayPage({ session, onGoTo }: TodayPageProps): ReactElement {
  const { t } = useTranslation(['supervisor', 'common']);
  const office = useAsk('office.get', {}, { keep: true });
  const health = useAsk('hall.health', {}, { every: 60_000, keep: true });
  const blocks = useAsk('numbers.list', {}, { keep: true });
  const gap = useAsk('numbers.gap', {}, { keep: true });
  const calendar = useAsk('calendar.get', {}, { keep: true });
  const view = office.value;
  return (
    <Page title={view ? t('today.title', { date: dateWords(t, view.today) }) : t('page.today')}>
      {view === undefined ? (
        <Waiting error={office.error} />
      ) : (
        <>
          <ClockSection clock={view.clock} session={session} />
          {gap.value && <GapNotice onOpen={() => onGoTo('backup')} />}
          {view.clock.state === 'sure' && !gap.value && <Completion view={view} />}
          <NewYear view={view} blocks={blocks.value ?? null} onGoTo={onGoTo} />
          {calendar.value && <CoverageNotice view={calendar.value} onOpen={() => onGoTo('calendar')} />}
          <div className="figures">
            {stocksOf(view).map((stock) => (
              <StockFigure key={`${stock.of} ${stock.kind}`} stock={stock} onGoTo={onGoTo} />
            ))}
            <Outbox view={view} now={health.value?.now ?? null} onOpen={mayLookAtQueue(session) ? () => onGoTo('queue') : null} />
          </div>
          <Crossings />
          <OfflinePanel view={view} mayOpen={session.staff.roles.includes('supervisor')} />
        </>
      )}
    </Page>
  );
}

function Completion({ view }: { readonly view: OfficeView }): ReactElement {
  const { t } = useTranslation('supervisor');
  const { completion, offlineDay } = view;
  const opened = offlineDay !== null && offlineDay.closedAt === null;
  const words = completion === 'allowed' ? (opened ? 'offlineText' : 'onlineText') : 'text';
  return (
    <section className={classNames('completion', `completion-${completion}`)}>
      <StateMark tone={tones[completion]}>
        <strong>{t(`today.completion.${completion}.title`)}</strong>
      </StateMark>
      <p>{t(`today.completion.${completion}.${words}`)}</p>
      <Hours hours={view.hours} unaccounted={view.blanksUnaccounted} clock={view.clock} />
    </section>
  );
}

/** Whether couples are taken in now, what of today is still open, and how right the clock is. */
function Hours({ hours, unaccounted, clock }: Pick<OfficeView, 'hours' | 'clock'> & { readonly unaccounted: number }): ReactElement {
  const { t } = useTranslation(['supervisor', 'common']);
  const { state, from, until, enforced, unfinished } = hours;
  return (
    <p className="soft small completion-hours">
      <span>{t(`today.hours.${state}`, { from, until })}</span>
      {!enforced && <span>{t('today.hoursShownOnly')}</span>}
      {unfinished > 0 && <span>{t('today.unfinished', { count: unfinished })}</span>}
      {clock.province && (
        <span>{t('today.province', { offset: offsetWords(t, clock.province.offsetMs), time: clockTime(clock.province.at) })}</span>
      )}
      {unaccounted > 0 && <span className="tone-waiting">{t('today.unaccounted', { count: unaccounted })}</span>}
    </p>
  );
}

function NewYear({
  view,
  blocks,
  onGoTo,
}: {
  readonly view: OfficeView;
  readonly blocks: Output<'numbers.list'> | null;
  readonly onGoTo: (page: SupervisorPage) => void;
}): ReactElement | null {
  const { t } = useTranslation('supervisor');
  if (blocks === null) return null;
  const warning = findNewYearWarning(view.today, blocks);
  if (warning === null) return null;
  const title = t('today.newYear.title', { year: warning.year, count: warning.days });
  if (warning.ready)
    return (
      <Notice tone="done" title={title}>
        {t('today.newYear.ready', { year: warning.year })}
      </Notice>
    );
  return (
    <Notice
      tone="waiting"
      title={title}
      actions={
        <Button small onPress={() => onGoTo('numbers')}>
          {t('today.goto.numbers')}
        </Button>
      }
    >
      {t('today.newYear.text', { year: warning.year })}
    </Notice>
  );
}

interface FigureProps {
  readonly title: string;
  readonly figure: string;
  readonly mark: ReactNode;
  readonly children?: ReactNode;
}

function Figure({ title, figure, mark, children }: FigureProps): ReactElement {
  return (
    <Panel title={title} actions={mark} className="figure">
      <p className="figure-number">{figure}</p>
      {children}
    </Panel>
  );
}

function StockFigure({
  stock: { of, kind, left },
  onGoTo,
}: {
  readonly stock: Stock;
  readonly onGoTo: (page: SupervisorPage) => void;
}): ReactElement {
  const { t } = useTranslation('supervisor');
  const level = stockLevel(left);
  const tone = ({ enough: 'done', low: 'waiting', out: 'refused' } as const)[level];
  return (
    <Figure
      title={kind === 'numbers' ? t(`today.numbers.title.${of}`) : t(`today.blanks.title.${of as 'marriage' | 'divorce'}`)}
      figure={t(`today.${kind}.left`, { count: left })}
      mark={
        <StateMark tone={tone} {...(level === 'low' ? { icon: 'warning' as const } : {})}>
          {t(`stock.${level}`)}
        </StateMark>
      }
    >
      {level !== 'enough' && (
        <>
          <p className="small">{t(`today.${kind}.${level}`, { limit: fewLeft })}</p>
          <Button variant="quiet" small onPress={() => onGoTo(kind)}>
            {t(`today.goto.${kind}`)}
          </Button>
        </>
      )}
    </Figure>
  );
}

function Outbox({
  view,
  now,
  onOpen,
}: {
  readonly view: OfficeView;
  readonly now: string | null;
  readonly onOpen: (() => void) | null;
}): ReactElement {
  const { t } = useTranslation(['supervisor', 'common']);
  const { pending, oldestAt } = view.outbox;
  const none = pending === 0;
  return (
    <Figure
      title={t('today.outbox.title')}
      figure={t('today.outbox.pending', { count: pending })}
      mark={<StateMark tone={none ? 'done' : 'waiting'}>{t(none ? 'today.outbox.none' : 'today.outbox.waiting')}</StateMark>}
    >
      {oldestAt !== null && now !== null && (
        <p className="small">{t('today.outbox.oldest', { time: clockTime(oldestAt), ...ageWords(t, oldestAt, now) })}</p>
      )}
      {!none && <p className="soft small">{t('today.outbox.safe')}</p>}
      {!none && onOpen && (
        <Button variant="quiet" small onPress={onOpen}>
          {t('today.goto.queue')}
        </Button>
      )}
    </Figure>
  );
}
