/** The groups of a recovery key as they are written down. */
export function recoveryGroups(recoveryKey: string): readonly string[] {
  return recoveryKey.split(/[-\s]+/).filter((group) => group !== '');
}

/** Whether what was typed is that group: case, width, blanks and the letters people confuse with digits do not matter. */
export function isSameGroup(typed: string, group: string): boolean {
  return plain(typed) !== '' && plain(typed) === plain(group);
}

// The key's alphabet has no I, L, O: whoever reads 0 as O has still read the right paper.
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Dash_Punctuation}]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
}
