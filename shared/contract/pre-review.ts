import { z } from 'zod';
import {
  CivilDate,
  PreReviewContent,
  PreReviewPerson,
  PreReviewPicture,
  PreReviewReason,
  Recognised,
  Service,
} from '#shared/model/index.ts';
import { atTheDesk, operation } from './operation.ts';

const readers = { who: ['reception', 'registrar', 'supervisor'], stations: atTheDesk } as const;
const registrars = { who: ['registrar'], stations: atTheDesk } as const;

export const PreReviewState = z.enum(['waiting', 'passed', 'returned', 'used']);
export type PreReviewState = z.infer<typeof PreReviewState>;

/** One picture, 20 MB at most, base64. */
const largestPicture = 28_000_000;

export const PreReview = z.object({
  id: z.uuid(),
  /** On the couple's slip. */
  code: z.string(),
  state: PreReviewState,
  source: z.enum(['folder', 'kiosk', 'desk']),
  service: Service,
  receivedAt: z.string(),
  appointmentCode: z.string(),
  reasons: z.array(PreReviewReason),
  /** What the registrar wrote for the couple. */
  note: z.string(),
  decidedBy: z.string().nullable(),
  caseId: z.uuid().nullable(),
  /** Null: it was erased, its days were over. */
  content: z.object({ man: PreReviewPerson, woman: PreReviewPerson }).nullable(),
  pictures: z.array(PreReviewPicture),
  /** The day it is erased. */
  erasedOn: CivilDate,
});
export type PreReview = z.infer<typeof PreReview>;

/** 材料预审: unconfirmed until the couple stands at the counter with their cards. */
export const preReviewOperations = {
  'preReviews.list': operation({
    about: 'What came beforehand: what waits first, then what was decided, newest first.',
    input: z.object({ state: PreReviewState.nullable().default(null) }),
    output: z.object({
      reviews: z.array(PreReview),
      /** Of the import folder: when it was looked at last, how many files wait there half-written or were refused. */
      folder: z.object({ lookedAt: z.string().nullable(), waiting: z.number(), refused: z.number(), failed: z.boolean() }),
    }),
    errors: [],
    access: readers,
    writes: false,
  }),
  'preReviews.picture': operation({
    about: 'One picture of a pre-review, JPEG, base64; `place` counts from 0.',
    input: z.object({ id: z.uuid(), place: z.number().int().min(0) }),
    output: z.object({ jpeg: z.base64() }),
    errors: ['preReview.notFound', 'preReview.erased'],
    access: readers,
    writes: false,
  }),
  'preReviews.submit': operation({
    about: 'Takes in what a couple brings beforehand to reception; it is unconfirmed.',
    input: PreReviewContent.extend({
      appointmentCode: z.string().trim().max(40).default(''),
      pictures: z
        .array(PreReviewPicture.extend({ picture: z.base64().max(largestPicture) }))
        .max(20)
        .default([]),
    }),
    output: PreReview,
    errors: ['preReview.pictureUnreadable'],
    access: { who: 'staff', stations: atTheDesk },
    writes: true,
  }),
  'preReviews.scan': operation({
    about: 'Looks into the import folder now.',
    input: z.object({}),
    output: z.object({ taken: z.number(), waiting: z.number(), refused: z.number() }),
    errors: ['preReview.noFolder', 'preReview.folderGone'],
    access: readers,
    writes: false,
  }),
  'preReviews.pass': operation({
    about: 'A registrar looked at it and finds it complete.',
    input: z.object({ id: z.uuid() }),
    output: PreReview,
    errors: ['preReview.notFound', 'preReview.erased', 'preReview.decided'],
    access: registrars,
    writes: true,
  }),
  'preReviews.return': operation({
    about: 'A registrar gives it back, with reasons for the couple.',
    input: z.object({ id: z.uuid(), reasons: z.array(PreReviewReason).min(1), note: z.string().trim().max(500).default('') }),
    output: PreReview,
    errors: ['preReview.notFound', 'preReview.decided'],
    access: registrars,
    writes: true,
  }),
  'preReviews.open': operation({
    about: 'The case serves the couple of a passed pre-review: what they said of themselves is filled in as typed, their names are not.',
    input: z.object({ id: z.uuid(), caseId: z.uuid() }),
    output: PreReview,
    errors: [
      'preReview.notFound',
      'preReview.erased',
      'preReview.notPassed',
      'preReview.otherBusiness',
      'case.notFound',
      'case.heldByColleague',
      'case.closed',
    ],
    access: registrars,
    writes: true,
  }),
  'preReviews.ofCase': operation({
    about: 'The pre-review a case was opened from, and whether the parties are those that were reviewed; null: none.',
    input: z.object({ caseId: z.uuid() }),
    output: z.object({ review: PreReview, man: Recognised, woman: Recognised }).nullable(),
    errors: [],
    access: { who: ['registrar', 'supervisor', 'auditor', 'archivist'], stations: atTheDesk },
    writes: false,
  }),
} as const;
