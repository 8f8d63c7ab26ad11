/** Groups of four characters in upper case, as they are read out on the telephone: `0A1B`, `2C3D`, … */
export function groupsOf(fingerprint: string): readonly string[] {
  return fingerprint.toUpperCase().match(/.{1,4}/gu) ?? [];
}
