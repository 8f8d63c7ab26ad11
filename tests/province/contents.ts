import { z } from 'zod';

export const instant = z.iso.datetime({ precision: 3 });
export const digestText = z.string().regex(/^[0-9a-f]{64}$/);
export const keyIdText = z.string().regex(/^[0-9a-f]{32}$/);
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

const Act = z.strictObject({
  id: z.uuid(),
  caseId: z.uuid(),
  order: z.int().min(1),
  type: z.string().max(60),
  at: instant,
  on: date,
  content: z.record(z.string(), z.unknown()),
  parts: z.array(z.strictObject({ digest: digestText, size: z.int().min(1), mime: z.string().max(100), kind: z.string().max(60) })).max(64),
});

export const Acts = z.strictObject({ acts: z.array(Act).min(1).max(200) });

export const PartHead = z.strictObject({
  digest: digestText,
  size: z.int().min(1),
  offset: z.int().min(0),
  length: z.int().min(1).max(8_388_608),
});

const Person = z.strictObject({
  name: z.string().min(1).max(100),
  idNumber: z.string().max(30),
  nationality: z.string().max(3),
  document: z.string().max(40),
  documentNumber: z.string().max(40),
});

const Entry = z.strictObject({
  business: z.string().max(40),
  registrationNumber: z.string().max(40),
  office: z.string().max(6),
  officeName: z.string().max(100),
  registeredOn: date,
  man: Person.nullable(),
  woman: Person.nullable(),
});

const officeCode = z.string().regex(/^[0-9]{6}$/);
const sought = { registrationNumber: z.string().max(40).nullable(), person: Person.nullable(), purpose: z.string().min(1).max(200) };

const asked = { id: z.uuid(), askedAt: instant };

export const Question = z.discriminatedUnion('kind', [
  z.strictObject({ ...asked, kind: z.literal('maritalStatus'), person: Person }),
  z.strictObject({
    ...asked,
    kind: z.literal('record'),
    ...sought,
  }),
  z.strictObject({
    ...asked,
    kind: z.literal('numberBlock'),
    prefix: z.string().regex(/^[A-Z]{1,3}$/),
    year: z.int().min(2000).max(2999),
    count: z.int().min(1).max(10_000),
  }),
  z.strictObject({ ...asked, kind: z.literal('inbox'), after: z.int().min(0), most: z.int().min(1).max(100) }),
  z.strictObject({ ...asked, kind: z.literal('recordRequest'), toOffice: officeCode, ...sought }),
  z.strictObject({
    ...asked,
    kind: z.literal('recordReply'),
    requestNumber: z.string().min(1).max(60),
    records: z.array(Entry).max(50),
    refusal: z.strictObject({ code: z.string().min(1).max(60), reason: z.string().min(1).max(500) }).nullable(),
  }),
]);

/** What the registry needs of a party; the other members are kept in the act. */
const Party = z.looseObject({
  name: Person.shape.name,
  idNumber: Person.shape.idNumber,
  nationality: Person.shape.nationality,
  document: Person.shape.document,
  documentNumber: Person.shape.documentNumber,
});

/** What the registry needs of `marriage.registered` and `divorce.registered`. */
export const Registration = z.looseObject({
  business: z.enum(['marriage', 'divorce']),
  caseId: z.uuid(),
  office: z.looseObject({ regionCode: officeCode, name: z.string().max(100) }),
  registrationNumber: z.string().min(1).max(40),
  registeredOn: date,
  registeredAt: instant,
  man: Party,
  woman: Party,
  notify: z.array(officeCode).max(4).default([]),
});

export const RequestFile = z.strictObject({
  format: z.literal('tongxin-enrolment-request/1'),
  office: z.string().regex(/^[0-9]{6}$/),
  officeName: z.string().min(1).max(100),
  station: z.string().regex(/^[A-Za-z0-9-]{1,20}$/),
  madeAt: instant,
  requests: z.strictObject({ sign: z.string().max(8192), encrypt: z.string().max(8192), tls: z.string().max(8192) }),
});

export type Act = z.infer<typeof Act>;
export type PartHead = z.infer<typeof PartHead>;
export type Person = z.infer<typeof Person>;
export type Question = z.infer<typeof Question>;
export type Registration = z.infer<typeof Registration>;
export type RequestFile = z.infer<typeof RequestFile>;

export interface ConflictsWith {
  readonly registrationNumber: string;
  readonly office: string;
  readonly registeredOn: string;
  readonly about: string;
}

export interface ActResult {
  readonly id: string;
  readonly result: 'accepted' | 'duplicate' | 'rejected' | 'conflict';
  readonly code: string | null;
  readonly reason: string | null;
  readonly receipt: string | null;
  readonly ingestedAt: string | null;
  readonly conflictsWith: ConflictsWith | null;
}

export interface PartResult {
  readonly digest: string;
  readonly have: number;
  readonly whole: boolean;
}

export type RegistryEntry = Readonly<z.infer<typeof Entry>>;
