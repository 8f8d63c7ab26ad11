import { Component, type ReactElement, type ReactNode } from 'react';
import { useAsk } from '../client/index.ts';
import { SignagePage } from './signage-page.tsx';
import { useOfficeClock } from './use-office-clock.ts';
import { useStale } from './use-stale.ts';
import { useSpokenCalls } from './voice/use-spoken-calls.ts';
import { WaitingHall } from './waiting-hall.tsx';
import { useScreenWords } from './words.ts';

/** ms; events make it quicker, this only catches what no event announces: an hour that strikes, a file put into the folder. */
const askedAgainAfter = 20_000;

/** The hall's call screen. Nobody sits at it: whatever happens, it goes on by itself. */
export function SignageApp(): ReactElement {
  return (
    <Restarting>
      <Screen />
    </Restarting>
  );
}

function Screen(): ReactElement {
  const { value: view, error } = useAsk('signage.view', {}, { every: askedAgainAfter, keep: true });
  const { value: board, error: boardError } = useAsk('tickets.board', {}, { every: askedAgainAfter, keep: true });
  const now = useOfficeClock(view?.now);
  const stale = useStale(view !== undefined && (error !== undefined || boardError !== undefined));
  useSpokenCalls({ calls: board?.calls, voice: view?.settings.voice, now });
  const words = useScreenWords(view?.settings.english ?? true);
  if (view === undefined || now === null) return <WaitingHall words={words} />;
  return <SignagePage view={view} board={board ?? null} now={now} stale={stale} words={words} />;
}

/** ms. */
const restartAfter = 10_000;

/** A bug in the page is not left standing: it is loaded once more. */
class Restarting extends Component<{ readonly children: ReactNode }, { readonly broken: boolean }> {
  override readonly state: { readonly broken: boolean } = { broken: false };

  static getDerivedStateFromError(): { readonly broken: boolean } {
    return { broken: true };
  }

  override componentDidCatch(): void {
    setTimeout(() => location.reload(), restartAfter);
  }

  override render(): ReactNode {
    return this.state.broken ? null : this.props.children;
  }
}
