import { describe, expect, it } from 'vitest';
import { findWeakness, lockedPreferences, partition } from '../../../electron/main/guards/web-preferences.ts';

it('finds nothing in a window as ours are', () => {
  expect(
    findWeakness({ ...lockedPreferences, preload: '/out/preload/index.cjs', additionalArguments: ['--hall-station=counter'] }),
  ).toBeNull();
});

describe('a door left open', () => {
  it.each(Object.entries(lockedPreferences))('%s the other way', (name, value) => {
    const other = typeof value === 'boolean' ? !value : 'persist:hall';
    expect(findWeakness({ ...lockedPreferences, [name]: other })).toBe(name);
  });

  it.each(Object.keys(lockedPreferences))('%s not said', (name) => {
    expect(findWeakness(Object.fromEntries(Object.entries(lockedPreferences).filter(([each]) => each !== name)))).toBe(name);
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
    expect(findWeakness({ ...lockedPreferences, [name]: value })).toBe(name);
  });

  it('no preferences at all', () => {
    expect(findWeakness(undefined)).toBe('partition');
  });
});

it('keeps what a window loads in memory', () => {
  expect(partition).not.toMatch(/^persist:/u);
});
