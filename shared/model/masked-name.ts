/**
 * A name as a whole hall may read it: 王*明, 王* for a name of two characters. One star whatever is left out, so that a long name
 * does not tell by its length whose it is. '' stays ''.
 */
export function maskedName(name: string): string {
  const characters = [...name.trim()];
  const first = characters[0] ?? '';
  return characters.length < 3 ? first && `${first}*` : `${first}*${characters.at(-1)}`;
}
