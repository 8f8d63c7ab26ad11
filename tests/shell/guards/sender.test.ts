import { expect, it } from 'vitest';
import { isTrustedSender } from '../../../electron/main/guards/sender.ts';

it('hears the top frame of our page', () => {
  expect(isTrustedSender({ url: 'hall://app/index.html', isMainFrame: true })).toBe(true);
});

it('does not hear a frame inside our page', () => {
  expect(isTrustedSender({ url: 'hall://app/index.html', isMainFrame: false })).toBe(false);
});

it('does not hear a foreign page', () => {
  expect(isTrustedSender({ url: 'https://example.org/', isMainFrame: true })).toBe(false);
});

it('does not hear a frame that is already gone', () => {
  expect(isTrustedSender(null)).toBe(false);
});

it.each([
  ['our page before it is loaded', 'about:blank'],
  ['a page it made itself', 'blob:hall://app/4e3c'],
  ['a page in its address', 'data:text/html,x'],
  ['our host as a user name', 'hall://app@evil/index.html'],
  ['the inspector', 'devtools://devtools/bundled/inspector.html'],
  ['a file', 'file:///opt/tongxin/out/renderer/index.html'],
  ['nothing', ''],
])('does not hear %s', (_attack, url) => {
  expect(isTrustedSender({ url, isMainFrame: true })).toBe(false);
});
