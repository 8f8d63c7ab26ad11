import { describe, expect, it } from 'vitest';
import {
  findWeakness,
  kioskPartition,
  lockedPreferences,
  partition,
  preferencesOf,
} from '../../../electron/main/guards/web-preferences.ts';

it('finds nothing in a window as ours are', () => {
  expect(
    findWeakness('counter', { ...lockedPreferences, preload: '/out/preload/index.cjs', additionalArguments: ['--hall-station=counter'] }),
  ).toBeNull();
});

describe('a door left open', () => {
  it.each(Object.entries(lockedPreferences))('%s the other way', (name, value) => {
    const other = typeof value === 'boolean' ? !value : 'persist:hall';
    expect(findWeakness('counter', { ...lockedPreferences, [name]: other })).toBe(name);
  });

  it.each(Object.keys(lockedPreferences))('%s not said', (name) => {
    expect(findWeakness('counter', Object.fromEntries(Object.entries(lockedPreferences).filter(([each]) => each !== name)))).toBe(name);
  });

  it.each([
    ['enableBlinkFeatures', 'ExecCommandInJavaScript'],
    ['disableBlinkFeatures', 'CSPViolationReports'],
    ['session', {}],
    ['javascript', true],
    ['offscreen', true],
    ['v8CacheOptions', 'none'],
    ['enableRemoteModule', true],
    ['nativeWindowOpen', false],
  ])('%s, which no window of ours sets', (name, value) => {
    expect(findWeakness('counter', { ...lockedPreferences, [name]: value })).toBe(name);
  });

  it('no preferences at all', () => {
    expect(findWeakness('counter', undefined)).toBe('partition');
  });
});

it('keeps what a window loads in memory', () => {
  for (const name of [partition, kioskPartition]) expect(name).not.toMatch(/^persist:/u);
});

describe('the partition of a kiosk', () => {
  it('is its own, and no other window’s', () => {
    expect(findWeakness('kiosk', preferencesOf('kiosk'))).toBeNull();
    expect(preferencesOf('kiosk').partition).toBe(kioskPartition);
    expect(findWeakness('kiosk', preferencesOf('counter'))).toBe('partition');
    for (const station of ['counter', 'supervisor', 'applicant', 'signage'] as const)
      expect(findWeakness(station, preferencesOf('kiosk'))).toBe('partition');
  });

  it('is all that is different: any other door left open is found there, too', () => {
    for (const name of Object.keys(lockedPreferences)) {
      const weaker = Object.fromEntries(Object.entries(preferencesOf('kiosk')).filter(([each]) => each !== name));
      expect(findWeakness('kiosk', weaker)).toBe(name);
    }
  });
});
