import { describe, expect, it } from 'vitest';
import { parseCommandLine } from '../../electron/main/command-line.ts';
import { profileFolder } from '../../electron/main/profile.ts';

describe('the command line', () => {
  it('opens the counter on the store of this user when nothing is said', () => {
    expect(parseCommandLine(['/opt/electron', '.', '--no-sandbox'], '/srv')).toEqual({
      store: null,
      station: 'counter',
      readerPath: null,
      clock: null,
      applicant: 'auto',
      signageDisplay: null,
      kioskDisplay: null,
    });
  });

  it('takes store, station, reader and clock, and resolves the store', () => {
    const argv = [
      'electron',
      '.',
      '--store=halls/one',
      '--station=supervisor',
      '--reader=/dev/ttyUSB0',
      '--clock=2026-11-20T09:00:00+08:00',
      '--applicant=never',
      '--signage-display=2',
      '--kiosk-display=3',
    ];
    expect(parseCommandLine(argv, '/srv')).toEqual({
      store: '/srv/halls/one',
      station: 'supervisor',
      readerPath: '/dev/ttyUSB0',
      clock: '2026-11-20T09:00:00+08:00',
      applicant: 'never',
      signageDisplay: 2,
      kioskDisplay: 3,
    });
  });

  it('refuses a way to open the second screen it does not know', () => {
    expect(() => parseCommandLine(['--applicant=often'], '/srv')).toThrow(/auto, always, never/);
  });

  it.each(['0', '12', 'left'])('refuses %s as the number of a display', (display) => {
    for (const station of ['signage', 'kiosk'])
      expect(() => parseCommandLine([`--${station}-display=${display}`], '/srv')).toThrow(/from 1 to 9/);
  });

  it('opens a kiosk', () => {
    expect(parseCommandLine(['--station=kiosk'], '/srv').station).toBe('kiosk');
  });

  it('refuses a station it does not know', () => {
    expect(() => parseCommandLine(['--station=kitchen'], '/srv')).toThrow(/counter, supervisor, signage/);
  });
});

describe("Chromium's profile", () => {
  it('is the user’s for the store of this user', () => {
    expect(profileFolder('/home/a/.config/Tongxin', null)).toBe('/home/a/.config/Tongxin');
  });

  it('differs for stores with similar names', () => {
    const folders = ['/a/b', '/a-b', '/a/b/', '/a%2Fb', '/登记处'].map((store) => profileFolder('/profile', store));
    expect(new Set(folders).size).toBe(folders.length);
  });

  it('stays inside and within the limits of file systems', () => {
    const folder = profileFolder('/profile', `/../..${'/很长的名字'.repeat(100)}`);
    const parts = folder.split('/');
    expect(folder.startsWith('/profile/profiles/')).toBe(true);
    expect(parts).not.toContain('..');
    expect(Math.max(...parts.map((part) => part.length))).toBeLessThanOrEqual(255);
  });
});
