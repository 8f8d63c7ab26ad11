import { z } from 'zod';
import { HistoricalAct, HistoricalRemark } from './historical-record.ts';

/** Somebody as a clerk types them from an old paper; '' where the paper does not say. `born` as it is written. */
export const TypedPerson = z.object({
  name: z.string().trim().max(60).default(''),
  idNumber: z.string().trim().max(30).default(''),
  born: z.string().trim().max(40).default(''),
});
export type TypedPerson = z.infer<typeof TypedPerson>;

/** 手工补录: what is typed from an old paper, dates as they are written. */
export const TypedEntry = z.object({
  act: HistoricalAct,
  registrationNumber: z.string().trim().max(60).default(''),
  /** The day of registration as it stands there. */
  registered: z.string().trim().max(40).default(''),
  office: z.object({ code: z.string().trim().max(12).nullable(), name: z.string().trim().min(1).max(60) }),
  fileNumber: z.string().trim().max(60).nullable().default(null),
  man: TypedPerson,
  woman: TypedPerson,
  /** What nobody can read, or is otherwise wrong with the paper. */
  remarks: z.array(HistoricalRemark).max(20).default([]),
});
export type TypedEntry = z.infer<typeof TypedEntry>;

/** What a second person types again: by this a record is found and told from others. */
export const EntryKey = TypedEntry.pick({ registrationNumber: true, registered: true }).extend({
  man: TypedPerson.pick({ name: true, idNumber: true }),
  woman: TypedPerson.pick({ name: true, idNumber: true }),
});
export type EntryKey = z.infer<typeof EntryKey>;

export const keyFields = ['registrationNumber', 'registered', 'man.name', 'man.idNumber', 'woman.name', 'woman.idNumber'] as const;
export type KeyField = (typeof keyFields)[number];
