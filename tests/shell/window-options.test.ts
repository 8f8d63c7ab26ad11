import { expect, it } from 'vitest';
import { windowOptions } from '../../electron/main/window-options.ts';

const preferences = windowOptions('supervisor', '/out/preload/index.cjs').webPreferences;

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
