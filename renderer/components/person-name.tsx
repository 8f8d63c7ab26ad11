import { Fragment, type ReactElement, type ReactNode } from 'react';
import { codePointName, isPrivateUse } from '#shared/model/index.ts';

/** A character that no font draws, as a name shows it. */
export interface ShownCharacter {
  readonly character: string;
  /** Null while it has no picture: its code point stands for it. */
  readonly picture: ReactNode | null;
}

export interface PersonNameProps {
  readonly text: string;
  /** Of the case; a private-use character shows its code point even where none are known. */
  readonly characters?: readonly ShownCharacter[];
}

/** A name with the pictures of the characters no font draws, each as large as the characters beside it. */
export function PersonName({ text, characters = [] }: PersonNameProps): ReactElement {
  const pictureOf = new Map(characters.map(({ character, picture }) => [character, picture]));
  return (
    <>
      {[...text].map((character, at) =>
        pictureOf.has(character) || isPrivateUse(character) ? (
          <Fragment key={at}>{pictureOf.get(character) ?? <MissingCharacter character={character} />}</Fragment>
        ) : (
          character
        ),
      )}
    </>
  );
}

/** In place of a character that cannot be shown: which one it is. */
export function MissingCharacter({ character }: { readonly character: string }): ReactElement {
  return <span className="character-missing">{codePointName(character)}</span>;
}

/** One em of picture; `data` is a PNG in base64. */
export function CharacterPicture({ character, data }: { readonly character: string; readonly data: string }): ReactElement {
  return <img className="character-picture" src={`data:image/png;base64,${data}`} alt={codePointName(character)} />;
}
