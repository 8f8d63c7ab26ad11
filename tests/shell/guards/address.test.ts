import { describe, expect, it } from 'vitest';
import { isHallAddress } from '../../../electron/main/guards/address.ts';

describe('an address is ours', () => {
  it.each(['hall://app/index.html', 'hall://app/', 'hall://app/assets/a.js?x=1#y'])('%s', (address) => {
    expect(isHallAddress(address)).toBe(true);
  });
});

describe('an address is not ours', () => {
  it.each([
    ['another host', 'hall://evil/index.html'],
    ['our host as a user name', 'hall://app@evil/index.html'],
    ['a user name before our host', 'hall://evil@app/index.html'],
    ['our name as a prefix of the host', 'hall://app.evil/index.html'],
    ['a port', 'hall://app:8080/index.html'],
    ['the web', 'https://app/index.html'],
    ['our address inside another', 'https://evil/?hall://app/index.html'],
    ['a file', 'file:///app/index.html'],
    ['a script', 'javascript:alert(1)'],
    ['data', 'data:text/html,hall://app/'],
    ['a blank page', 'about:blank'],
    ['no address', ''],
  ])('%s', (_attack, address) => {
    expect(isHallAddress(address)).toBe(false);
  });
});
