import type { Transaction } from '../../store/index.ts';
import { findCase } from '../case-record.ts';
import { characterPictureWithdrawn, listCharacterPictures } from './acts.ts';
import { holdsCharacter } from './held.ts';

/** Withdraws the pictures of characters that a case's form holds no more. */
export function withdrawUnheldPictures({ db, append }: Pick<Transaction, 'db' | 'append'>, caseId: string): void {
  const pictures = listCharacterPictures(db, caseId);
  if (pictures.length === 0) return;
  const { couple } = findCase(db, caseId)!;
  for (const { id, character } of pictures) if (!holdsCharacter(couple, character)) append(characterPictureWithdrawn, { id }, { caseId });
}
