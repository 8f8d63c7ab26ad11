import { describe, expect, it } from 'vitest';
import { mayRequest } from '../../../electron/main/guards/requests.ts';

it.each([
  ['mainFrame', 'hall://app/index.html'],
  ['script', 'hall://app/assets/index.js'],
  ['xhr', 'hall://app/assets/x.json'],
  ['image', 'data:image/png;base64,AAAA'],
  ['image', 'blob:hall://app/4e3c'],
  ['media', 'blob:hall://app/4e3c'],
  ['other', 'hall://app/assets/worker.mjs'],
])('as %s, %s may be loaded', (kind, address) => {
  expect(mayRequest({ address, kind })).toBe(true);
});

describe('whatever it is for', () => {
  const kinds = 'mainFrame subFrame stylesheet script image font object xhr ping cspReport media webSocket other'.split(' ');
  it.each([
    'http://example.org/',
    'https://example.org/',
    'http://127.0.0.1:631/',
    'http://[::1]/',
    'ws://127.0.0.1:9222/',
    'wss://example.org/',
    'ftp://example.org/',
    'file:///etc/passwd',
    'file://server/share/x.png',
    'filesystem:hall://app/temporary/x',
    'blob:https://example.org/4e3c',
    'blob:null/4e3c',
    'blob:hall://app@evil/4e3c',
    'chrome://gpu/',
    'chrome-extension://abcdef/x.js',
    'devtools://devtools/bundled/inspector.html',
    'hall://other/index.html',
    'hall://app@evil/index.html',
    '',
  ])('%s may not', (address) => {
    for (const kind of kinds) expect(mayRequest({ address, kind }), kind).toBe(false);
  });
});

it.each([
  ['a page in its address', 'mainFrame', 'data:text/html,<h1>x</h1>'],
  ['a page it made', 'mainFrame', 'blob:hall://app/4e3c'],
  ['our page inside a page', 'subFrame', 'hall://app/index.html'],
  ['a picture as a page inside', 'subFrame', 'data:text/html,x'],
  ['a script in its address', 'script', 'data:text/javascript,alert(1)'],
  ['a style in its address', 'stylesheet', 'data:text/css,*{}'],
  ['a font in its address', 'font', 'data:font/woff2;base64,AAAA'],
  ['text asked for in its address', 'xhr', 'data:text/plain,x'],
  ['a plug-in', 'object', 'hall://app/x.pdf'],
  ['a beacon', 'ping', 'hall://app/index.html'],
  ['a report', 'cspReport', 'hall://app/index.html'],
  ['a socket', 'webSocket', 'hall://app/index.html'],
])('%s may not', (_attack, kind, address) => {
  expect(mayRequest({ address, kind })).toBe(false);
});
