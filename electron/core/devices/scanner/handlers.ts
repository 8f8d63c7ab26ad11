import { ok, parseDeskCode } from '#shared/model/index.ts';
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
}: { readonly scanner: Scanner } & ClockDep & EventsDep): HandlersFor<'scanner.take' | 'scanner.takeSlip' | 'scanner.status'> {
  let waiting: { readonly text: string; readonly at: number } | null = null;
  scanner.onText((text) => {
    waiting = { text, at: clock.elapsed() };
    events.emit({ event: 'scanner.read' });
  });
  scanner.onState(() => events.emit({ event: 'scanner.changed' }));

  /** What waits and may be had; null: nothing, or it is of another kind. */
  const take = (isMeant: (text: string) => boolean): string | null => {
    const text = waiting !== null && clock.elapsed() - waiting.at <= patience ? waiting.text : null;
    if (text !== null && !isMeant(text)) return null;
    waiting = null;
    return text;
  };

  return {
    'scanner.take': () => ok({ text: take(() => true) }),
    'scanner.takeSlip': () => ok({ code: take((text) => parseDeskCode(text)?.kind === 'appointment') }),
    'scanner.status': () => ok(scanner.state()),
  };
}
