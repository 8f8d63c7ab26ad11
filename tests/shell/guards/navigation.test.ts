import { describe, expect, it } from 'vitest';
import { mayNavigate } from '../../../electron/main/guards/navigation.ts';

it.each(['hall://app/index.html', 'hall://app/index.html#case', 'hall://app/index.html?x#y'])('the page is loaded anew: %s', (address) => {
  expect(mayNavigate({ address, isMainFrame: true })).toBe(true);
});

describe('a window does not go', () => {
  it.each([
    ['to the web', 'https://example.org/'],
    ['to the web inside the office', 'http://192.168.1.1/'],
    ['to a file of the PC', 'file:///etc/passwd'],
    ['to a file dropped onto it', 'file:///home/a/scan.html'],
    ['to a share of another PC', 'file://server/share/x.html'],
    ['to a script', 'javascript:alert(1)'],
    ['to a page in its address', 'data:text/html,<script>alert(1)</script>'],
    ['to a page it made itself', 'blob:hall://app/4e3c'],
    ['to a page another made', 'blob:https://example.org/4e3c'],
    ['to a script of ours, shown as a page', 'hall://app/assets/index.js'],
    ['to the folder of our page', 'hall://app/'],
    ['to another page of ours', 'hall://app/other.html'],
    ['around the page', 'hall://app/x/..%2findex.html'],
    ['to our page under another name', 'hall://app/INDEX.html'],
    ['to another host', 'hall://evil/index.html'],
    ['to our host as a user name', 'hall://app@evil/index.html'],
    ['to a blank page', 'about:blank'],
    ['to the inspector', 'devtools://devtools/bundled/inspector.html'],
    ['to Chromium', 'chrome://gpu'],
    ['to the source', 'view-source:hall://app/index.html'],
    ['to a mail', 'mailto:a@example.org'],
    ['to another program', 'ms-settings:'],
    ['nowhere', ''],
  ])('%s', (_attack, address) => {
    expect(mayNavigate({ address, isMainFrame: true })).toBe(false);
  });

  it('anywhere in a frame, not even to our page', () => {
    expect(mayNavigate({ address: 'hall://app/index.html', isMainFrame: false })).toBe(false);
  });
});
