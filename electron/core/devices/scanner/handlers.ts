import { ok } from '#shared/model/index.ts';
import type { ClockDep, EventsDep, HandlersFor } from '../../ports.ts';
import type { Scanner } from './scanner.ts';

/** What nobody took for so long was meant for nobody: a locked screen, no window. Milliseconds. */
const patience = 5_000;

/**
 * Hands out what the serial scanner read. A text may name a person, and events reach every window: the event says only that
 * something waits, and the first window of signed-in staff that asks is given it, once. It is kept nowhere else.
 */
export function createScannerHandlers({
  scanner,
  clock,
  events,
}: { readonly scanner: Scanner } & ClockDep & EventsDep): HandlersFor<'scanner.take' | 'scanner.status'> {
  let waiting: { readonly text: string; readonly at: number } | null = null;
  scanner.onText((text) => {
    waiting = { text, at: clock.elapsed() };
    events.emit({ event: 'scanner.read' });
  });
  scanner.onState(() => events.emit({ event: 'scanner.changed' }));

  return {
    'scanner.take': () => {
      const taken = waiting;
      waiting = null;
      return ok({ text: taken !== null && clock.elapsed() - taken.at <= patience ? taken.text : null });
    },
    'scanner.status': () => ok(scanner.state()),
  };
}
