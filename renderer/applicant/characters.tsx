import type { DisplayView } from '#shared/contract/index.ts';
import { CharacterPicture, type ShownCharacter } from '../components/index.ts';

/** The characters of the couple's names that no font draws, with their pictures. */
export function shownCharacters({ characters }: NonNullable<DisplayView['shown']>): ShownCharacter[] {
  return characters.map(({ character, picture }) => ({
    character,
    picture: picture === null ? null : <CharacterPicture character={character} data={picture} />,
  }));
}
