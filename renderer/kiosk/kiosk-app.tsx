import { Component, useEffect, useState, type ReactElement, type ReactNode } from 'react';
import { useAsk, useClient, useCoreIsRunning } from '../client/index.ts';
import { ComfortProvider, useComfort } from './comfort/comfort.tsx';
import { ComfortDoorContext } from './comfort/comfort-door.ts';
import { ComfortPage } from './comfort/comfort-page.tsx';
import { IdleWarning } from './frame/idle-warning.tsx';
import { LeavingContext, useLeave } from './frame/leaving.ts';
import { PageStack } from './frame/page-stack.tsx';
import { useArrowKeys } from './frame/use-arrow-keys.ts';
import { useVisitKept } from './frame/use-visit-kept.ts';
import { KioskLanguage } from './language/kiosk-language.tsx';
import { StaffDoor } from './staff/staff-door.tsx';
import { OverPage } from './trouble/over-page.tsx';
import { StoreShut } from './trouble/store-shut.tsx';
import { CoreLost } from './trouble/core-lost.tsx';
import { useReadFocus } from './voice/use-read-aloud.ts';
import { WelcomePage } from './welcome/welcome-page.tsx';

/** 自助机. Nobody sits at it, and many who stand before it have never used one: whatever happens, it says what to do and goes on. */
export function KioskApp(): ReactElement {
  return (
    <Restarting>
      <Kiosk />
    </Restarting>
  );
}

/** One visit after another. Main gives each a page of its own; until it comes, nothing of the last one is shown or kept here either. */
function Kiosk(): ReactElement {
  const client = useClient();
  const [visits, setVisits] = useState(0);
  const [over, setOver] = useState(false);
  useEffect(
    () =>
      client.onEvent((event) => {
        if (event.event === 'kiosk.over') setOver(true);
      }),
    [client],
  );
  const leave = (): void => {
    setOver(true);
    void client.call('kiosk.leave', {}).finally(() => {
      setVisits((count) => count + 1);
      setOver(false);
    });
  };
  return (
    <KioskLanguage key={`language ${visits}`}>
      <ComfortProvider>
        <LeavingContext value={leave}>{over ? <OverPage /> : <Hall onAnew={() => setVisits((count) => count + 1)} />}</LeavingContext>
      </ComfortProvider>
    </KioskLanguage>
  );
}

const comfortPage = <ComfortPage />;
const welcomePage = <WelcomePage />;

/** What the core and its store allow. */
function Hall({ onAnew }: { readonly onAnew: () => void }): ReactElement {
  const client = useClient();
  const running = useCoreIsRunning();
  const [lost, setLost] = useState(false);
  if (!running && !lost) setLost(true);
  // Identities are in the core's memory alone: whoever was here lays their card down again.
  useEffect(() => {
    if (!running || !lost) return;
    void client.call('kiosk.report', { trouble: 'coreWasLost' });
    onAnew();
  }, [running, lost, client, onAnew]);
  const { value: health } = useAsk('hall.health', {});
  useArrowKeys();
  useVisitKept(useLeave());
  useReadFocus(useComfort().spoken);
  if (!running) return <CoreLost />;
  if (health !== undefined && health.store !== 'open') return <StoreShut store={health.store} />;
  return (
    <ComfortDoorContext value={comfortPage}>
      <PageStack first={welcomePage} around={StaffDoor} />
      <IdleWarning />
    </ComfortDoorContext>
  );
}

/** ms. */
const restartAfter = 5_000;

/** A bug in a page ends the visit: the page is loaded once more. */
class Restarting extends Component<{ readonly children: ReactNode }, { readonly broken: boolean }> {
  override readonly state: { readonly broken: boolean } = { broken: false };

  static getDerivedStateFromError(): { readonly broken: boolean } {
    return { broken: true };
  }

  override componentDidCatch(): void {
    setTimeout(() => location.reload(), restartAfter);
  }

  override render(): ReactNode {
    return this.state.broken ? <CoreLost /> : this.props.children;
  }
}
