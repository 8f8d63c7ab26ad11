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
import { openingKeys, scanKey } from './opening-keys.ts';
import { useSelectedCase } from './selected-case.ts';
import { TopBar } from './top-bar.tsx';
import { useKeptFocus } from './use-kept-focus.ts';
import { useScanned } from './use-scanned.ts';
import { useShortcut } from './use-shortcut.ts';
import { Worklist } from './worklist.tsx';
import './counter.css';

const FrontDeskApp = lazy(async () => ({ default: (await import('../front-desk/index.ts')).FrontDeskApp }));

/** The counter's window: top bar, worklist, one case. */
export function CounterApp({ session }: { readonly session: Session }): ReactElement {
  const client = useClient();
  const { t } = useTranslation('counter');
  const [selected, select] = useSelectedCase();
  const [finding, setFinding] = useState<string | null>(null);
  const [filing, setFiling] = useState(false);
  const [upcoming, setUpcoming] = useState(false);
  const [queue, setQueue] = useState(false);
  const [frontDesk, setFrontDesk] = useState(false);
  const [scanning, setScanning] = useState(false);
  /** The slip that led to the front desk. */
  const [slip, setSlip] = useState<Extract<Scanned, { kind: 'slip' }> | null>(null);
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
      setFinding(null);
      setFiling(false);
      setUpcoming(false);
      setQueue(false);
      setFrontDesk(false);
      setScanning(false);
      setLeaving(null);
      select(caseId);
    },
    [select],
  );
  const openFiling = useCallback(() => {
    setScanning(false);
    setFiling(true);
  }, []);
  const showUpcoming = (): void => {
    setFiling(false);
    setFinding(null);
    setQueue(false);
    setFrontDesk(false);
    setScanning(false);
    setUpcoming(true);
  };
  const showQueue = (): void => {
    setFiling(false);
    setFinding(null);
    setFrontDesk(false);
    setScanning(false);
    setQueue(true);
  };
  const showFrontDesk = (): void => {
    setFiling(false);
    setFinding(null);
    setScanning(false);
    setFrontDesk(true);
  };
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
  const find = (text = ''): void => {
    setFiling(false);
    setScanning(false);
    setFinding(text);
  };
  const [refused, forgetRefused] = useScanned(session, {
    openCase,
    find,
    openSlip: (scanned) => {
      setSlip(scanned);
      showFrontDesk();
    },
  });
  const asked = Object.entries({ finding, filing, upcoming, queue, frontDesk, scanning, leaving, refused, failed: open.error ?? null });
  const shown = [selected, ...asked.map(([part, on]) => on !== null && on !== false && part)].filter(Boolean).join(' ');
  const main = useShownFromTop<HTMLDivElement>(shown === '' ? null : shown);
  useShortcut(openingKeys.marriage, session.locked ? null : () => void openNew('marriage'));
  useShortcut(openingKeys.divorce, session.locked ? null : () => void openNew('divorce'));
  useShortcut('F3', session.locked ? null : () => find());
  useShortcut(scanKey, session.locked ? null : () => setScanning(true));
  useShortcut('F11', session.locked ? null : openFiling);
  useShortcut('F12', session.locked ? null : showUpcoming);
  useShortcut('Alt+U', session.locked || !mayLookAtQueue(session) ? null : showQueue);
  useShortcut(
    'Alt+D',
    session.locked || !mayOpenFrontDesk(session)
      ? null
      : () => {
          setSlip(null);
          showFrontDesk();
        },
  );
  useShortcut('?', session.locked ? null : () => setAside((shown) => (shown === 'keyboard' ? null : 'keyboard')));
  useShortcut('Escape', aside !== null ? () => setAside(null) : null);

  return (
    <TurnContext value={setTurned}>
      {turned !== null && <TurnedCheck caseId={turned} onClose={turnBack} />}
      <div className="counter" hidden={turned !== null} inert={turned !== null}>
        <TopBar
          session={session}
          onKeyboard={() => setAside('keyboard')}
          onAccount={() => setAside('account')}
          onQueue={showQueue}
          onSignOut={() => void leave()}
        />
        <div className="counter-body">
          <Worklist
            staffId={session.staff.id}
            selected={finding === null && !filing && !upcoming && !queue && !frontDesk ? selected : null}
            onSelect={openCase}
            onOpenNew={(wanted) => void openNew(wanted)}
            opening={open.busy}
            onFind={() => find()}
            onFile={openFiling}
            upcoming={upcoming && !queue && !frontDesk && !filing && finding === null}
            onUpcoming={showUpcoming}
          />
          <div className="counter-main" ref={main}>
            <CallBar session={session} caseId={finding === null && !filing && !upcoming && !queue && !frontDesk ? selected : null} />
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
            {scanning ? (
              <ScanPanel onClose={() => setScanning(false)} />
            ) : filing ? (
              <FilingPanel caseId={selected} onOpen={openCase} onClose={() => setFiling(false)} />
            ) : finding !== null ? (
              <FindPanel key={finding} text={finding} onOpen={openCase} onClose={() => setFinding(null)} />
            ) : frontDesk ? (
              <Suspense fallback={<p className="panel-page soft">{t('frontDesk.loading')}</p>}>
                <FrontDeskApp key={slip?.text ?? ''} session={session} embedded slip={slip} onClose={() => setFrontDesk(false)} />
              </Suspense>
            ) : queue ? (
              <QueuePage session={session} onOpen={openCase} onClose={() => setQueue(false)} />
            ) : upcoming ? (
              <UpcomingPage onOpen={openCase} onClose={() => setUpcoming(false)} />
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
