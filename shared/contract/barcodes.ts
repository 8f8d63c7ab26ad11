import { z } from 'zod';
import { atTheDesk, operation } from './operation.ts';

/** The serial scanner; the sentences are `scanner.<state>` and `scanner.problem.<problem>`. */
export const ScannerState = z.object({
  state: z.enum(['none', 'lost', 'ready']),
  problem: z.enum(['portBusy', 'portDenied', 'portMissing']).nullable(),
});
export type ScannerState = z.infer<typeof ScannerState>;

export const barcodeOperations = {
  'scanner.take': operation({
    about: 'What the serial scanner read a moment ago, handed out once; null: nothing, or another window has it.',
    input: z.object({}),
    output: z.object({ text: z.string().nullable() }),
    errors: [],
    access: { who: 'staff', stations: atTheDesk },
    writes: false,
  }),
  'scanner.takeSlip': operation({
    about: 'The same for a kiosk, which is given the code of an appointment and nothing else; whatever else was read stays for the staff.',
    input: z.object({}),
    output: z.object({ code: z.string().nullable() }),
    errors: [],
    access: { who: 'anyone', stations: ['kiosk'] },
    writes: false,
  }),
  'scanner.status': operation({
    about: 'Whether the serial scanner is there.',
    input: z.object({}),
    output: ScannerState,
    errors: [],
    access: { who: 'staff', stations: atTheDesk },
    writes: false,
  }),
} as const;
