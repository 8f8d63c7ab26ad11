import { v7 as uuidv7 } from 'uuid';
import { failure, type HallError } from '#shared/contract/index.ts';
import { ok, type Result } from '#shared/model/index.ts';
import { findAttachment, listScans } from '../../archive/index.ts';
import { writing, type Call, type HandlersFor } from '../../ports.ts';
import type { ReadableDb, Vault } from '../../store/types.ts';
import { nextPoint } from '#shared/law/divorce/process.ts';
import { nextState } from '#shared/law/marriage/index.ts';
import { nextReissueState } from '#shared/law/reissue/index.ts';
import { findCase, type CaseRecord } from '../case-record.ts';
import type { CaseDeps } from '../deps.ts';
import { answerCase, commitStep, heldByColleague, type Step, type StepError } from '../steps.ts';
import { characterPictured, characterPictureWithdrawn, listCharacterPictures } from './acts.ts';
import { rareCharacters } from './held.ts';

type CharacterOperation = 'characters.setPicture' | 'characters.removePicture' | 'characters.picture';

/** Pictures of characters that no font draws: made, taken back, shown. */
export function createCharacterHandlers(deps: CaseDeps): HandlersFor<CharacterOperation> {
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
          const step = findPicturing(db, caseId, call);
          return step.ok ? checkRare(step.value.record, call.input) : step;
        });
        if (!allowed.ok) return allowed;
        const bytes = await bytesOf(store, call);
        if (!bytes.ok) return bytes;
        const picture = await drawing.normaliseCharacter(bytes.value, source.area);
        if (!picture.ok) return picture;
        const digest = await store.vault.put(picture.value);
        const scanId = source.from === 'scan' ? source.attachmentId : null;
        return commitStep(
          deps,
          call,
          caseId,
          (db) => findPicturing(db, caseId, call),
          ({ db, append }, record) => {
            const still = checkRare(record, call.input);
            if (!still.ok) return still;
            // The scan may have been withdrawn meanwhile.
            if (scanId !== null && !isScanOf(db, caseId, scanId)) return failure('attachment.notFound', {});
            append(characterPictured, { id: uuidv7(), slot, character, digest, source: source.from, scanId }, { caseId });
            return ok(null);
          },
        );
      },
      answer,
    }),

    'characters.removePicture': writing('characters.removePicture', {
      act: (call) => {
        const { caseId, character } = call.input;
        return commitStep(
          deps,
          call,
          caseId,
          (db) => findPicturing(db, caseId, call),
          ({ db, append }) => {
            const picture = listCharacterPictures(db, caseId).find((each) => each.character === character);
            if (!picture) return failure('character.noPicture', { character });
            append(characterPictureWithdrawn, { id: picture.id }, { caseId });
            return ok(null);
          },
        );
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

/** The case of a call, of whatever business, where a character may get its picture. */
function findPicturing(db: ReadableDb, caseId: string, call: Call): Result<Step<CaseRecord, null>, StepError> {
  const record = findCase(db, caseId);
  if (!record) return failure('case.notFound', {});
  const held = heldByColleague(record, call);
  if (held) return held;
  const action = 'pictureCharacter';
  const allowed =
    record.business === 'divorce'
      ? nextPoint(record.point, action)
      : record.business === 'marriage'
        ? nextState(record.state, action)
        : nextReissueState(record.state, action);
  return allowed === null ? failure('case.notAllowedNow', { state: record.state, action }) : ok({ record, state: null });
}
