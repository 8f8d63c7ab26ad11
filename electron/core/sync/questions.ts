import { z } from 'zod';
import { CivilDate } from '#shared/model/index.ts';

/** What a station asks its province, and what it answers: version 1 of docs/sync-protocol.md. */

const Instant = z.iso.datetime({ precision: 3 });
const Named = { id: z.uuid(), askedAt: Instant };

/** Whoever is asked about: a resident by the number of the ID card, others by document and nationality. */
export const AskedPerson = z.strictObject({
  name: z.string().min(1).max(100),
  idNumber: z.string().max(30),
  nationality: z.string().max(3),
  document: z.string().max(40),
  documentNumber: z.string().max(40),
});

/** A registration as the province knows it. */
export const KnownRegistration = z.strictObject({
  business: z.string().max(40),
  registrationNumber: z.string().max(40),
  office: z.string().max(6),
  officeName: z.string().max(100),
  registeredOn: CivilDate,
  man: AskedPerson.nullable(),
  woman: AskedPerson.nullable(),
});

export const Question = z.discriminatedUnion('kind', [
  z.strictObject({ ...Named, kind: z.literal('maritalStatus'), person: AskedPerson }),
  z.strictObject({
    ...Named,
    kind: z.literal('record'),
    /** By its number, or by a person. */
    registrationNumber: z.string().max(40).nullable(),
    person: AskedPerson.nullable(),
    purpose: z.string().min(1).max(200),
  }),
  z.strictObject({
    ...Named,
    kind: z.literal('numberBlock'),
    prefix: z.string().regex(/^[A-Z]{1,3}$/),
    year: z.number().int().min(2000).max(2999),
    count: z.number().int().min(1).max(10_000),
  }),
]);
export type Question = z.infer<typeof Question>;

const Answered = { id: z.uuid(), answeredAt: Instant };

export const Answer = z.discriminatedUnion('kind', [
  z.strictObject({
    ...Answered,
    kind: z.literal('maritalStatus'),
    identity: z.enum(['agrees', 'differs', 'unknown']),
    /** Marriages of this person that are in force; one at most, but for a conflict. */
    inForce: z.array(KnownRegistration),
  }),
  z.strictObject({ ...Answered, kind: z.literal('record'), records: z.array(KnownRegistration) }),
  z.strictObject({
    ...Answered,
    kind: z.literal('numberBlock'),
    prefix: z.string(),
    regionCode: z.string(),
    year: z.number().int(),
    first: z.number().int().min(1),
    last: z.number().int().min(1),
  }),
  z.strictObject({ ...Answered, kind: z.literal('refused'), code: z.string().max(60), reason: z.string().max(500) }),
]);
export type Answer = z.infer<typeof Answer>;
