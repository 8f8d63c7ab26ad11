import { z } from 'zod';
import { checkHours, CivilDate, FormName, Office, RegistrarCertificate, StaffCode, StaffRole } from '#shared/model/index.ts';
import { registrationPrefixes } from '#shared/law/registration-number.ts';
import { openingErrors, openingSecrets, TypedSecret } from './opening.ts';
import { everywhere, operation } from './operation.ts';

/** A member of staff as entered at set-up or by the supervisor. */
export const NewStaff = z.object({
  code: StaffCode,
  name: z.string().min(1).max(50),
  roles: z.array(StaffRole).min(1),
  idNumber: z.string().nullable().default(null),
  certificate: RegistrarCertificate.nullable().default(null),
  password: TypedSecret,
});
export type NewStaff = z.infer<typeof NewStaff>;

/** 号段: registration numbers this station may give out. */
export const NewNumberBlock = z.object({
  prefix: z.enum(registrationPrefixes),
  regionCode: z.string().regex(/^\d{6}$/),
  year: z.number().int().min(2004).max(2099),
  first: z.number().int().min(1).max(999_999),
  last: z.number().int().min(1).max(999_999),
});
export type NewNumberBlock = z.infer<typeof NewNumberBlock>;

/** Blank certificates (印制号) taken into stock; first and last have the same prefix and length. */
export const NewBlankBatch = z.object({
  kind: z.enum(['marriage', 'divorce']),
  first: z.string().regex(/^[0-9A-Z]{4,20}$/),
  last: z.string().regex(/^[0-9A-Z]{4,20}$/),
});
export type NewBlankBatch = z.infer<typeof NewBlankBatch>;

/** All of a new hall; the file `hall init` takes and the first-run pages fill. */
export const HallConfig = z.object({
  office: Office.superRefine(({ hours }, context) =>
    checkHours(hours, (message, ...path) => context.addIssue({ code: 'custom', message, path: ['hours', ...path] })),
  ),
  /** Layouts of the office's own, by the names that `office.forms` gives them; kept beside the store. */
  layouts: z.record(FormName, z.record(z.string(), z.unknown())).default({}),
  /** This PC in the journal, e.g. `S01`. */
  station: z.string().regex(/^[0-9A-Z]{2,8}$/),
  staff: z.array(NewStaff).min(2),
  numberBlocks: z.array(NewNumberBlock).min(1),
  blankBatches: z.array(NewBlankBatch).min(1),
  /** Codes of the two people who entered blocks and stock: a supervisor and one other. */
  enteredBy: z.object({ first: StaffCode, second: StaffCode }),
  devices: z
    .object({
      /** Path of the card reader's serial port, `hid`, `hid:VID:PID` (four hexadecimal digits each) or `auto`; null: none. */
      readerPath: z
        .string()
        .max(200)
        .regex(/^(?!hid:(?![0-9a-f]{4}:[0-9a-f]{4}$))/i)
        .nullable()
        .default(null),
      /** The serial port of a barcode scanner, 8N1; null: none, or one that types. */
      scanner: z
        .object({ path: z.string().min(1).max(200), baudRate: z.number().int().min(300).max(921_600).default(9_600) })
        .nullable()
        .default(null),
      /** A thermal printer for tickets, by ESC/POS, on paper of 58 or 80 mm; null: none. */
      ticketPrinter: z
        .discriminatedUnion('kind', [
          z.object({
            kind: z.literal('network'),
            // A name or an address, without a port behind it.
            host: z
              .string()
              .min(1)
              .max(200)
              .regex(/^(?:[^\s:/]+|(?:[0-9a-f]{0,4}:){2,7}[0-9a-f.]*)$/i),
            port: z.number().int().min(1).max(65_535).default(9100),
          }),
          z.object({
            kind: z.literal('serial'),
            path: z.string().min(1).max(200),
            baudRate: z.number().int().min(1200).max(921_600).default(9600),
          }),
          z.object({ kind: z.literal('usb'), path: z.string().regex(/^\/dev\/usb\/lp\d{1,2}$/) }),
        ])
        .nullable()
        .default(null),
      printers: z
        .array(
          z.discriminatedUnion('kind', [
            // A relative folder starts at the store's folder.
            z.object({ kind: z.literal('file'), name: z.string().min(1).max(60), folder: z.string().min(1) }),
            z.object({
              kind: z.literal('lp'),
              name: z.string().min(1).max(60),
              queue: z.string().min(1),
              options: z.array(z.string()).default([]),
            }),
          ]),
        )
        .default([]),
      /** Path of espeak-ng, which speaks calls where the system has no voice; null: looked for where the system keeps programs. */
      voice: z.string().min(1).max(200).nullable().default(null),
    })
    .prefault({}),
});
export type HallConfig = z.infer<typeof HallConfig>;
/** As written in a file: fields with defaults may be left out. */
export type HallConfigInput = z.input<typeof HallConfig>;

export const Health = z.object({
  /** `rotating`: closed while it gets a new data key; it opens again by itself. */
  store: z.enum(['absent', 'locked', 'open', 'rotating']),
  training: z.boolean(),
  program: z.string(),
  schema: z.number().int().nullable(),
  journalRows: z.number().int().nullable(),
  lastActAt: z.string().nullable(),
  now: z.string(),
  today: CivilDate,
  officeName: z.string().nullable(),
});
export type Health = z.infer<typeof Health>;

export const setupOperations = {
  'hall.health': operation({
    about: 'State of the store, the journal and the clock.',
    input: z.object({}),
    output: Health,
    errors: [],
    access: { who: 'anyone', stations: everywhere, withoutStore: true, whenLocked: true },
    writes: false,
  }),
  'setup.create': operation({
    about: 'Creates a new hall: key file, store and first acts. Answers the recovery key, once.',
    input: z.object({ config: HallConfig, training: z.boolean(), passphrase: TypedSecret.nullable() }),
    output: z.object({ recoveryKey: z.string() }),
    errors: [
      'store.exists',
      ...openingErrors,
      'store.notTraining',
      'staff.weakPassword',
      'staff.codeTaken',
      'numbers.invalidRange',
      'numbers.overlap',
      'blanks.overlap',
      'document.noForm',
    ],
    access: { who: 'anyone', stations: ['supervisor', 'counter'], withoutStore: true },
    writes: false, // there is no journal yet; the key file is written last and only once
  }),
  'setup.recoverySheet': operation({
    about: 'The sheet with the new recovery key, printed if a printer is named; only until `setup.sealRecoveryKey`.',
    input: z.object({ printer: z.string().nullable().default(null) }),
    output: z.object({ pdf: z.base64(), printers: z.array(z.string()) }),
    errors: [
      'document.notFound',
      'document.missingGlyph',
      'document.overflow',
      'document.barcodeUnreadable',
      'document.noForm',
      'printer.none',
      'printer.failed',
    ],
    access: { who: 'anyone', stations: ['supervisor', 'counter'] },
    writes: false,
  }),
  'setup.sealRecoveryKey': operation({
    about: 'The recovery key was written down and sealed: the program forgets it.',
    input: z.object({}),
    output: z.object({}),
    errors: [],
    access: { who: 'anyone', stations: ['supervisor', 'counter'] },
    writes: false,
  }),
  'setup.unlock': operation({
    about: 'Opens the store with the hall passphrase or the recovery key; a training store needs neither.',
    input: z.object(openingSecrets),
    output: Health,
    errors: [...openingErrors, 'store.notTraining'],
    access: { who: 'anyone', stations: everywhere, withoutStore: true },
    writes: false,
  }),
} as const;
