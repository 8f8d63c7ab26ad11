import { describe, expect, it } from 'vitest';
import { findFileInside } from '../../../electron/main/guards/files.ts';

const root = '/opt/tongxin/out/renderer';

describe('files of the renderer', () => {
  it.each([
    ['hall://app/index.html', `${root}/index.html`],
    ['hall://app/assets/a%20b.js?v=1', `${root}/assets/a b.js`],
    ['hall://app/assets/../index.html', `${root}/index.html`],
  ])('%s is served', (address, file) => {
    expect(findFileInside(root, address)).toBe(file);
  });

  it.each([
    ['slashes encoded', 'hall://app/..%2f..%2fpackage.json'],
    ['dots and slashes encoded', 'hall://app/assets/%2e%2e%2f%2e%2e%2fmain%2findex.js'],
    ['a neighbour whose name begins like the root', 'hall://app/..%2frenderer-secret/x.html'],
    ['a backslash', 'hall://app/..%5c..%5cpackage.json'],
    ['a zero byte', 'hall://app/index.html%00.js'],
    ['broken encoding', 'hall://app/%E0%A4%A'],
    ['the root itself', 'hall://app/'],
    ['another host', 'hall://other/index.html'],
    ['another scheme', 'file:///etc/passwd'],
  ])('%s leads nowhere', (_attack, address) => {
    expect(findFileInside(root, address)).toBeNull();
  });

  it('encoded dots and an absolute path stay inside', () => {
    expect(findFileInside(root, 'hall://app/%2e%2e/main/index.js')).toBe(`${root}/main/index.js`);
    expect(findFileInside(root, 'hall://app//etc/passwd')).toBe(`${root}/etc/passwd`);
  });
});
