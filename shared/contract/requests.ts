import { z } from 'zod';
import { CheckedPerson, ProvinceRecord, RegionCode, Slot } from '#shared/model/index.ts';
import { atTheDesk, operation } from './operation.ts';

/** Of the couple's marriage, or of one of them. */
export const RequestAbout = z.enum(['marriage', ...Slot.options]);
export type RequestAbout = z.infer<typeof RequestAbout>;

/**
 * `asked`: waits for the province; `passedOn`: has its number, and the other office is asked; `notPassedOn`: the province did not take
 * it; `refused`: the other office does not say.
 */
export const RequestState = z.enum(['asked', 'passedOn', 'answered', 'refused', 'notPassedOn']);
export type RequestState = z.infer<typeof RequestState>;

/** 协查: a request of this office for what another one's archive holds. */
export const RecordRequest = z.object({
  id: z.uuid(),
  caseId: z.uuid(),
  caseNumber: z.string(),
  about: RequestAbout,
  toOffice: RegionCode,
  /** Of the region; the code where the table does not know it. */
  toName: z.string(),
  registrationNumber: z.string().nullable(),
  purpose: z.string(),
  askedAt: z.string(),
  askedBy: z.string(),
  state: RequestState,
  requestNumber: z.string().nullable(),
  /** What the registry itself knew at once; null: it has not answered yet. */
  known: z.array(ProvinceRecord).nullable(),
  /** What the other office holds. */
  records: z.array(ProvinceRecord).nullable(),
  /** Why it was not passed on (a code of the province) or refused (in words of the office). */
  reason: z.string().nullable(),
  answeredAt: z.string().nullable(),
  /** The registrar looked at the answer. */
  seen: z.boolean(),
});
export type RecordRequest = z.infer<typeof RecordRequest>;

/** `elsewhere`: another station of this office, or nobody any more, answered it to the province. */
const IncomingState = z.enum(['open', 'answered', 'refused', 'elsewhere']);

/** What another office asks of this one. */
export const IncomingRequest = z.object({
  requestNumber: z.string(),
  fromOffice: z.string(),
  fromName: z.string(),
  registrationNumber: z.string().nullable(),
  person: CheckedPerson.nullable(),
  purpose: z.string(),
  receivedAt: z.string(),
  state: IncomingState,
  /** How many records were sent. */
  records: z.number().int().nullable(),
  reason: z.string().nullable(),
  decidedAt: z.string().nullable(),
  decidedBy: z.string().nullable(),
  /** The province has the answer. */
  delivered: z.boolean(),
});
export type IncomingRequest = z.infer<typeof IncomingRequest>;

const OfCase = z.object({ caseId: z.uuid() });
const atCounter = { who: ['registrar'], stations: atTheDesk } as const;
const deciders = { who: ['supervisor', 'approver'], stations: atTheDesk } as const;
const readers = { who: ['supervisor', 'approver', 'auditor'], stations: atTheDesk } as const;
const ofCase = z.object({
  requests: z.array(RecordRequest),
  /** Where to ask, as the certificate's number or authority says; what to ask for. */
  suggested: z.object({ toOffice: RegionCode.nullable(), registrationNumber: z.string().nullable(), about: RequestAbout }),
});

export const requestOperations = {
  'requests.ofCase': operation({
    about: 'What was asked of other offices for a case, and where one would ask.',
    input: OfCase,
    output: ofCase,
    errors: ['case.notFound'],
    access: { who: ['registrar', 'supervisor', 'auditor', 'archivist'], stations: atTheDesk },
    writes: false,
  }),
  'requests.make': operation({
    about: 'Asks the registry at once, and another office for what its archive holds (协查).',
    input: OfCase.extend({
      about: RequestAbout,
      toOffice: RegionCode,
      registrationNumber: z.string().trim().max(40).nullable(),
      note: z.string().trim().max(100).default(''),
    }),
    output: ofCase,
    errors: ['case.notFound', 'case.closed', 'case.heldByColleague', 'request.nobody', 'request.ownOffice', 'request.open'],
    access: atCounter,
    writes: true,
  }),
  'requests.see': operation({
    about: 'The registrar looked at the answers of a case.',
    input: OfCase,
    output: ofCase,
    errors: ['case.notFound', 'case.heldByColleague'],
    access: atCounter,
    writes: true,
  }),
  'requests.marks': operation({
    about: 'Open cases for which another office is asked, and those whose answer nobody has looked at yet.',
    input: z.object({}),
    output: z.array(z.object({ caseId: z.uuid(), state: z.enum(['waiting', 'arrived']) })),
    errors: [],
    access: { who: ['registrar', 'supervisor', 'auditor', 'archivist'], stations: atTheDesk },
    writes: false,
  }),
  'requests.incoming': operation({
    about: 'What other offices ask of this one, open ones first.',
    input: z.object({}),
    output: z.array(IncomingRequest),
    errors: [],
    access: readers,
    writes: false,
  }),
  'requests.sent': operation({
    about: 'What this office asked of others, newest first.',
    input: z.object({}),
    output: z.array(RecordRequest),
    errors: [],
    access: readers,
    writes: false,
  }),
  'requests.look': operation({
    about: 'What this office registered under the number or of the person that a request names.',
    input: z.object({ requestNumber: z.string() }),
    output: z.array(ProvinceRecord),
    errors: ['request.notFound'],
    access: readers,
    writes: false,
  }),
  'requests.reply': operation({
    about: 'Answers a request of another office with the records chosen of those found (none: nothing is held), or refuses with a reason.',
    input: z.object({
      requestNumber: z.string(),
      registrationNumbers: z.array(z.string().max(40)).max(50),
      refusal: z.string().trim().min(2).max(200).nullable(),
    }),
    output: z.array(IncomingRequest),
    errors: ['request.notFound', 'request.decided', 'request.changed'],
    access: deciders,
    writes: true,
  }),
  'requests.notices': operation({
    about: 'Registrations elsewhere of people whose household is here, newest first.',
    input: z.object({ limit: z.number().int().min(1).max(500).default(200) }),
    output: z.array(z.object({ number: z.number().int(), at: z.string(), record: ProvinceRecord })),
    errors: [],
    access: readers,
    writes: false,
  }),
  'regions.find': operation({
    about: 'Regions (GB/T 2260) whose code or name begins with, or holds, what was typed.',
    input: z.object({ text: z.string().trim().min(1).max(40) }),
    output: z.array(z.object({ code: RegionCode, name: z.string() })),
    errors: [],
    access: { who: 'staff', stations: atTheDesk },
    writes: false,
  }),
} as const;
