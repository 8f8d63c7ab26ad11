import { lazy, Suspense, useCallback, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '#shared/contract/index.ts';
import { Business, type CaseRow } from '#shared/model/index.ts';
import { ErrorNotice, useAct, useAsk, useClient } from '../client/index.ts';
import { Kbd, useShownFromTop } from '../components/index.ts';
import { AccountPanel } from '../entry/index.ts';
import { mayOpenFrontDesk } from '../front-desk/may-open.ts';
import { mayLookAtQueue } from '../queue/index.ts';
import { RefusedScan, ScanPanel, type Scanned } from '../scan/index.ts';
import { CallBar } from './calling/call-bar.tsx';
import { ClockNotice } from './clock-notice.tsx';
import { CaseView } from './case-view.tsx';
import { UpcomingPage } from './divorce/upcoming/upcoming-page.tsx';
import { TurnContext } from './confirm/turn-context.ts';
import { TurnedCheck } from './confirm/turned-check.tsx';
import { FilingContext } from './filing-context.ts';
import { FilingPanel } from './panels/filing-panel.tsx';
import { FindPanel } from './panels/find-panel.tsx';
import { QueuePage } from './panels/queue-page.tsx';
import { InsidePanel } from './panels/inside-panel.tsx';
import { KeyboardPanel } from './panels/keyboard-panel.tsx';
import { SignOutPanel } from './panels/sign-out-panel.tsx';
import { isPrepared } from './is-prepared.ts';
import { openingKeys, recordsKey, scanKey } from './opening-keys.ts';
import { useSelectedCase } from './selected-case.ts';
import { TopBar } from './top-bar.tsx';
import { useKeptFocus } from './use-kept-focus.ts';
import { useScanned } from './use-scanned.ts';
import { useShortcut } from './use-shortcut.ts';
import { Worklist } from './worklist.tsx';
import './counter.css';

type Slip = Extract<Scanned, { kind: 'slip' }>;

/** What is shown over the case that is open; each way in lays it on top, and closing it shows what was below. */
type CounterPage =
  | { readonly kind: 'find'; readonly text: string }
  | { readonly kind: 'filing' | 'upcoming' | 'queue' | 'scanning' | 'records' }
  /** `slip`: the one that led there. */
  | { readonly kind: 'frontDesk'; readonly slip: Slip | null };

const RecordsPanel = lazy(async () => ({ default: (await import('./panels/records-panel.tsx')).RecordsPanel }));
const FrontDeskApp = lazy(async () => ({ default: (await import('../front-desk/index.ts')).FrontDeskApp }));

/** The counter's window: top bar, worklist, one case. */
export function CounterApp({ session }: { readonly session: Session }): ReactElement {
  const client = useClient();
  const { t } = useTranslation('counter');
  const [selected, select] = useSelectedCase();
  const [pages, setPages] = useState<readonly CounterPage[]>([]);
  const page = pages.at(-1) ?? null;
  const [leaving, setLeaving] = useState<readonly CaseRow[] | null>(null);
  const [aside, setAside] = useState<'keyboard' | 'account' | null>(null);
  const [turned, setTurned] = useState<string | null>(null);
  const turnBack = useCallback(() => setTurned(null), []);
  const open = useAct('cases.open');
  /** Of the case asked for last: a couple that was inside before closing is asked about first. */
  const [business, setBusiness] = useState<Business>('marriage');
  const office = useAsk('office.get', {});
  const { run: signOut } = useAct('staff.signOut');

  const openCase = useCallback(
    (caseId: string) => {
      setPages([]);
      setLeaving(null);
      select(caseId);
    },
    [select],
  );
  const show = useCallback((next: CounterPage) => setPages((below) => [...below.filter(({ kind }) => kind !== next.kind), next]), []);
  const close = useCallback(() => setPages((shown) => shown.slice(0, -1)), []);
  const openFiling = useCallback(() => show({ kind: 'filing' }), [show]);
  const find = (text = ''): void => show({ kind: 'find', text });
  const openNew = async (wanted: Business, insideBeforeClosing = false): Promise<void> => {
    setBusiness(wanted);
    const answer = await open.run({ business: wanted, insideBeforeClosing });
    if (answer.ok) openCase(answer.value.id);
  };
  const leave = async (): Promise<void> => {
    const rows = await client.call('cases.worklist', {});
    const prepared = rows.ok ? rows.value.filter((row) => isPrepared(row) && row.registrarId === session.staff.id) : [];
    if (prepared.length > 0) setLeaving(prepared);
    else await signOut({});
  };
  const [refused, forgetRefused] = useScanned(session, {
    openCase,
    find,
    openSlip: (slip) => show({ kind: 'frontDesk', slip }),
  });
  const asked = Object.entries({ page, leaving, refused, failed: open.error ?? null });
  const shown = [selected, page?.kind, ...asked.map(([part, on]) => on !== null && part)].filter(Boolean).join(' ');
  const main = useShownFromTop<HTMLDivElement>(shown === '' ? null : shown);
  useShortcut(openingKeys.marriage, session.locked ? null : () => void openNew('marriage'));
  useShortcut(openingKeys.divorce, session.locked ? null : () => void openNew('divorce'));
  useShortcut(openingKeys.reissue, session.locked ? null : () => void openNew('reissue'));
  useShortcut('F3', session.locked ? null : () => find());
  const opens = (next: CounterPage, may = true): (() => void) | null => (session.locked || !may ? null : () => show(next));
  useShortcut(scanKey, opens({ kind: 'scanning' }));
  useShortcut('F11', opens({ kind: 'filing' }));
  useShortcut('F12', opens({ kind: 'upcoming' }));
  useShortcut(recordsKey, opens({ kind: 'records' }));
  useShortcut('Alt+U', opens({ kind: 'queue' }, mayLookAtQueue(session)));
  useShortcut('Alt+D', opens({ kind: 'frontDesk', slip: null }, mayOpenFrontDesk(session)));
  useShortcut('?', session.locked ? null : () => setAside((open) => (open === 'keyboard' ? null : 'keyboard')));
  useShortcut('Escape', aside !== null ? () => setAside(null) : null);

  return (
    <TurnContext value={setTurned}>
      {turned !== null && <TurnedCheck caseId={turned} onClose={turnBack} />}
      <div className="counter" hidden={turned !== null} inert={turned !== null}>
        <TopBar
          session={session}
          onKeyboard={() => setAside('keyboard')}
          onAccount={() => setAside('account')}
          onQueue={() => show({ kind: 'queue' })}
          onRecords={() => show({ kind: 'records' })}
          onSignOut={() => void leave()}
        />
        <div className="counter-body">
          <Worklist
            staffId={session.staff.id}
            selected={page === null ? selected : null}
            onSelect={openCase}
            onOpenNew={(wanted) => void openNew(wanted)}
            opening={open.busy}
            onFind={() => find()}
            onFile={openFiling}
            upcoming={page?.kind === 'upcoming'}
            onUpcoming={() => show({ kind: 'upcoming' })}
          />
          <div className="counter-main" ref={main}>
            <CallBar session={session} caseId={page === null ? selected : null} />
            <ClockNotice session={session} />
            {open.error && (
              <div className="case-notice">
                {open.error.code === 'office.closed' ? (
                  <InsidePanel
                    business={business}
                    closed={open.error.details}
                    state={office.value?.hours.state ?? 'afterClosing'}
                    busy={open.busy}
                    onConfirm={() => void openNew(business, true)}
                    onClose={open.forget}
                  />
                ) : (
                  <ErrorNotice error={open.error} onDismiss={open.forget} />
                )}
              </div>
            )}
            {leaving !== null && (
              <div className="case-notice">
                <SignOutPanel prepared={leaving} onOpen={openCase} onClose={() => setLeaving(null)} />
              </div>
            )}
            {refused && (
              <div className="case-notice">
                <RefusedScan scan={refused} onClose={forgetRefused} />
              </div>
            )}
            {page?.kind === 'scanning' ? (
              <ScanPanel onClose={close} />
            ) : page?.kind === 'filing' ? (
              <FilingPanel caseId={selected} onOpen={openCase} onClose={close} />
            ) : page?.kind === 'find' ? (
              <FindPanel key={page.text} text={page.text} onOpen={openCase} onRecords={() => show({ kind: 'records' })} onClose={close} />
            ) : page?.kind === 'frontDesk' ? (
              <Suspense fallback={<p className="panel-page soft">{t('frontDesk.loading')}</p>}>
                <FrontDeskApp key={page.slip?.text ?? ''} session={session} embedded slip={page.slip} onClose={close} />
              </Suspense>
            ) : page?.kind === 'records' ? (
              <Suspense fallback={<p className="panel-page soft">{t('frontDesk.loading')}</p>}>
                <RecordsPanel session={session} onClose={close} />
              </Suspense>
            ) : page?.kind === 'queue' ? (
              <QueuePage session={session} onOpen={openCase} onClose={close} />
            ) : page?.kind === 'upcoming' ? (
              <UpcomingPage onOpen={openCase} onClose={close} />
            ) : selected !== null ? (
              <FilingContext value={openFiling}>
                <CaseView key={selected} caseId={selected} />
              </FilingContext>
            ) : (
              <Welcome />
            )}
          </div>
          {aside !== null && (
            <div className="aside-panel">
              {aside === 'keyboard' ? (
                <KeyboardPanel onClose={() => setAside(null)} />
              ) : (
                <AccountPanel session={session} onClose={() => setAside(null)} />
              )}
            </div>
          )}
        </div>
      </div>
    </TurnContext>
  );
}

function Welcome(): ReactElement {
  const { t } = useTranslation('counter');
  const part = useKeptFocus<HTMLElement>();
  return (
    <main className="welcome" ref={part} tabIndex={-1} aria-label={t('welcome.title')}>
      <h1 className="welcome-title serif">{t('welcome.title')}</h1>
      <ul className="welcome-ways">
        {Business.options.map((business) => (
          <li key={business}>
            <Kbd keys={openingKeys[business]} /> {t(`welcome.new.${business}`)}
          </li>
        ))}
        <li>
          <Kbd keys="F3" /> {t('welcome.find')}
        </li>
        <li>
          <Kbd keys="?" /> {t('welcome.keyboard')}
        </li>
      </ul>
      <p className="soft">{t('welcome.scan')}</p>
    </main>
  );
}
