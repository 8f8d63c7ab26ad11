import type { ReactElement } from 'react';
import { useAsk } from '../../client/index.ts';
import { CharacterPicture, MissingCharacter, PersonName } from '../../components/index.ts';
import { useOpenCase } from '../case-context.ts';

/** A name of the open case, with the pictures the case holds. */
export function CaseName({ text }: { readonly text: string }): ReactElement {
  const { view, rareCharacters } = useOpenCase();
  const characters = rareCharacters.map(({ character, picture }) => ({
    character,
    picture: picture === null ? null : <StoredCharacter caseId={view.id} character={character} />,
  }));
  return <PersonName text={text} characters={characters} />;
}

export function StoredCharacter({ caseId, character }: { readonly caseId: string; readonly character: string }): ReactElement {
  const stored = useAsk('characters.picture', { caseId, character });
  return stored.value ? <CharacterPicture character={character} data={stored.value.data} /> : <MissingCharacter character={character} />;
}
