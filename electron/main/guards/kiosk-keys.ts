import type { Input } from 'electron';

/** What a kiosk's page needs of a keyboard beside the characters themselves. */
const named: ReadonlySet<string> = new Set([
  'Tab',
  'Enter',
  'Backspace',
  'Delete',
  'Escape',
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'Home',
  'End',
  'PageUp',
  'PageDown',
  'Shift',
  'CapsLock',
  // An input method at work.
  'Process',
  'Dead',
]);

/** Control+Alt+Shift+E: a member of the staff wants to leave the kiosk, and is asked who they are. */
const staffKey: Pressed = { code: 'KeyE', key: 'E', control: true, alt: true, shift: true, meta: false };

export type Pressed = Pick<Input, 'key' | 'code' | 'control' | 'alt' | 'shift' | 'meta'>;

/**
 * Whether a key reaches a kiosk's page. Characters and what moves within the page do; whatever stands for a command of
 * Chromium, of the window or of the system (Control, Alt and Windows with anything, function and browser keys, the menu
 * key) does not. Keys that only the system sees (Ctrl+Alt+Del) never come this way.
 */
export function mayPress(pressed: Pressed): boolean {
  if (isStaffKey(pressed)) return true;
  // AltGr, by which some keyboards write @ and €, comes as Control with Alt and writes one character that is no plain letter or digit.
  const writesByAltGr = pressed.control && pressed.alt && !pressed.meta && /^[^\p{Cc}A-Za-z0-9 ]$/u.test(pressed.key);
  if (writesByAltGr) return true;
  if (pressed.control || pressed.alt || pressed.meta) return false;
  return named.has(pressed.key) || /^[^\p{Cc}]$/u.test(pressed.key);
}

export function isStaffKey({ code, control, alt, shift, meta }: Pressed): boolean {
  return code === staffKey.code && control && alt && shift && !meta;
}
