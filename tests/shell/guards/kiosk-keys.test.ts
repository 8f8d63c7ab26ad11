import { describe, expect, it } from 'vitest';
import { isStaffKey, mayPress, type Pressed } from '../../../electron/main/guards/kiosk-keys.ts';

const bare = { control: false, alt: false, shift: false, meta: false };
const pressed = (key: string, held: Partial<Pressed> = {}): Pressed => ({ ...bare, key, code: '', ...held });

describe('a key reaches the page of a kiosk', () => {
  it.each([
    'a',
    'Z',
    '7',
    '王',
    'é',
    ' ',
    '-',
    'Tab',
    'Enter',
    'Backspace',
    'Delete',
    'Escape',
    'ArrowDown',
    'Home',
    'PageUp',
    'Process',
    'Dead',
  ])('%s', (key) => {
    expect(mayPress(pressed(key))).toBe(true);
    expect(mayPress(pressed(key, { shift: true }))).toBe(true);
  });

  it('@ by AltGr', () => {
    expect(mayPress(pressed('@', { control: true, alt: true }))).toBe(true);
  });

  it('the staff’s own: Control, Alt and Shift with E, wherever E is written', () => {
    const all = { control: true, alt: true, shift: true };
    expect(isStaffKey(pressed('E', { ...all, code: 'KeyE' }))).toBe(true);
    expect(mayPress(pressed('у', { ...all, code: 'KeyE' }))).toBe(true);
    expect(isStaffKey(pressed('E', { ...all, meta: true, code: 'KeyE' }))).toBe(false);
    expect(isStaffKey(pressed('E', { control: true, shift: true, code: 'KeyE' }))).toBe(false);
  });
});

describe('a key does not', () => {
  it.each(Array.from({ length: 24 }, (_, at) => `F${at + 1}`))('%s', (key) => {
    expect(mayPress(pressed(key))).toBe(false);
  });

  it.each([
    'ContextMenu',
    'PrintScreen',
    'BrowserBack',
    'BrowserHome',
    'BrowserSearch',
    'LaunchMail',
    'LaunchApplication1',
    'ZoomIn',
    'Help',
    'Meta',
    'Insert',
    'Copy',
    'Paste',
    'Power',
    'Eject',
    'AudioVolumeUp',
    'Alt',
    'Control',
    'AltGraph',
    '\t',
    '\u0000',
  ])('%j', (key) => {
    expect(mayPress(pressed(key))).toBe(false);
  });

  const letters = [
    'a',
    'c',
    'v',
    'x',
    'p',
    's',
    'o',
    'n',
    't',
    'w',
    'q',
    'r',
    'f',
    'g',
    'h',
    'j',
    'd',
    'l',
    'u',
    'i',
    '0',
    '+',
    '-',
    'Tab',
    'Enter',
    'Escape',
    'F4',
    ' ',
    'ArrowLeft',
    'Delete',
    'PageDown',
  ];
  it.each(letters)('%s with Control, with Alt, with Windows', (key) => {
    for (const held of [{ control: true }, { control: true, shift: true }, { alt: true }, { meta: true }, { meta: true, shift: true }])
      expect(mayPress(pressed(key, held))).toBe(false);
  });

  it('a letter or digit with Control and Alt, which is a command and not AltGr', () => {
    expect(mayPress(pressed('t', { control: true, alt: true }))).toBe(false);
    expect(mayPress(pressed('7', { control: true, alt: true }))).toBe(false);
  });
});
