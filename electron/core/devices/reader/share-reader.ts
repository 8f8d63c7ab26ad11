import type { CardReader, ReaderForCases, ReaderForDesk } from '../types.ts';

/** Who waits for the next card. */
type Waiting = { readonly for: 'case'; readonly isWanted: () => boolean } | { readonly for: 'desk'; readonly id: string };

/** One reader for two who wait, one at a time: a case goes before the front desk. */
export function shareReader(reader: CardReader): { readonly forCases: ReaderForCases; readonly forDesk: ReaderForDesk } {
  const listeners = new Set<() => void>();
  let waiting: Waiting | null = null;
  const tell = (): void => listeners.forEach((listener) => listener());
  const rest = (): void => {
    waiting = null;
    reader.disarm();
    tell();
  };
  reader.onState(tell);

  return {
    forCases: {
      state: () => ({ ...reader.state(), desk: waiting?.for === 'desk' ? waiting.id : null }),
      arm(onCard, isWanted) {
        waiting = { for: 'case', isWanted };
        reader.arm(onCard);
        tell();
      },
      disarm() {
        if (waiting?.for !== 'desk') rest();
      },
      onState(listener) {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    },
    forDesk: {
      isThere: () => reader.state().state !== 'none',
      state: () => reader.state().state,
      arm(id, onCard) {
        if (waiting?.for === 'case' && waiting.isWanted()) return false;
        waiting = { for: 'desk', id };
        reader.arm(onCard);
        tell();
        return true;
      },
      disarm(id) {
        if (waiting?.for === 'desk' && waiting.id === id) rest();
      },
    },
  };
}
