import { closeSync, readdirSync, readlinkSync } from 'node:fs';

/** Standard streams and the pipe to main, in the order main hands them over. */
const handedOver = 4;
const own = '/proc/self/fd';

/**
 * Closes the sockets that came with the start without being meant for this process; how many. A program started while Chromium starts
 * a page holds that page's end of their channel as well: socketpair(2) does not mark it close-on-exec. While anybody holds it, main never
 * learns that the page died. To be called before this process opens a socket. Linux; elsewhere handles are handed over by name.
 */
export function closeInheritedSockets(): number {
  if (process.platform !== 'linux') return 0;
  const sockets = readdirSync(own)
    .map(Number)
    .filter((fd) => fd >= handedOver && targetOf(fd).startsWith('socket:'));
  for (const fd of sockets) closeSync(fd);
  return sockets.length;
}

/** '' of one that is closed by now, as that of the listing itself. */
function targetOf(fd: number): string {
  try {
    return readlinkSync(`${own}/${fd}`);
  } catch {
    return '';
  }
}
