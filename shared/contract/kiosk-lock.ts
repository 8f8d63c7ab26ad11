import { z } from 'zod';

/** What a kiosk's PC is looked at for; each is locked by the program itself or by nobody but the operating system. */
export const KioskCheck = z.enum([
  /** The window fills its display, above all others, and other displays are covered. */
  'window',
  /** No desktop, panel or shell of the system runs beside it. */
  'shell',
  /** Nothing hands Alt+Tab, Alt+F4 or the Windows key to anybody. */
  'systemKeys',
  /** Linux: the kernel obeys no Alt+SysRq from the keyboard. */
  'sysRq',
  /** Linux: Ctrl+Alt+F1 … leads to no text console. */
  'consoles',
  /** Windows: what Ctrl+Alt+Del offers. */
  'attention',
  /** The user may administer nothing. */
  'user',
  /** It starts by itself after power loss. */
  'autostart',
  /** The system keeps the store's key where nobody else reads it. */
  'keychain',
  /** The display stays on. */
  'awake',
]);
export type KioskCheck = z.infer<typeof KioskCheck>;

/** `open`: somebody can get past there; `unknown`: the system does not tell. Words: `kiosk-lock:checks.<what>.what`, and what to do as `.open` and `.unknown`. */
export interface KioskFinding {
  readonly what: KioskCheck;
  readonly state: 'ok' | 'open' | 'unknown';
}

export interface KioskSelfTest {
  readonly system: 'linux' | 'windows' | 'other';
  readonly findings: readonly KioskFinding[];
}

/** Whether the kiosk opens its store by itself after power loss. */
export interface StartByItself {
  readonly isOn: boolean;
  /** Why it cannot be: this PC is not the kiosk's alone, or its system keeps no secret for a program. */
  readonly refusal: 'notAKioskPc' | 'noKeychain' | 'diskFailed' | null;
}
