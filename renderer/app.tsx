import { useQueryClient } from '@tanstack/react-query';
import { Component, lazy, startTransition, Suspense, useEffect, useState, type ErrorInfo, type ReactElement, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '#shared/contract/index.ts';
import { ErrorNotice, useAsk, useClient, useCoreIsRunning, useSlowCalls } from './client/index.ts';
import { Button, Notice } from './components/index.ts';
import { LockGate, NewPassphrase, Rotating, SignIn, Unlock } from './entry/index.ts';
import { isReception } from './front-desk/may-open.ts';
import { OfflineBar } from './offline/index.ts';
import './app.css';

type DrawDesk = (session: Session) => ReactElement;

// The first page is small: each desk comes when its station is known, and set-up where there is something to set up.
const loadDesk: Readonly<Record<'counter' | 'supervisor' | 'frontDesk', () => Promise<DrawDesk>>> = {
  counter: async () => {
    const { CounterApp } = await import('./counter/index.ts');
    return (session) => <CounterApp session={session} />;
  },
  supervisor: async () => {
    const { SupervisorApp } = await import('./supervisor/index.ts');
    return (session) => <SupervisorApp session={session} />;
  },
  frontDesk: async () => {
    const { FrontDeskApp } = await import('./front-desk/index.ts');
    return (session) => <FrontDeskApp session={session} />;
  },
};
const ApplicantApp = lazy(async () => ({ default: (await import('./applicant/index.ts')).ApplicantApp }));
const SignageApp = lazy(async () => ({ default: (await import('./signage/index.ts')).SignageApp }));
const KioskApp = lazy(async () => ({ default: (await import('./kiosk/index.ts')).KioskApp }));
const SetUp = lazy(async () => ({ default: (await import('./entry/set-up/set-up.tsx')).SetUp }));
const RestorePage = lazy(async () => ({ default: (await import('./entry/restore/restore-page.tsx')).RestorePage }));

/** The whole window: what the store, the session and the station allow, and above it whether the core is there. */
export function App(): ReactElement {
  const { station } = useClient();
  // The screens of others sign nobody in, and the core's troubles are not theirs.
  const theirs = station === 'applicant' || station === 'signage' || station === 'kiosk';
  return (
    <div className="window">
      {!theirs && <CoreBanner />}
      <Broken>
        <Suspense fallback={<Starting />}>
          <Screen />
        </Suspense>
      </Broken>
    </div>
  );
}

function Screen(): ReactElement {
  const { station } = useClient();
  if (station === 'applicant') return <ApplicantApp />;
  if (station === 'signage') return <SignageApp />;
  if (station === 'kiosk') return <KioskApp />;
  return <Station />;
}

/** Says that the core is away, for a moment that it is back, and when an answer takes long. */
function CoreBanner(): ReactElement | null {
  const { t } = useTranslation('common');
  const running = useCoreIsRunning();
  const slow = useSlowCalls();
  const [wasAway, setWasAway] = useState(false);
  if (!running && !wasAway) setWasAway(true);
  useEffect(() => {
    if (!running || !wasAway) return undefined;
    const timer = setTimeout(() => setWasAway(false), 4_000);
    return () => clearTimeout(timer);
  }, [running, wasAway]);
  const state = !running ? 'recovering' : slow ? 'slow' : wasAway ? 'recovered' : null;
  if (state === null) return null;
  return (
    <div className="window-banner">
      <Notice tone={state === 'recovered' ? 'done' : 'waiting'}>{t(`core.${state}`)}</Notice>
    </div>
  );
}

function Station(): ReactElement {
  const { station } = useClient();
  const health = useAsk('hall.health', {});
  const open = health.value?.store === 'open';
  const session = useAsk('staff.session', {}, { enabled: open });
  // Counsellors work no counter: wherever they sign in they find their own page.
  const counsels = session.value?.staff.roles.every((role) => role === 'counsellor') === true;
  const receives = session.value ? isReception(session.value) : false;
  const desk = receives ? 'frontDesk' : station === 'supervisor' || counsels ? 'supervisor' : 'counter';
  const drawDesk = useDesk(desk, session.value !== undefined);
  // Set-up ends when the recovery key is on paper, whatever the store already is by then.
  const queries = useQueryClient();
  const [setUp, setSetUp] = useState<'notNeeded' | 'running' | 'finished'>('notNeeded');
  if (health.value?.store === 'absent' && setUp === 'notNeeded') setSetUp('running');
  // The recovery key that opened the store, until its holder has chosen a new passphrase or none.
  const [recoveredBy, setRecoveredBy] = useState<string | null>(null);
  const finishSetUp = (): void => {
    setSetUp('finished');
    void queries.invalidateQueries();
  };
  const [restoring, setRestoring] = useState(false);
  // The page before stays until the next has come.
  const restore = (): void => startTransition(() => setRestoring(true));
  const finishRestore = (): void => {
    setRestoring(false);
    finishSetUp();
  };
  if (restoring) return <RestorePage onNewPc={setUp === 'running'} onBack={() => setRestoring(false)} onFinished={finishRestore} />;
  if (setUp === 'running') return <SetUp onFinished={finishSetUp} onRestore={restore} />;
  if (health.value?.store === 'absent') return <Starting />;
  if (health.value?.store === 'locked') return <Unlock onRecovering={setRecoveredBy} onRestore={restore} />;
  const rotating = health.value?.store === 'rotating';
  // Nothing typed is lost while the store is closed for a moment: the page stays behind the notice.
  if (rotating && session.value === undefined) return <Rotating />;
  const error = health.error ?? (session.value === undefined ? session.error : undefined);
  if (error) return <Starting error={error} />;
  if (health.value === undefined || session.value === undefined || (session.value !== null && drawDesk === null)) return <Starting />;
  if (recoveredBy !== null && !health.value.training)
    return <NewPassphrase recoveryKey={recoveredBy} onFinished={() => setRecoveredBy(null)} />;
  return (
    <>
      <OfflineBar session={session.value} />
      {session.value === null ? (
        <SignIn />
      ) : (
        <LockGate session={session.value} className="window-station">
          {drawDesk?.(session.value)}
        </LockGate>
      )}
      {rotating && <Rotating />}
    </>
  );
}

/**
 * The pages of a desk; null until they are there. They are fetched while somebody types a password and stand at once after it: React
 * shows what was lazy only a while after what stood in its place.
 */
function useDesk(desk: keyof typeof loadDesk, wanted: boolean): DrawDesk | null {
  const [loaded, setLoaded] = useState<DrawDesk | null>(null);
  useEffect(() => {
    if (!wanted) return;
    loadDesk[desk]().then(
      (draw) => setLoaded(() => draw),
      (problem: Error) =>
        setLoaded(() => {
          throw problem;
        }),
    );
  }, [desk, wanted]);
  return loaded;
}

function Starting({ error }: { readonly error?: Parameters<typeof ErrorNotice>[0]['error'] }): ReactElement {
  const { t } = useTranslation('common');
  return <div className="window-starting">{error ? <ErrorNotice error={error} /> : <p className="soft">{t('waiting.starting')}</p>}</div>;
}

/** A bug in a page is shown as one, not as an empty window. */
class Broken extends Component<{ readonly children: ReactNode }, { readonly bug: Error | null }> {
  override readonly state: { readonly bug: Error | null } = { bug: null };

  static getDerivedStateFromError(bug: Error): { readonly bug: Error } {
    return { bug };
  }

  override componentDidCatch(bug: Error, info: ErrorInfo): void {
    console.error(bug.message, info.componentStack);
  }

  override render(): ReactNode {
    return this.state.bug ? <BugNotice bug={this.state.bug} /> : this.props.children;
  }
}

function BugNotice({ bug }: { readonly bug: Error }): ReactElement {
  const { t } = useTranslation('common');
  return (
    <div className="window-starting">
      <Notice tone="error" title={t('bug.title')} actions={<Button onPress={() => location.reload()}>{t('bug.reload')}</Button>}>
        {t('bug.explain', { message: bug.message })}
      </Notice>
    </div>
  );
}
