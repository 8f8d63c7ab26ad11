import { expect, it } from 'vitest';
import { mayCommand } from '../../../electron/main/guards/staff-windows.ts';
import { Station } from '#shared/model/index.ts';

it('windows of the staff ask main for windows, folders and programs', () => {
  expect(Station.options.filter(mayCommand)).toEqual(['counter', 'supervisor']);
});

it("neither the couple's screen, a kiosk or a call screen does, nor a window nobody knows", () => {
  for (const station of ['applicant', 'kiosk', 'signage', null] as const) expect(mayCommand(station)).toBe(false);
});
