import type { Station } from '#shared/model/index.ts';

/** What main itself learns from a kiosk's call: a visit began, it is over, or a member of the staff proved who they are. */
export type Heard = 'began' | 'over' | 'released';

/** Milliseconds a kiosk's window may ask main for what only the staff may, after they proved who they are at it. */
export const releaseTime = 120_000;

const meanings: Readonly<Record<string, Heard>> = {
  'kiosk.enter': 'began',
  'kiosk.enterByCode': 'began',
  'kiosk.enterPartner': 'began',
  'kiosk.leave': 'over',
  'kiosk.release': 'released',
};

/** Only what the core answered with success means anything; the same call of another station means nothing. */
export function hearKiosk(station: Station | null, call: unknown, answered: unknown): Heard | null {
  if (station !== 'kiosk' || !isObject(answered) || answered['ok'] !== true || !isObject(call)) return null;
  const { operation } = call;
  return typeof operation === 'string' && Object.hasOwn(meanings, operation) ? meanings[operation]! : null;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** Whether a window may leave the kiosk now: it is one, and the staff proved who they are at this very window just before. */
export function mayLeaveKiosk(station: Station | null, releasedAt: number | null, now: number): boolean {
  if (station !== 'kiosk' || releasedAt === null) return false;
  const since = now - releasedAt;
  return since >= 0 && since < releaseTime;
}
