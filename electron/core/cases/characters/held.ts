import { codePointName, isPrivateUse, slots, type Couple, type PartyDraft, type RareCharacter } from '#shared/model/index.ts';
import type { Coverage } from '../../documents/coverage.ts';

/** Characters of a couple's form that no font of the papers draws, the man's first, each with its picture's digest. */
export function rareCharacters(couple: Couple, pictures: Readonly<Record<string, string>>, { isDrawn }: Coverage): RareCharacter[] {
  return slots.flatMap((slot) =>
    charactersOf(couple[slot])
      .filter((character) => character !== '\n' && !isDrawn(character))
      .map((character) => ({
        slot,
        character,
        codePoint: codePointName(character),
        privateUse: isPrivateUse(character),
        picture: pictures[character] ?? null,
      })),
  );
}

export function holdsCharacter(couple: Couple, character: string): boolean {
  return slots.some((slot) => charactersOf(couple[slot]).includes(character));
}

/** Every character of a party's texts, once, in the order they stand; what is noted for staff alone is on no paper. */
function charactersOf(party: PartyDraft): string[] {
  return [...new Set(textsOf({ ...party, capacityNote: '' }).join(''))];
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}
