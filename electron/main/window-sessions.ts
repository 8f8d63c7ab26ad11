import { v7 as uuidv7 } from 'uuid';
import type { CoreHost } from './core-host.ts';
import type { WindowRegister } from './window-register.ts';
import type { Station } from '#shared/model/index.ts';

/** Ends in the core what a window leaves behind: nobody could end it any more. */
export interface WindowSessions {
  /** The window is closed: its seat is free and its session ends. */
  leave(windowId: number): void;
  /** A session that was begun for a window that is gone. */
  end(station: Station, session: string): void;
  /** Until every session has ended, or this many milliseconds have passed. */
  settle(patience: number): Promise<void>;
}

export function createWindowSessions(core: Pick<CoreHost, 'call'>, register: WindowRegister): WindowSessions {
  const ending = new Set<Promise<unknown>>();

  function end(station: Station, session: string): void {
    const operation = station === 'kiosk' ? 'kiosk.leave' : 'staff.signOut';
    const signOut = { operation, input: {}, requestId: uuidv7(), approval: null };
    const answered = core.call(station, session, signOut).finally(() => ending.delete(answered));
    ending.add(answered);
  }

  return {
    end,
    leave(windowId) {
      const seat = register.find(windowId);
      register.remove(windowId);
      if (seat && seat.of === null && seat.session !== null) end(seat.station, seat.session);
    },
    async settle(patience) {
      let timer: NodeJS.Timeout | undefined;
      const enough = new Promise<void>((resolve) => (timer = setTimeout(resolve, patience)));
      await Promise.race([Promise.allSettled(ending), enough]);
      clearTimeout(timer);
    },
  };
}
