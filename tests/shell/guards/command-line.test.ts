import { describe, expect, it } from 'vitest';
import { findSmuggled, type Start } from '../../../electron/main/guards/command-line.ts';

const packed: Start = { argv: [], platform: 'linux', isRoot: false, packed: true, inspected: false };

it.each<[string, Partial<Start>]>([
  ['without anything', {}],
  ['with our own switches', { argv: ['--store=/srv/hall', '--station=counter', '--reader=/dev/ttyUSB0', '--applicant=never'] }],
  ['with what a screen needs', { argv: ['--ozone-platform-hint=auto', '--force-device-scale-factor=1.25', '--lang=en'] }],
  ['with a file dropped onto its icon, which is no switch', { argv: ['/home/a/扫描.jpg'] }],
  ['as root, where Chromium has no sandbox', { argv: ['--no-sandbox'], isRoot: true }],
  ['in development, with a debugger', { argv: ['--inspect=0', '--remote-debugging-port=0'], packed: false }],
  ['as the copy whose inspect fuse was left in', { argv: ['--inspect=0', '--remote-debugging-port=0'], inspected: true }],
])('a program starts %s', (_how, start) => {
  expect(findSmuggled({ ...packed, ...start })).toBeNull();
});

describe('a packed program does not start with', () => {
  it.each([
    ['--inspect', 'inspect'],
    ['--inspect=0.0.0.0:9229', 'inspect'],
    ['--inspect-brk', 'inspect-brk'],
    ['--inspect-port=9229', 'inspect-port'],
    ['--remote-debugging-port=9222', 'remote-debugging-port'],
    ['--remote-debugging-pipe', 'remote-debugging-pipe'],
    ['--remote-debugging-address=0.0.0.0', 'remote-debugging-address'],
    ['--remote-allow-origins=*', 'remote-allow-origins'],
    ['-remote-debugging-port=9222', 'remote-debugging-port'],
    ['--js-flags=--expose-gc', 'js-flags'],
    ['--require=/tmp/x.js', 'require'],
    ['-r', 'r'],
    ['--no-sandbox', 'no-sandbox'],
    ['--disable-web-security', 'disable-web-security'],
    ['--disable-site-isolation-trials', 'disable-site-isolation-trials'],
    ['--allow-file-access-from-files', 'allow-file-access-from-files'],
    ['--ignore-certificate-errors', 'ignore-certificate-errors'],
    ['--proxy-server=10.0.0.1:3128', 'proxy-server'],
    ['--host-resolver-rules=MAP * 10.0.0.1', 'host-resolver-rules'],
    ['--load-extension=/tmp/x', 'load-extension'],
    ['--renderer-cmd-prefix=gdb', 'renderer-cmd-prefix'],
    ['--gpu-launcher=/tmp/x', 'gpu-launcher'],
    ['--use-file-for-fake-video-capture=/tmp/x.y4m', 'use-file-for-fake-video-capture'],
    ['--use-fake-device-for-media-stream', 'use-fake-device-for-media-stream'],
    ['--enable-logging', 'enable-logging'],
    ['--log-net-log=/tmp/x', 'log-net-log'],
    ['--enable-features=x', 'enable-features'],
    [' --inspect', 'inspect'],
    ['--', ''],
    ['--STORE=/tmp', 'STORE'],
  ])('%s', (argument, name) => {
    expect(findSmuggled({ ...packed, argv: ['--station=counter', argument] })).toBe(name);
  });

  it.each([
    ['/remote-debugging-port=9222', 'remote-debugging-port'],
    ['--Remote-Debugging-Port=9222', 'remote-debugging-port'],
    ['-INSPECT', 'inspect'],
  ])('%s, on Windows', (argument, name) => {
    expect(findSmuggled({ ...packed, platform: 'win32', argv: [argument] })).toBe(name);
  });

  it('a name it says back in full', () => {
    expect(findSmuggled({ ...packed, argv: [`--${'x'.repeat(1000)}`] })).toHaveLength(60);
  });
});
