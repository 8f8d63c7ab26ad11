import type { Station } from '#shared/model/index.ts';

interface Seat {
  readonly station: Station;
  session: string | null;
}

/** Which window is which station, and whose session it holds. A window can claim neither. */
export interface WindowRegister {
  add(windowId: number, station: Station): void;
  remove(windowId: number): void;
  find(windowId: number): Readonly<Seat> | null;
  findWindow(station: Station): number | null;
  setSession(windowId: number, session: string | null): void;
}

export function createWindowRegister(): WindowRegister {
  const seats = new Map<number, Seat>();
  return {
    add: (windowId, station) => void seats.set(windowId, { station, session: null }),
    remove: (windowId) => void seats.delete(windowId),
    find: (windowId) => seats.get(windowId) ?? null,
    findWindow: (station) => [...seats].find(([, seat]) => seat.station === station)?.[0] ?? null,
    setSession: (windowId, session) => {
      const seat = seats.get(windowId);
      if (seat) seat.session = session;
    },
  };
}
