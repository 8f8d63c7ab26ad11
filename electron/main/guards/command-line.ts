export interface Start {
  /** After the program's own name. */
  readonly argv: readonly string[];
  readonly platform: NodeJS.Platform;
  /** Chromium refuses to run as root with its sandbox; nobody else may switch it off. */
  readonly isRoot: boolean;
  /** False in development, where Playwright and debuggers attach. */
  readonly packed: boolean;
  /** Node's inspector is open: only a program whose inspect fuse was left in can be so, and it hides nothing. */
  readonly inspected: boolean;
}

/** Our own, and what Chromium needs to draw on a PC's screen. */
const harmless: readonly string[] = [
  'store',
  'station',
  'reader',
  'clock',
  'applicant',
  'signage-display',
  'kiosk-display',
  'lang',
  'user-data-dir',
  'force-device-scale-factor',
  'ozone-platform',
  'ozone-platform-hint',
  'disable-gpu',
];

/**
 * The first switch of a packed program's command line that is not known to be harmless; null: none. Chromium and Node know some
 * two thousand: those that open a debugger's door (`--remote-debugging-port`, `--inspect`, `--js-flags`) or take a wall down
 * (`--no-sandbox`, `--disable-web-security`, `--proxy-server`) are not told apart from those of next year, so all are refused.
 */
export function findSmuggled({ argv, platform, isRoot, packed, inspected }: Start): string | null {
  if (!packed || inspected) return null;
  const allowed = isRoot ? [...harmless, 'no-sandbox'] : harmless;
  for (const argument of argv) {
    const name = switchName(argument, platform);
    if (name !== null && !allowed.includes(name)) return name.slice(0, 60);
  }
  return null;
}

/** Chromium takes one dash as well as two, and on Windows a slash and any case. Null for what is no switch. */
function switchName(argument: string, platform: NodeJS.Platform): string | null {
  const isWindows = platform === 'win32';
  const found = (isWindows ? /^(?:--?|\/)([^=]*)/su : /^--?([^=]*)/su).exec(argument.trim())?.[1];
  if (found === undefined) return null;
  return isWindows ? found.toLowerCase() : found;
}
