import { describe, expect, it } from 'vitest';
import { hearKiosk, mayLeaveKiosk, releaseTime } from '../../../electron/main/guards/kiosk-release.ts';

const ok = { ok: true, value: {} };
const refused = { ok: false, error: { code: 'staff.wrongPassword', details: {} } };

describe('what a call of a kiosk means to main', () => {
  it.each([
    ['kiosk.enter', 'began'],
    ['kiosk.enterByCode', 'began'],
    ['kiosk.enterPartner', 'began'],
    ['kiosk.leave', 'over'],
    ['kiosk.release', 'released'],
  ])('%s, answered with success: %s', (operation, heard) => {
    expect(hearKiosk('kiosk', { operation }, ok)).toBe(heard);
  });

  it.each([
    ['a refusal', 'kiosk', { operation: 'kiosk.release' }, refused],
    ['no answer', 'kiosk', { operation: 'kiosk.release' }, undefined],
    ['an answer that is no result', 'kiosk', { operation: 'kiosk.release' }, { ok: 'true' }],
    ['another operation', 'kiosk', { operation: 'kiosk.state' }, ok],
    ['a name every object has', 'kiosk', { operation: 'constructor' }, ok],
    ['a call without a name', 'kiosk', null, ok],
    ['a counter', 'counter', { operation: 'kiosk.release' }, ok],
    ['a call screen', 'signage', { operation: 'kiosk.release' }, ok],
    ['a window nobody knows', null, { operation: 'kiosk.release' }, ok],
  ] as const)('nothing: %s', (_what, station, call, answered) => {
    expect(hearKiosk(station, call, answered)).toBeNull();
  });
});

describe('a kiosk may be left', () => {
  it('within two minutes of the staff’s proof at it, to the millisecond', () => {
    expect(releaseTime).toBe(120_000);
    expect(mayLeaveKiosk('kiosk', 1_000, 1_000)).toBe(true);
    expect(mayLeaveKiosk('kiosk', 1_000, 1_000 + releaseTime - 1)).toBe(true);
    expect(mayLeaveKiosk('kiosk', 1_000, 1_000 + releaseTime)).toBe(false);
  });

  it('never without one, before one, or by a window that is no kiosk', () => {
    expect(mayLeaveKiosk('kiosk', null, 1_000)).toBe(false);
    expect(mayLeaveKiosk('kiosk', 2_000, 1_000)).toBe(false);
    for (const station of ['counter', 'applicant', 'supervisor', 'signage', null] as const)
      expect(mayLeaveKiosk(station, 1_000, 1_000)).toBe(false);
  });
});
