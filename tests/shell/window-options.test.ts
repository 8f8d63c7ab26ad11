import { expect, it } from 'vitest';
import { windowOptions } from '../../electron/main/window-options.ts';

const optionsIn = (width: number, height: number) => windowOptions('supervisor', '/out/preload/index.cjs', { width, height });
const preferences = optionsIn(1920, 1040).webPreferences;

it('locks every door of a window, aloud', () => {
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    webviewTag: false,
    spellcheck: false,
    devTools: false,
  });
});

it('keeps what a window loads in memory', () => {
  expect(preferences?.partition).not.toMatch(/^persist:/);
});

it('tells the preload its station and nothing else', () => {
  expect(preferences?.additionalArguments).toEqual(['--hall-station=supervisor']);
});

it.each([
  ['a hall’s PC', 1366, 728, 1366, 728],
  ['the same under Windows at 150 %', 911, 485, 911, 485],
  ['the same at 200 %', 683, 364, 683, 364],
  ['a larger screen', 1920, 1040, 1366, 768],
])('opens within %s and may be as small', (_screen, wide, high, width, height) => {
  const options = optionsIn(wide, high);
  expect(options).toMatchObject({ width, height });
  expect(options.minWidth).toBeLessThanOrEqual(width);
  expect(options.minHeight).toBeLessThanOrEqual(height);
});
