import { z } from 'zod';
import { CivilDate, SignageNotice, SignageSettings } from '#shared/model/index.ts';
import { OfficeView } from './office.ts';
import { atTheDesk, operation } from './operation.ts';

/** Texts of one language of a slide. */
const SlideWords = z.object({ title: z.string(), text: z.string() });

/** One picture of 婚俗文化 from the hall's folder, with the words that lie beside it. */
export const Slide = z.object({
  /** Changes with the picture. */
  id: z.string(),
  chinese: SlideWords,
  english: SlideWords.nullable(),
});
export type Slide = z.infer<typeof Slide>;

/** What the call screen shows beside the queue. Nothing of anybody. */
export const SignageView = z.object({
  officeName: z.string(),
  now: z.string(),
  today: CivilDate,
  hours: OfficeView.shape.hours.pick({ state: true, from: true, until: true }),
  settings: SignageSettings.omit({ notices: true }),
  /** Those of today. */
  notices: z.array(SignageNotice),
  /** Of the hall's own folder; empty: the three that ship with the program are shown. */
  slides: z.array(Slide),
});
export type SignageView = z.infer<typeof SignageView>;

const atSignage = ['signage', ...atTheDesk] as const;

/** Mandarin in syllables with the number of their tone (`qing3 A ling2 yi1 hao4`), or English. */
export const Speech = z.discriminatedUnion('language', [
  z.object({
    language: z.literal('zh-CN'),
    pinyin: z
      .string()
      .min(1)
      .max(400)
      .regex(/^[A-Za-zü0-9 ,.]+$/u),
  }),
  z.object({
    language: z.literal('en'),
    text: z
      .string()
      .min(1)
      .max(400)
      .regex(/^[A-Za-z0-9 ,.'-]+$/u),
  }),
]);
export type Speech = z.infer<typeof Speech>;

export const signageOperations = {
  'signage.view': operation({
    about: 'What the call screen shows beside the queue: hours, notices, slides, its settings.',
    input: z.object({}),
    output: SignageView,
    errors: [],
    access: { who: 'anyone', stations: atSignage },
    writes: false,
  }),
  'signage.picture': operation({
    about: 'The picture of a slide, JPEG, base64.',
    input: z.object({ id: z.string().max(200) }),
    output: z.object({ jpeg: z.base64() }),
    errors: ['signage.noPicture'],
    access: { who: 'anyone', stations: atSignage },
    writes: false,
  }),
  'signage.clip': operation({
    about: 'A call as spoken by espeak-ng, WAV, base64; null where it is not installed.',
    input: Speech,
    output: z.object({ wav: z.base64().nullable() }),
    errors: [],
    access: { who: 'anyone', stations: atSignage },
    writes: false,
  }),
  'signage.folder': operation({
    about: 'Where the slides of the hall lie, what was found there and what cannot be shown. The folder is made where it is missing.',
    input: z.object({}),
    output: z.object({
      folder: z.string(),
      slides: z.array(Slide),
      /** File names, and why they are not shown. */
      left: z.array(z.object({ file: z.string(), why: z.enum(['kind', 'tooLarge', 'unreadable', 'tooMany']) })),
      /** espeak-ng answers; false: this PC speaks with a voice of its system, or with a chime. */
      clips: z.boolean(),
    }),
    errors: [],
    access: { who: ['supervisor'], stations: atTheDesk },
    writes: false,
  }),
} as const;
