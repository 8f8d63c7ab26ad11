import { z } from 'zod';
import { CivilDate } from '#shared/model/index.ts';
import { atTheDesk, operation } from './operation.ts';

const supervisorAtDesk = { who: ['supervisor'], stations: atTheDesk } as const;

/** A copy of the ledger that was taken out of the store. */
export const LedgerExport = z.object({
  id: z.uuid(),
  at: z.string(),
  staffName: z.string(),
  /** Days on which the cases were opened, both ends included. */
  from: CivilDate,
  to: CivilDate,
  rows: z.number().int(),
});
export type LedgerExport = z.infer<typeof LedgerExport>;

/** What a window asks main for; main adds where the copy goes. */
export const LedgerRequest = z.object({ requestId: z.uuid(), from: CivilDate, to: CivilDate });
export type LedgerRequest = z.infer<typeof LedgerRequest>;

/** The name of the file, and how many cases are in it. */
export interface SavedLedger {
  readonly file: string;
  readonly rows: number;
}

export const ledgerOperations = {
  'ledger.export': operation({
    about: 'Makes a copy of the ledger (办件台账) of the cases opened in a period, to be fetched once. It holds personal data.',
    input: z.object({ from: CivilDate, to: CivilDate }),
    output: LedgerExport,
    errors: ['ledger.periodWrong', 'ledger.nothing'],
    access: supervisorAtDesk,
    writes: true,
  }),
  'ledger.fetch': operation({
    about: 'The copy a supervisor has just made, CSV in GB 18030, base64.',
    input: z.object({ exportId: z.uuid() }),
    output: z.object({ data: z.base64() }),
    errors: ['ledger.gone'],
    access: supervisorAtDesk,
    writes: false,
  }),
  'ledger.exports': operation({
    about: 'The copies taken, newest first.',
    input: z.object({}),
    output: z.array(LedgerExport),
    errors: [],
    access: { who: ['supervisor', 'auditor'], stations: atTheDesk },
    writes: false,
  }),
} as const;
