import { z } from 'zod';
import { CivilDate } from './civil-date.ts';
import { Registration } from './office.ts';

/** Who may see a record, each on papers of their own (婚姻登记档案管理办法 art. 15). */
export const LookUpBy = z.enum(['self', 'agent', 'authority', 'lawyer', 'otherUnit']);
export type LookUpBy = z.infer<typeof LookUpBy>;

/** Papers shown at a look-up. */
export const LookUpPaper = z.enum([
  'identityDocument',
  'notarisedMandate', // 经公证的授权委托书
  'letterOfIntroduction', // 单位介绍信
  'workCard', // 工作证, 执行公务证
  'practiceCertificate', // 律师执业证
  'acceptanceCertificate', // 法院受案证明
]);
export type LookUpPaper = z.infer<typeof LookUpPaper>;

/** 查阅, 复制, （无）婚姻登记记录证明, or only told what to do instead. */
export const LookUpGiven = z.enum(['look', 'copies', 'proof', 'explanation']);
export type LookUpGiven = z.infer<typeof LookUpGiven>;

/** What a proof is for (民函〔2015〕266号): matters of Taiwan, a notarial deed for a country, anything else. */
export const ProofUse = z.discriminatedUnion('for', [
  z.object({ for: z.literal('taiwan') }),
  /** ISO 3166 alpha-3. */
  z.object({ for: z.literal('country'), country: z.string().regex(/^[A-Z]{3}$/) }),
  z.object({ for: z.literal('other') }),
]);
export type ProofUse = z.infer<typeof ProofUse>;

/** What a hall answers somebody who asks for records. */
export const LookUpRequest = z.object({
  applicant: z.object({
    by: LookUpBy,
    name: z.string().trim().min(1).max(60),
    idNumber: z.string().trim().max(30),
    /** Court, police, law firm, other unit. */
    unit: z.string().trim().max(80).default(''),
  }),
  /** Whose records. */
  of: z.object({ name: z.string().trim().min(1).max(60), idNumber: z.string().trim().max(30).default('') }),
  /** 查档事由. */
  matter: z.string().trim().min(2).max(200),
  papers: z
    .array(z.object({ kind: LookUpPaper, number: z.string().trim().max(80).default('') }))
    .max(6)
    .default([]),
  /** Of a lawyer: which court hears the suit under which number; nothing that has nothing to do with it is shown. */
  suit: z.string().trim().max(120).default(''),
  given: LookUpGiven,
  /** Of a proof, and of the explanation why there is none. */
  use: ProofUse.nullable().default(null),
  /** What was found, with the pages that are copied of each; [] nothing was found. */
  records: z
    .array(z.object({ id: z.uuid(), pages: z.number().int().min(0).max(500).default(0) }))
    .max(20)
    .default([]),
});
export type LookUpRequest = z.infer<typeof LookUpRequest>;

/** A line of the register of look-ups (查档登记簿). */
export const LookUp = LookUpRequest.omit({ records: true }).extend({
  id: z.uuid(),
  /** `CD2026-0001`, by year. */
  number: z.string(),
  at: z.string(),
  on: CivilDate,
  staffName: z.string(),
  approverName: z.string(),
  records: z.array(
    z.object({
      id: z.uuid(),
      kind: Registration,
      registrationNumber: z.string(),
      fileNumber: z.string().nullable(),
      pages: z.number().int(),
    }),
  ),
  /** The paper handed out; null: it was only looked at. */
  documentId: z.uuid().nullable(),
});
export type LookUp = z.infer<typeof LookUp>;
