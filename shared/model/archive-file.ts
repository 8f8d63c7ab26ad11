import { z } from 'zod';
import { CivilDate } from './civil-date.ts';
import { MaterialKind } from './material.ts';
import { Slot } from './slot.ts';

/** The four natures of registration by which files are kept apart (婚姻登记档案管理办法). */
export const FileClass = z.enum(['marriage', 'revocation', 'divorce', 'reissue']);
export type FileClass = z.infer<typeof FileClass>;

/**
 * What a file is of. An application for divorce that was taken back, or counts as taken back, is filed among the divorces; a marriage
 * or divorce that a court or authority undid among the revocations.
 */
export const FiledAct = z.enum([
  'marriage',
  'revocation',
  'divorce',
  'divorceWithdrawn',
  'divorceLapsed',
  'marriageReissue',
  'divorceReissue',
]);
export type FiledAct = z.infer<typeof FiledAct>;

/** `decision`: a page of the judgment or decision that undid a registration. */
export const FiledPaperKind = z.enum([...MaterialKind.options, 'decision']);
export type FiledPaperKind = z.infer<typeof FiledPaperKind>;

/** `identity`: a copy of any document of identity. */
export const MissingPaper = z.object({ paper: z.enum([...FiledPaperKind.options, 'identity']), party: Slot.nullable() });
export type MissingPaper = z.infer<typeof MissingPaper>;

const ClassCode = z.string().regex(/^[\p{L}\p{N}]{0,8}$/u);

/** What the office and the archives of its level agreed on. */
export const ArchiveScheme = z.object({
  /** 全宗号; '' until the archives gave one. */
  fonds: z
    .string()
    .regex(/^[\p{L}\p{N}]{0,12}$/u)
    .default(''),
  /** 类别码, set by the archives of the same level. */
  codes: z
    .object({
      marriage: ClassCode.default('JH'),
      revocation: ClassCode.default('CX'),
      divorce: ClassCode.default('LH'),
      reissue: ClassCode.default('BF'),
    })
    .prefault({}),
  /** Day of the next year by which a year is filed, `MM-DD`: 30 June (机关档案管理规定, 国家档案局令第13号). */
  deadline: z
    .string()
    .refine((day) => CivilDate.safeParse(`2027-${day}`).success)
    .default('06-30'),
  /** 保管期限 (婚姻登记档案管理办法 art. 13); what goes on being worth keeping is kept longer, and never thrown away by this. */
  retentionYears: z.number().int().min(100).max(1000).default(100),
});
export type ArchiveScheme = z.infer<typeof ArchiveScheme>;

/** An act that is over, and what of its papers is in. */
export const FileContents = z.object({
  /** Of the case, or of the note that tells of a revocation. */
  actId: z.uuid(),
  act: FiledAct,
  /** The day it was handled on, whose year it is filed under. */
  on: CivilDate,
  /** Registration number, or the number of a case that ended without one. */
  number: z.string(),
  manName: z.string(),
  womanName: z.string(),
  pages: z.number().int(),
  missing: z.array(MissingPaper),
});
export type FileContents = z.infer<typeof FileContents>;

/** 案卷: what one couple's act left behind, under its number. */
export const ArchiveFile = FileContents.extend({
  id: z.uuid(),
  fileClass: FileClass,
  year: z.number().int(),
  /** 室编卷号. */
  roomNumber: z.number().int(),
  /** 档号, as it was given. */
  fileNumber: z.string(),
  /** 馆编卷号; null until the archives gave one. */
  archivesNumber: z.string().nullable(),
  filedAt: z.string(),
  filedBy: z.string(),
  /** Why it was filed although papers were missing. */
  incompleteBecause: z.string().nullable(),
  /** The act is no more what was filed: its date moved on, or it was taken up again. */
  outdated: z.boolean(),
  boxNumber: z.number().int().nullable(),
  keptUntil: CivilDate,
  transferredAt: z.string().nullable(),
});
export type ArchiveFile = z.infer<typeof ArchiveFile>;

/** 档案盒: a run of files of one year and class. */
export const ArchiveBox = z.object({
  id: z.uuid(),
  fileClass: FileClass,
  year: z.number().int(),
  number: z.number().int(),
  from: z.number().int(),
  until: z.number().int(),
  files: z.number().int(),
});
export type ArchiveBox = z.infer<typeof ArchiveBox>;
