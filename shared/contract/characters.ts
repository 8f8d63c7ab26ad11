import { z } from 'zod';
import { CaseView, CropArea, Slot } from '#shared/model/index.ts';
import { atTheDesk, operation } from './operation.ts';

const registrarAtCounter = { who: ['registrar'], stations: atTheDesk } as const;
const OfCase = z.object({ caseId: z.uuid() });
/** One character, whatever it is: a pair of UTF-16 units too. */
const Character = z.string().refine((text) => [...text].length === 1);

/** Where the picture of a character is taken from: a scan among the case's papers, or a picture file (JPEG or PNG, base64). */
export const CharacterSource = z.discriminatedUnion('from', [
  z.object({ from: z.literal('scan'), attachmentId: z.uuid(), area: CropArea }),
  z.object({ from: z.literal('file'), picture: z.base64().max(8_000_000), area: CropArea }),
]);
export type CharacterSource = z.infer<typeof CharacterSource>;

const stepErrors = ['case.notFound', 'case.notAllowedNow', 'case.heldByColleague'] as const;

export const characterOperations = {
  'characters.setPicture': operation({
    about: 'Keeps the picture of a character that no font draws; it is shown and printed wherever the case has the character.',
    input: OfCase.extend({ slot: Slot, character: Character, source: CharacterSource }),
    output: CaseView,
    errors: [...stepErrors, 'character.notRare', 'character.noInk', 'scan.unreadable', 'attachment.notFound', 'attachment.damaged'],
    access: registrarAtCounter,
    writes: true,
  }),
  'characters.removePicture': operation({
    about: 'Withdraws the picture of a character.',
    input: OfCase.extend({ character: Character }),
    output: CaseView,
    errors: [...stepErrors, 'character.noPicture'],
    access: registrarAtCounter,
    writes: true,
  }),
  'characters.picture': operation({
    about: 'The picture of a character of a case, PNG, base64.',
    input: OfCase.extend({ character: Character }),
    output: z.object({ data: z.base64() }),
    errors: ['case.notFound', 'character.noPicture', 'attachment.damaged'],
    access: { who: ['registrar', 'supervisor', 'auditor', 'archivist'], stations: atTheDesk },
    writes: false,
  }),
} as const;
