import type { Station } from '#shared/model/index.ts';

interface Seat {
  readonly station: Station;
  readonly session: string | null;
  /** The counter's window whose session this one shares: its second screen. null: a window of its own. */
  readonly of: number | null;
}

/** Which window is which station, and whose session it holds. A window can claim neither. */
export interface WindowRegister {
  add(windowId: number, station: Station): void;
  /** The second screen of a counter's window: it has that window's session as long as that window has it, never one of its own. */
  addApplicant(windowId: number, counterWindowId: number): void;
  remove(windowId: number): void;
  find(windowId: number): Seat | null;
  findWindow(station: Station): number | null;
  setSession(windowId: number, session: string | null): void;
}

export function createWindowRegister(): WindowRegister {
  const seats = new Map<number, Seat>();
  return {
    add: (windowId, station) => void seats.set(windowId, { station, session: null, of: null }),
    addApplicant: (windowId, counterWindowId) => void seats.set(windowId, { station: 'applicant', session: null, of: counterWindowId }),
    remove: (windowId) => void seats.delete(windowId),
    find: (windowId) => {
      const seat = seats.get(windowId);
      if (seat === undefined) return null;
      return seat.of === null ? seat : { ...seat, session: seats.get(seat.of)?.session ?? null };
    },
    findWindow: (station) => [...seats].find(([, seat]) => seat.station === station)?.[0] ?? null,
    setSession: (windowId, session) => {
      const seat = seats.get(windowId);
      if (seat && seat.of === null) seats.set(windowId, { ...seat, session });
    },
  };
}
