import type { CommandLine } from 'electron';

/** Chromium's own switches; to be set before the app is ready. */
export function setSwitches(commandLine: CommandLine): void {
  if (!commandLine.hasSwitch('lang')) commandLine.appendSwitch('lang', 'zh-CN');
  // Nothing remote: no name resolves, and Chromium's own services stay silent.
  commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  commandLine.appendSwitch('no-proxy-server');
  commandLine.appendSwitch('disable-background-networking');
  commandLine.appendSwitch('disable-component-update');
  commandLine.appendSwitch('disable-domain-reliability');
  commandLine.appendSwitch('no-pings');
  // Personal data is on these pages: no crash dumps, no page kept on disk.
  commandLine.appendSwitch('disable-breakpad');
  commandLine.appendSwitch('disable-http-cache');
}
