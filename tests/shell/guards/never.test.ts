import { describe, expect, it } from 'vitest';
import { mayDownload } from '../../../electron/main/guards/downloads.ts';
import { mayChooseFiles } from '../../../electron/main/guards/dialogs.ts';
import { answerOpening, mayAttachWebview } from '../../../electron/main/guards/external-links.ts';
import { answerSecondStart } from '../../../electron/main/guards/second-instance.ts';
import { Station } from '#shared/model/index.ts';

describe('nothing opens beside the hall', () => {
  it.each([
    ['window.open of our page', 'hall://app/index.html'],
    ['window.open of nothing', 'about:blank'],
    ['a link with target=_blank', 'https://example.org/'],
    ['a mail', 'mailto:a@example.org'],
    ['a telephone', 'tel:12345'],
    ['a file', 'file:///etc/passwd'],
    ['a share, which hands over the password of the PC’s user', 'file://server/share'],
    ['a program of Windows', 'ms-msdt:/id x'],
    ['a search', 'search-ms:query=x'],
    ['a script', 'javascript:alert(1)'],
    ['data', 'data:text/html,x'],
  ])('%s', (_attack, url) => {
    expect(answerOpening({ url })).toEqual({ action: 'deny' });
  });

  it.each([{ src: 'hall://app/index.html' }, { src: 'https://example.org/' }, {}])('a webview of %o', (asked) => {
    expect(mayAttachWebview(asked)).toBe(false);
  });
});

describe('nothing is saved by the browser', () => {
  it.each([
    ['<a download> of a blob', 'blob:hall://app/4e3c', 'couple.csv'],
    ['<a download> of data', 'data:text/plain,x', 'x.txt'],
    ['Content-Disposition of a file of ours', 'hall://app/assets/a.js', 'a.js'],
    ['a name that leads elsewhere', 'hall://app/index.html', '..\\..\\start.bat'],
    ['a program', 'https://example.org/setup.exe', 'setup.exe'],
    ['a shortcut, which Windows runs', 'hall://app/x', 'x.lnk'],
  ])('%s', (_attack, address, fileName) => {
    expect(mayDownload({ address, fileName })).toBe(false);
  });
});

describe('a second start brings the first forward, whatever it says', () => {
  it.each<[string, readonly string[], unknown]>([
    ['nothing', ['tongxin'], null],
    ['another store', ['tongxin', '--store=/tmp/other'], null],
    ['another station', ['tongxin', '--station=supervisor'], null],
    ['a debugger', ['tongxin', '--inspect=0.0.0.0:9229'], null],
    ['a door for one', ['tongxin', '--remote-debugging-port=9222'], null],
    ['another reader', ['tongxin', '--reader=/tmp/fake'], null],
    ['a file', ['tongxin', '/home/a/update.tongxin'], null],
    ['an address', ['tongxin', 'hall://app/index.html#evil'], null],
    ['data of its own', ['tongxin'], { command: 'quit', __proto__: { x: 1 } }],
  ])('%s', (_attack, argv, data) => {
    expect(answerSecondStart({ argv, directory: '/tmp', data })).toBe('focus');
  });
});

describe('the folders of the PC', () => {
  it.each(Station.options)('at the station %s', (station) => {
    expect(mayChooseFiles(station)).toBe(station === 'counter' || station === 'supervisor');
  });
  it('for a window nobody knows', () => {
    expect(mayChooseFiles(null)).toBe(false);
  });
});
