import { z } from 'zod';
import { CivilDate, CodePointName, Slot } from '#shared/model/index.ts';
import { operation } from './operation.ts';

/** What the counter turns to the couple: nothing, what happens with their data where they marry or divorce, their form, or the text they declare. */
export const DisplayPage = z.enum(['idle', 'privacy', 'divorcePrivacy', 'check', 'declaration']);
export type DisplayPage = z.infer<typeof DisplayPage>;

/** Fields as the couple reads them: the words of their papers, nothing of what the registrar notes. */
export const DisplayField = z.enum([
  'name',
  'sex',
  'nationality',
  'ethnicity',
  'birthDate',
  'idNumber',
  'address',
  'maritalStatus',
  'occupation',
  'education',
]);
export type DisplayField = z.infer<typeof DisplayField>;

export const DisplayParty = z.object({
  fields: z.array(z.object({ field: DisplayField, text: z.string() })),
  /** To be read aloud to them. */
  readAloud: z.boolean(),
});
export type DisplayParty = z.infer<typeof DisplayParty>;

export const PointedField = z.object({ party: Slot, field: DisplayField });
export type PointedField = z.infer<typeof PointedField>;

export const DisplayView = z.object({
  page: DisplayPage,
  officeName: z.string(),
  /** Offline registration is open: what is registered now is checked with the province later (条例 2025 art. 10). */
  offline: z.boolean(),
  /** The case shown; null on `idle` and on what happens with their data. */
  shown: z
    .object({
      caseId: z.uuid(),
      on: CivilDate,
      /** What both declare, paragraph by paragraph: the words of the form their declarations are drawn from. */
      declared: z.array(z.string()),
      man: DisplayParty,
      woman: DisplayParty,
      /** JPEG, base64; null while none is taken. */
      photo: z.base64().nullable(),
      /** Characters no font draws, each with its picture (PNG, base64); null while it has none. */
      characters: z.array(z.object({ character: z.string(), codePoint: CodePointName, picture: z.base64().nullable() })),
      /** Digest of all that is shown; said back with the confirmation. */
      seen: z.string(),
      mayConfirm: z.boolean(),
      confirmed: z.boolean(),
      /** What the couple pointed at as wrong. */
      pointed: z.array(PointedField),
    })
    .nullable(),
});
export type DisplayView = z.infer<typeof DisplayView>;

const both = ['counter', 'applicant'] as const;

export const displayOperations = {
  'display.show': operation({
    about: "Chooses what this counter's second screen shows.",
    input: z.object({ page: DisplayPage, caseId: z.uuid().nullable() }),
    output: DisplayView,
    errors: ['case.notFound', 'case.heldByColleague'],
    access: { who: ['registrar'], stations: ['counter'] },
    writes: false,
  }),
  'display.get': operation({
    about: 'What this counter shows its couple now.',
    input: z.object({}),
    output: DisplayView,
    errors: [],
    access: { who: ['registrar'], stations: both },
    writes: false,
  }),
  'display.point': operation({
    about: 'The couple points at a field that is wrong, or takes it back; the counter sees it.',
    input: PointedField.extend({ wrong: z.boolean() }),
    output: DisplayView,
    errors: ['display.nothingShown'],
    access: { who: ['registrar'], stations: both },
    writes: false,
  }),
} as const;
