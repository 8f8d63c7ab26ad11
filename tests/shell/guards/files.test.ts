import { describe, expect, it } from 'vitest';
import { findFileInside } from '../../../electron/main/guards/files.ts';

const root = '/opt/tongxin/out/renderer';

describe('files of the renderer', () => {
  it.each([
    ['hall://app/index.html', `${root}/index.html`],
    ['hall://app/assets/a%20b.js?v=1', `${root}/assets/a b.js`],
    ['hall://app/assets/../index.html', `${root}/index.html`],
    ['hall://app/assets/_virtual-BxYz_1-.js', `${root}/assets/_virtual-BxYz_1-.js`],
    ['hall://app/cmaps/UniGB-UTF16-H.bcmap', `${root}/cmaps/UniGB-UTF16-H.bcmap`],
    ['hall://app/%2e%2e/main/index.js', `${root}/main/index.js`],
  ])('%s is served', (address, file) => {
    expect(findFileInside(root, address)).toBe(file);
  });

  it.each([
    ['slashes encoded', 'hall://app/..%2f..%2fpackage.json'],
    ['slashes encoded within a folder', 'hall://app/assets/..%2f..%2f..%2fpackage.json'],
    ['slashes encoded twice', 'hall://app/..%252f..%252fpackage.json'],
    ['dots and slashes encoded', 'hall://app/assets/%2e%2e%2f%2e%2e%2fmain%2findex.js'],
    ['a neighbour whose name begins like the root', 'hall://app/..%2frenderer-secret/x.html'],
    ['a backslash', 'hall://app/..%5c..%5cpackage.json'],
    ['a share of another PC', 'hall://app/%5c%5cserver%5cshare%5cx.html'],
    ['a share with slashes', 'hall://app//server/share/x.html'],
    ['a device path', 'hall://app/%5c%5c?%5cC:%5cWindows%5cwin.ini'],
    ['a drive', 'hall://app/C:/Windows/win.ini'],
    ['a stream of a file', 'hall://app/index.html::$DATA'],
    ['a device', 'hall://app/CON'],
    ['a device with an ending', 'hall://app/assets/nul.js'],
    ['a port', 'hall://app/com1.html'],
    ['a dot at the end, which Windows drops', 'hall://app/index.html.'],
    ['a space at the end', 'hall://app/index.html%20'],
    ['a hidden file', 'hall://app/.env.json'],
    ['an absolute path', 'hall://app//etc/passwd'],
    ['a zero byte', 'hall://app/index.html%00.js'],
    ['a line break', 'hall://app/index%0a.html'],
    ['broken encoding', 'hall://app/%E0%A4%A'],
    ['slashes in other letters', 'hall://app/..%c0%af..%c0%afpackage.json'],
    ['a wide slash', 'hall://app/..%ef%bc%8fpackage.json'],
    ['the root itself', 'hall://app/'],
    ['a folder', 'hall://app/assets/'],
    ['another host', 'hall://other/index.html'],
    ['our host as a user name', 'hall://app@evil/index.html'],
    ['another scheme', 'file:///etc/passwd'],
  ])('%s leads nowhere', (_attack, address) => {
    expect(findFileInside(root, address)).toBeNull();
  });
});
