import { z } from 'zod';
import { isIdNumber } from './id-number.ts';
import { Education, MaritalStatus } from './party.ts';
import { Service } from './service.ts';
import type { Slot } from './slot.ts';

/** 材料预审. */
export const PreReviewSettings = z.object({
  /** Watched for what comes beforehand; null: nothing comes this way. */
  folder: z.string().trim().min(1).max(400).nullable().default(null),
  /** What was sent is erased so many days after it came, whatever became of it. */
  keepDays: z.number().int().min(1).max(180).default(30),
});
export type PreReviewSettings = z.infer<typeof PreReviewSettings>;

/** What somebody says of themselves before anybody has seen their card. */
export const PreReviewPerson = z.object({
  name: z.string().trim().min(1).max(60),
  idNumber: z
    .string()
    .trim()
    .toUpperCase()
    .refine((number) => isIdNumber(number)),
  phone: z.string().trim().max(20).default(''),
  maritalStatus: MaritalStatus.nullable().default(null),
  occupation: z.string().trim().max(30).default(''),
  education: Education.nullable().default(null),
});
export type PreReviewPerson = z.infer<typeof PreReviewPerson>;

export const PreReviewPicture = z.object({
  of: z.enum(['man', 'woman', 'both']),
  kind: z.enum(['idCardFront', 'idCardBack', 'householdBooklet', 'marriageCertificate', 'maritalProof', 'photo', 'other']),
});
export type PreReviewPicture = z.infer<typeof PreReviewPicture>;

export const PreReviewContent = z.object({
  service: Service.extract(['marriage', 'divorceApply']),
  man: PreReviewPerson,
  woman: PreReviewPerson,
});
export type PreReviewContent = z.infer<typeof PreReviewContent>;

export const preReviewFormat = 'tongxin-pre-review/1';

/** A plain file name: nothing outside the folder can be named. */
const FileName = z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}._ -]{0,120}$/u);

/** `*.json` of the import folder. */
export const PreReviewFile = PreReviewContent.extend({
  format: z.literal(preReviewFormat),
  /** Its sender's own; the same id is taken once. */
  id: z.string().regex(/^[0-9A-Za-z_-]{1,64}$/),
  /** Of the appointment's slip; '' where there is none. */
  appointmentCode: z.string().trim().max(40).default(''),
  pictures: z
    .array(PreReviewPicture.extend({ file: FileName, bytes: z.number().int().positive() }))
    .max(20)
    .default([]),
});
export type PreReviewFile = z.infer<typeof PreReviewFile>;

/** Why it goes back, in words for the couple. */
export const PreReviewReason = z.enum(['unreadable', 'missing', 'expired', 'differs', 'notHere', 'other']);
export type PreReviewReason = z.infer<typeof PreReviewReason>;

/** Whether the person at the counter is the one that was reviewed: name and number, or nothing is taken over. */
export const Recognised = z.enum(['awaited', 'same', 'other']);
export type Recognised = z.infer<typeof Recognised>;

export type ReviewedCouple = Readonly<Record<Slot, PreReviewPerson>>;

/** `party`: as read or typed at the counter; nobody yet where it has neither name nor number. */
export function recognise(reviewed: PreReviewPerson, party: { readonly name: string; readonly idNumber: string }): Recognised {
  if (party.name === '' || party.idNumber === '') return 'awaited';
  return party.name === reviewed.name && party.idNumber.toUpperCase() === reviewed.idNumber ? 'same' : 'other';
}
