export const scheme = 'hall';
/** Everything a window shows comes from here; the files behind it are out/renderer. */
export const origin = `${scheme}://app`;
export const firstPage = `${origin}/index.html`;

/** Whether an address is one of ours. Custom schemes have an opaque `origin`, so scheme and host are compared. */
export function isHallAddress(address: string): boolean {
  const url = URL.parse(address);
  return url !== null && url.protocol === `${scheme}:` && url.host === 'app' && url.username === '' && url.password === '';
}
