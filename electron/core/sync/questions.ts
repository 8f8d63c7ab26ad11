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
export type AskedPerson = z.infer<typeof AskedPerson>;

/** A registration as the province, or the office that has its archive, knows it. */
export const KnownRegistration = z.strictObject({
  business: z.string().max(40),
  registrationNumber: z.string().max(40),
  office: z.string().max(6),
  officeName: z.string().max(100),
  registeredOn: CivilDate,
  man: AskedPerson.nullable(),
  woman: AskedPerson.nullable(),
});
export type KnownRegistration = z.infer<typeof KnownRegistration>;

const OfficeCode = z.string().regex(/^[0-9]{6}$/);
const RequestNumber = z.string().min(1).max(60);
/** What a request of an office to another is about: by its number, or by a person; never neither. */
const Sought = { registrationNumber: z.string().max(40).nullable(), person: AskedPerson.nullable(), purpose: z.string().min(1).max(200) };
/** What an office answers: what it holds, or why it does not say. */
const Found = {
  records: z.array(KnownRegistration).max(50),
  /** `reason` in the words of the office; with it `records` is empty. */
  refusal: z.strictObject({ code: z.string().min(1).max(60), reason: z.string().min(1).max(500) }).nullable(),
};

export const Question = z.discriminatedUnion('kind', [
  z.strictObject({ ...Named, kind: z.literal('maritalStatus'), person: AskedPerson }),
  z.strictObject({
    ...Named,
    kind: z.literal('record'),
    ...Sought,
  }),
  z.strictObject({
    ...Named,
    kind: z.literal('numberBlock'),
    prefix: z.string().regex(/^[A-Z]{1,3}$/),
    year: z.number().int().min(2000).max(2999),
    count: z.number().int().min(1).max(10_000),
  }),
  /** The messages for the office behind `after`. */
  z.strictObject({
    ...Named,
    kind: z.literal('inbox'),
    after: z.number().int().min(0),
    most: z.number().int().min(1).max(100),
  }),
  /** Asks another office for what its archive holds (协查). */
  z.strictObject({ ...Named, kind: z.literal('recordRequest'), toOffice: OfficeCode, ...Sought }),
  /** Answers such a request of another office. */
  z.strictObject({ ...Named, kind: z.literal('recordReply'), requestNumber: RequestNumber, ...Found }),
]);
export type Question = z.infer<typeof Question>;

const Numbered = { number: z.number().int().min(1), at: Instant };
const Sender = { fromOffice: OfficeCode, fromOfficeName: z.string().max(100) };

/** What the province has for an office; numbered for it from 1 on without a gap. */
export const InboxMessage = z.discriminatedUnion('kind', [
  z.strictObject({
    ...Numbered,
    kind: z.literal('recordRequest'),
    content: z.strictObject({ requestNumber: RequestNumber, ...Sender, ...Sought }),
  }),
  z.strictObject({
    ...Numbered,
    kind: z.literal('recordAnswer'),
    content: z.strictObject({ requestNumber: RequestNumber, ...Sender, ...Found }),
  }),
  /** Somebody whose household is here was registered elsewhere. */
  z.strictObject({ ...Numbered, kind: z.literal('householdNotice'), content: KnownRegistration }),
  /** Two marriages of a person stand beside each other, one of them at least registered here. */
  z.strictObject({
    ...Numbered,
    kind: z.literal('conflictNotice'),
    content: z.strictObject({
      /** As ingested first, and then; `about`: who of the later one is in both. */
      earlier: KnownRegistration,
      later: KnownRegistration,
      about: z.enum(['man', 'woman', 'both']),
    }),
  }),
]);
export type InboxMessage = z.infer<typeof InboxMessage>;

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
  z.strictObject({ ...Answered, kind: z.literal('inbox'), messages: z.array(InboxMessage).max(100), more: z.boolean() }),
  z.strictObject({ ...Answered, kind: z.literal('recordRequest'), requestNumber: RequestNumber }),
  z.strictObject({ ...Answered, kind: z.literal('recordReply'), taken: z.literal(true) }),
  z.strictObject({ ...Answered, kind: z.literal('refused'), code: z.string().max(60), reason: z.string().max(500) }),
]);
export type Answer = z.infer<typeof Answer>;
