import type { Result } from '#shared/model/index.ts';

/** Why a printer did not take a paper; the sentences are `devices.printer.<reason>`. */
export type PrintingFault =
  | 'folderMissing'
  | 'folderNotWritable'
  | 'diskFull'
  | 'queueUnknown'
  | 'queueRejecting'
  | 'spoolerDown'
  | 'programMissing'
  | 'timeout'
  | 'refused';

/** One printer, whatever drives it. */
export interface Printer {
  ready(): Promise<boolean>;
  /** `jobId`: of the print job it is, if the journal has one. `copies`: at least 1, each whole after the other. */
  print(pdf: Uint8Array, title: string, jobId: string | null, copies: number): Promise<Result<null, PrintingFault>>;
}
