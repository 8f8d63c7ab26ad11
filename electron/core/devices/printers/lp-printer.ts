import { fail, ok } from '#shared/model/index.ts';
import { cupsUser } from './cups.ts';
import type { Printer, PrintingFault } from './printer.ts';
import { runProgram, type ProgramResult } from './run-program.ts';
import { cupsJobName, type PrintSpool } from './spool.ts';

const printTimeoutMs = 30_000;
const askTimeoutMs = 5_000;

export interface LpPrinterConfig {
  /** Name of the CUPS queue. */
  readonly queue: string;
  /** Values for `lp -o`, such as `InputSlot=Tray2`. */
  readonly options: readonly string[];
}

/**
 * A CUPS queue fed through `lp`. The PDF goes in by the pipe, so no clear copy of ours touches the disk; the copy CUPS makes is
 * erased by the spool once it has printed.
 */
export function createLpPrinter({ queue, options }: LpPrinterConfig, spool: Pick<PrintSpool, 'tidy'>): Printer {
  // Statutory papers and pre-printed stock are drawn to the millimetre: nothing may be fitted to the page.
  const chosen = options.some((option) => option.startsWith('print-scaling=')) ? options : ['print-scaling=none', ...options];

  return {
    async ready() {
      const result = await runProgram('lpstat', ['-a', queue, '-p', queue], { timeoutMs: askTimeoutMs });
      return (
        result.kind === 'ended' &&
        result.code === 0 &&
        / accepting requests/.test(result.output) &&
        !/not accepting|disabled/.test(result.output)
      );
    },
    async print(pdf, title, jobId, copies) {
      const flags = chosen.flatMap((option) => ['-o', option]);
      const several = copies === 1 ? [] : ['-n', String(copies), '-o', 'collate=true'];
      const names = ['-U', cupsUser(), '-d', queue, '-t', cupsJobName(title, jobId)];
      const result = await runProgram('lp', [...names, ...flags, ...several, '-'], { timeoutMs: printTimeoutMs, input: pdf });
      spool.tidy(); // whatever became of it: even a job that `lp` failed to hand over may lie there
      return result.kind === 'ended' && result.code === 0 ? ok(null) : fail(await faultOf(result));
    },
  };
}

/** CUPS tells its reasons in words only; `runProgram` makes it use English ones. */
async function faultOf(result: ProgramResult): Promise<PrintingFault> {
  if (result.kind === 'missing') return 'programMissing';
  if (result.kind === 'timeout') return 'timeout';
  if (/not accepting/i.test(result.errors)) return 'queueRejecting';
  // To `lp` no queue exists while the scheduler is down.
  if (!(await schedulerRuns())) return 'spoolerDown';
  return /does not exist|unknown destination/i.test(result.errors) ? 'queueUnknown' : 'refused';
}

async function schedulerRuns(): Promise<boolean> {
  const result = await runProgram('lpstat', ['-r'], { timeoutMs: askTimeoutMs });
  return result.kind === 'ended' && /scheduler is running/.test(result.output);
}
