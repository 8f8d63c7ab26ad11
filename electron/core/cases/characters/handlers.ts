import { v7 as uuidv7 } from 'uuid';
import { failure, type HallError } from '#shared/contract/index.ts';
import { ok, type Result } from '#shared/model/index.ts';
import { findAttachment, listScans } from '../../archive/index.ts';
import { writing, type Call, type HandlersFor } from '../../ports.ts';
import type { ReadableDb, Vault } from '../../store/types.ts';
import { findCase, type CaseRecord } from '../case-record.ts';
import { answerCase, findStep, takeStep, type MarriageDeps } from '../marriage/deps.ts';
import { characterPictured, characterPictureWithdrawn, listCharacterPictures } from './acts.ts';
import { rareCharacters } from './held.ts';

type CharacterOperation = 'characters.setPicture' | 'characters.removePicture' | 'characters.picture';

/** Pictures of characters that no font draws: made, taken back, shown. */
export function createCharacterHandlers(deps: MarriageDeps): HandlersFor<CharacterOperation> {
  const { store, drawing, coverage } = deps;
  const answer = answerCase(deps);

  const checkRare = ({ couple }: CaseRecord, { slot, character }: Call<'characters.setPicture'>['input']) =>
    rareCharacters(couple, {}, coverage).some((each) => each.slot === slot && each.character === character)
      ? ok(null)
      : failure('character.notRare', { character });

  return {
    'characters.setPicture': writing('characters.setPicture', {
      act: async (call) => {
        const { caseId, slot, character, source } = call.input;
        const allowed = store.read((db) => {
          const step = findStep(db, caseId, 'pictureCharacter', call);
          return step.ok ? checkRare(step.value.record, call.input) : step;
        });
        if (!allowed.ok) return allowed;
        const bytes = await bytesOf(store, call);
        if (!bytes.ok) return bytes;
        const picture = await drawing.normaliseCharacter(bytes.value, source.area);
        if (!picture.ok) return picture;
        const digest = await store.vault.put(picture.value);
        const scanId = source.from === 'scan' ? source.attachmentId : null;
        return takeStep(deps, call, caseId, 'pictureCharacter', ({ db, append }, record) => {
          const still = checkRare(record, call.input);
          if (!still.ok) return still;
          // The scan may have been withdrawn meanwhile.
          if (scanId !== null && !isScanOf(db, caseId, scanId)) return failure('attachment.notFound', {});
          append(characterPictured, { id: uuidv7(), slot, character, digest, source: source.from, scanId }, { caseId });
          return ok(null);
        });
      },
      answer,
    }),

    'characters.removePicture': writing('characters.removePicture', {
      act: (call) => {
        const { caseId, character } = call.input;
        return takeStep(deps, call, caseId, 'pictureCharacter', ({ db, append }) => {
          const picture = listCharacterPictures(db, caseId).find((each) => each.character === character);
          if (!picture) return failure('character.noPicture', { character });
          append(characterPictureWithdrawn, { id: picture.id }, { caseId });
          return ok(null);
        });
      },
      answer,
    }),

    'characters.picture': async ({ input: { caseId, character } }) => {
      const record = store.read((db) => findCase(db, caseId));
      if (!record) return failure('case.notFound', {});
      const digest = record.characters[character];
      if (digest === undefined) return failure('character.noPicture', { character });
      const bytes = await store.vault.get(digest);
      return bytes === null || bytes === 'damaged'
        ? failure('attachment.damaged', {})
        : ok({ data: Buffer.from(bytes).toString('base64') });
    },
  };
}

/** The picture a character is cropped from. */
async function bytesOf(
  store: { read<T>(query: (db: ReadableDb) => T): T; readonly vault: Vault },
  { input: { caseId, source } }: Call<'characters.setPicture'>,
): Promise<Result<Uint8Array, HallError<'attachment.notFound' | 'attachment.damaged'>>> {
  if (source.from === 'file') return ok(Buffer.from(source.picture, 'base64'));
  const scan = store.read((db) => (isScanOf(db, caseId, source.attachmentId) ? findAttachment(db, source.attachmentId) : null));
  if (!scan) return failure('attachment.notFound', {});
  const bytes = await store.vault.get(scan.digest);
  return bytes === null || bytes === 'damaged' ? failure('attachment.damaged', {}) : ok(bytes);
}

function isScanOf(db: ReadableDb, caseId: string, attachmentId: string): boolean {
  return listScans(db, caseId).some(({ id }) => id === attachmentId);
}
