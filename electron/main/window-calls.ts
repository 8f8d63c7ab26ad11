import type { CoreHost } from './core-host.ts';
import type { WindowRegister } from './window-register.ts';
import type { WindowSessions } from './window-sessions.ts';
import { WindowCall } from '#shared/contract/index.ts';
import { fail } from '#shared/model/index.ts';

/** Passes a window's call to the core as what main knows the window to be, and keeps the session the core answers. */
export async function answerWindowCall(
  deps: { core: Pick<CoreHost, 'call'>; windows: WindowRegister; sessions: Pick<WindowSessions, 'end'> },
  windowId: number,
  raw: unknown,
): Promise<unknown> {
  const seat = deps.windows.find(windowId);
  if (!seat) throw new Error('a call from a window that is not in the register');
  const call = WindowCall.safeParse(raw);
  if (!call.success) {
    const issue = call.error.issues[0];
    return fail({ code: 'call.invalid', details: { path: issue?.path.join('.') ?? '', problem: issue?.message ?? '' } });
  }
  const { answer, session } = await deps.core.call(seat.station, seat.session, call.data);
  // Closed while the core was signing somebody in: nobody holds that session.
  if (typeof session === 'string' && !deps.windows.find(windowId)) deps.sessions.end(seat.station, session);
  else if (session !== undefined) deps.windows.setSession(windowId, session);
  return answer;
}
