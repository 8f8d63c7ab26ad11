import { expect, it } from 'vitest';
import { mayRequest } from '../../../electron/main/guards/requests.ts';

it.each(['hall://app/index.html', 'blob:hall://app/4e3c', 'data:image/png;base64,AAAA'])('%s may be loaded', (address) => {
  expect(mayRequest(address)).toBe(true);
});

it.each([
  'http://example.org/',
  'https://example.org/',
  'http://127.0.0.1:631/',
  'ws://127.0.0.1:9222/',
  'wss://example.org/',
  'ftp://example.org/',
  'file:///etc/passwd',
  'blob:https://example.org/4e3c',
  'chrome://gpu/',
  'devtools://devtools/bundled/inspector.html',
  'hall://other/index.html',
  '',
])('%s may not', (address) => {
  expect(mayRequest(address)).toBe(false);
});
