import type { KioskCheck, KioskFinding } from '#shared/contract/index.ts';

/** What was found of the PC; null: it does not tell. */
export interface KioskFacts {
  readonly window: { readonly fullScreen: boolean; readonly onTop: boolean; readonly covers: number; readonly displays: number };
  /** The display is held awake. */
  readonly awake: boolean;
  readonly autostart: boolean | null;
  readonly keychain: boolean | null;
  readonly system: LinuxFacts | WindowsFacts | null;
}

export interface LinuxFacts {
  readonly kind: 'linux';
  /** Names of what runs (`/proc/PID/comm`); null: not to be read. */
  readonly programs: readonly string[] | null;
  /** $XDG_CURRENT_DESKTOP; '' where none is set. */
  readonly desktop: string;
  /** /proc/sys/kernel/sysrq: 0 is off, 1 all, else a mask. */
  readonly sysRq: number | null;
  readonly graphics: 'x11' | 'wayland' | null;
  /** X is told `DontVTSwitch`. */
  readonly staysOnConsole: boolean | null;
  /** Names of the groups of the user; 'root' where it is root. */
  readonly groups: readonly string[] | null;
}

export interface WindowsFacts {
  readonly kind: 'windows';
  /** Shell of this user or of the PC (Winlogon); null: not to be read. */
  readonly shell: string | null;
  /** Assigned access (单应用展台) or Shell Launcher is set up for somebody. */
  readonly assignedAccess: boolean | null;
  readonly noWindowsKeys: boolean | null;
  /** Policies that take an entry from the page of Ctrl+Alt+Del: task manager, lock, change of password, log off, other user. */
  readonly attention: { readonly taken: number; readonly of: number } | null;
  readonly administrator: boolean | null;
}

/** Names as Linux cuts them, at 15 characters. */
const shells =
  /^(?:gnome-shell|plasmashell|xfce4-panel|xfdesktop|mate-panel|cinnamon|lxpanel|lxqt-panel|budgie-panel|ukui-panel|dde-dock|dde-desktop|peony-qt-deskt|nautilus-deskto|tint2|waybar)$/u;
/** Those that give keys and menus of their own to whoever sits there; `cage`, `matchbox` and no manager at all do not. */
const managers =
  /^(?:openbox|xfwm4|kwin_x11|kwin_wayland|mutter|metacity|marco|muffin|ukui-kwin_x11|ukwm|deepin-kwin_x11|deepin-wm|icewm|fluxbox|i3|sway|labwc|weston|gnome-shell|cinnamon|awesome|compiz|twm|fvwm\d?)$/u;
const administrators: ReadonlySet<string> = new Set(['root', 'sudo', 'wheel', 'admin', 'docker', 'lxd', 'disk']);

type State = KioskFinding['state'];
const safe = (isSafe: boolean | null): State => (isSafe === null ? 'unknown' : isSafe ? 'ok' : 'open');

/** What of the PC is closed, what is open, and what it does not tell. Only what is known to be closed is `ok`. */
export function judgeKiosk({ window, awake, autostart, keychain, system }: KioskFacts): readonly KioskFinding[] {
  const found: [KioskCheck, State][] = [
    ['window', safe(window.fullScreen && window.onTop && window.covers === window.displays - 1)],
    ...(system === null ? unasked : system.kind === 'linux' ? judgeLinux(system) : judgeWindows(system)),
    ['autostart', safe(autostart)],
    ['keychain', safe(keychain)],
    ['awake', safe(awake)],
  ];
  return found.map(([what, state]) => ({ what, state }));
}

const unasked: readonly [KioskCheck, State][] = [
  ['shell', 'unknown'],
  ['systemKeys', 'unknown'],
  ['user', 'unknown'],
];

function judgeLinux({ programs, desktop, sysRq, graphics, staysOnConsole, groups }: LinuxFacts): [KioskCheck, State][] {
  return [
    // A desktop that was only named is not there; one that runs is, whatever it is called.
    ['shell', programs === null ? (desktop === '' ? 'unknown' : 'open') : safe(!programs.some((name) => shells.test(name)))],
    ['systemKeys', safe(programs && !programs.some((name) => managers.test(name)))],
    ['sysRq', safe(sysRq === null ? null : sysRq === 0)],
    // A Wayland compositor decides for itself, and says so nowhere.
    ['consoles', safe(graphics === 'x11' ? staysOnConsole : null)],
    ['user', safe(groups && !groups.some((name) => administrators.has(name)))],
  ];
}

function judgeWindows({ shell, assignedAccess, noWindowsKeys, attention, administrator }: WindowsFacts): [KioskCheck, State][] {
  const other = shell === null ? null : !/(?:^|[\\/"])explorer(?:\.exe)?"?$/iu.test(shell.trim());
  return [
    ['shell', assignedAccess === true ? 'ok' : safe(other)],
    ['systemKeys', assignedAccess === true ? 'ok' : safe(noWindowsKeys)],
    ['attention', safe(attention && attention.taken === attention.of)],
    ['user', safe(administrator === null ? null : !administrator)],
  ];
}
