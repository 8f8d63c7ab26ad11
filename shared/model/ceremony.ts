import { z } from 'zod';
import { CivilDate } from './civil-date.ts';

/** 颁证仪式: what is said depends on whether one couple stands there, outdoors, or many together. */
export const CeremonyKind = z.enum(['standard', 'outdoor', 'group']);
export type CeremonyKind = z.infer<typeof CeremonyKind>;

/** What a script may name, in brackets: 【男方】. */
export const ceremonyWords = ['man', 'woman', 'date', 'registeredOn', 'officiant', 'office', 'witnesses', 'wishes'] as const;
export type CeremonyWord = (typeof ceremonyWords)[number];

const PlaceName = z.string().trim().min(1).max(30);
export const CeremonyPlace = z.object({ name: PlaceName, outdoor: z.boolean().default(false) });
export type CeremonyPlace = z.infer<typeof CeremonyPlace>;

const Script = z.string().trim().max(4000);

/** 民发〔2020〕99号: offered to every couple, free, and nobody's duty. There is no field for a price. */
export const CeremonySettings = z.object({
  places: z
    .array(CeremonyPlace)
    .min(1)
    .max(20)
    .refine((places) => new Set(places.map(({ name }) => name)).size === places.length)
    .default(() => [
      { name: '颁证厅', outdoor: false },
      { name: '室外颁证点', outdoor: true },
    ]),
  minutes: z.number().int().min(5).max(120).default(20),
  /** The hall's own words for a kind; what is absent or empty is as the program says it. */
  scripts: z.partialRecord(CeremonyKind, Script).default({}),
});
export type CeremonySettings = z.infer<typeof CeremonySettings>;

/** Who hands over the certificates: somebody of the hall, or a guest with what they are. */
export const Officiant = z.discriminatedUnion('by', [
  z.object({ by: z.literal('staff'), staffId: z.uuid() }),
  z.object({ by: z.literal('guest'), name: z.string().trim().min(1).max(30), title: z.string().trim().max(40).default('') }),
]);
export type Officiant = z.infer<typeof Officiant>;

const PersonName = z.string().trim().min(1).max(60);
export const ClockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** What is agreed about one ceremony. The date of registration is no part of it: that is the case's own. */
export const CeremonyPlan = z.object({
  on: CivilDate,
  from: ClockTime,
  minutes: z.number().int().min(5).max(180),
  place: PlaceName,
  kind: CeremonyKind.default('standard'),
  manName: PersonName,
  womanName: PersonName,
  phone: z.string().trim().max(20).default(''),
  officiant: Officiant.nullable().default(null),
  witnesses: z.array(PersonName).max(6).default([]),
  /** What they want to be said for them. */
  wishes: z.string().trim().max(500).default(''),
  /** 影像授权: each for themselves. Pictures are shown only where both agreed. */
  imageConsent: z.object({ man: z.boolean(), woman: z.boolean() }).default({ man: false, woman: false }),
  /** Words for this couple only; '' for those of the kind. */
  script: Script.default(''),
});
export type CeremonyPlan = z.infer<typeof CeremonyPlan>;

/** Minutes since midnight. */
export function minutesOfDay(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

/**
 * The script with its words replaced; other brackets stay as they are written. A line that was to name something there is nothing of
 * is left out.
 */
export function fillScript(
  script: string,
  names: Readonly<Record<CeremonyWord, string>>,
  values: Readonly<Record<CeremonyWord, string>>,
): string {
  const bracketed = (word: CeremonyWord): string => `【${names[word]}】`;
  const saysNothing = (line: string): boolean => {
    const named = ceremonyWords.filter((word) => line.includes(bracketed(word)));
    return named.length > 0 && named.every((word) => values[word] === '');
  };
  return script
    .split('\n')
    .filter((line) => !saysNothing(line))
    .map((line) => ceremonyWords.reduce((text, word) => text.replaceAll(bracketed(word), () => values[word]), line))
    .join('\n');
}
