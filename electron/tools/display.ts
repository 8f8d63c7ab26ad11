/** Whether a window can be shown here: always, except on a Linux without X or Wayland. */
export function hasDisplay(platform: NodeJS.Platform, environment: NodeJS.ProcessEnv): boolean {
  return platform !== 'linux' || Boolean(environment['DISPLAY'] ?? environment['WAYLAND_DISPLAY']);
}

/** The command as it is, or under a display of memory where there is none; 24 bit and large enough for 1920×1080. */
export function onDisplay(
  command: string,
  args: readonly string[],
  platform: NodeJS.Platform = process.platform,
  environment: NodeJS.ProcessEnv = process.env,
): { readonly command: string; readonly args: readonly string[] } {
  if (hasDisplay(platform, environment)) return { command, args };
  return { command: 'xvfb-run', args: ['-a', '-s', '-screen 0 2560x1440x24', command, ...args] };
}
