import { describe, expect, it } from 'vitest';
import { isHallAddress } from '../../../electron/main/guards/address.ts';

describe('an address is ours', () => {
  it.each(['hall://app/index.html', 'hall://app/', 'hall://app/assets/a.js?x=1#y', 'HALL://app/index.html'])('%s', (address) => {
    expect(isHallAddress(address)).toBe(true);
  });
});

describe('an address is not ours', () => {
  it.each([
    ['another host', 'hall://evil/index.html'],
    ['our host as a user name', 'hall://app@evil/index.html'],
    ['a user name before our host', 'hall://evil@app/index.html'],
    ['a password before our host', 'hall://:x@app/index.html'],
    ['our name as a prefix of the host', 'hall://app.evil/index.html'],
    ['our name as an ending of the host', 'hall://evil.app/index.html'],
    ['our name in capitals, another host to this scheme', 'hall://APP/index.html'],
    ['a letter that looks like ours', 'hall://аpp/index.html'],
    ['a port', 'hall://app:8080/index.html'],
    ['no host', 'hall:///app/index.html'],
    ['no slashes', 'hall:app/index.html'],
    ['a scheme that begins like ours', 'hallx://app/index.html'],
    ['the web', 'https://app/index.html'],
    ['our address inside another', 'https://evil/?hall://app/index.html'],
    ['our address after a line break', 'https://evil/\nhall://app/'],
    ['a file', 'file:///app/index.html'],
    ['a file of another PC', 'file://server/share/index.html'],
    ['a script', 'javascript:alert(1)'],
    ['a script in our clothes', 'javascript://app/%0aalert(1)'],
    ['data', 'data:text/html,hall://app/'],
    ['a blob of ours, which is content somebody made', 'blob:hall://app/4e3c'],
    ['the source of our page', 'view-source:hall://app/index.html'],
    ['a file system of ours', 'filesystem:hall://app/temporary/x.html'],
    ['the inspector', 'devtools://devtools/bundled/inspector.html'],
    ['a page of Chromium', 'chrome://settings'],
    ['a blank page', 'about:blank'],
    ['a page within a page', 'about:srcdoc'],
    ['no address', ''],
    ['null', 'null'],
  ])('%s', (_attack, address) => {
    expect(isHallAddress(address)).toBe(false);
  });
});
