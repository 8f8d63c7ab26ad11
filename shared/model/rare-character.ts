import { z } from 'zod';
import { Slot } from './slot.ts';

/** `U+E863`. */
export const CodePointName = z.string().regex(/^U\+[0-9A-F]{4,6}$/);

/** A character of a party's form that no font of the papers draws: shown and printed by its picture. */
export const RareCharacter = z.object({
  slot: Slot,
  character: z.string(),
  codePoint: CodePointName,
  /** Of a private use area: an old card means something by it that no standard says (含专用区汉字). */
  privateUse: z.boolean(),
  /** Digest of its picture; null while there is none, and no paper can be printed. */
  picture: z.string().nullable(),
});
export type RareCharacter = z.infer<typeof RareCharacter>;

export function codePointName(character: string): string {
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Whether a character, or half of a torn pair, means nothing outside the system that wrote it. */
export function isPrivateUse(character: string): boolean {
  return /^[\p{Private_Use}\p{Surrogate}\uFFFD]$/u.test(character);
}

/** Part of a picture, upright, in fractions of its width and height. */
export const CropArea = z
  .object({ left: z.number().min(0), top: z.number().min(0), width: z.number().positive(), height: z.number().positive() })
  .refine(({ left, top, width, height }) => left + width <= 1.000001 && top + height <= 1.000001);
export type CropArea = z.infer<typeof CropArea>;
