import { eraseCupsJob, listCupsJobs, type CupsJob } from './cups.ts';

const [firstWaitMs, longestWaitMs] = [250, 30_000];
const prefix = 'tongxin-';
const jobIdAtEnd = /-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** What the journal says of a print job: true when it was declared that nothing came out of it. */
export interface PrintJobsDep {
  readonly isGivenUp: (jobId: string) => boolean;
}

/** What the system's print service keeps of our papers. */
export interface PrintSpool {
  /** Looks now; while jobs of ours are on their way, goes on looking. */
  tidy(): void;
  /** The service refused to erase a paper: it lies in its folder in clear. */
  keepsPapers(): boolean;
  close(): void;
}

/** Name of a job in the print service: tells ours from others', and which of ours it is, also after a crash. Names nobody. */
export function cupsJobName(title: string, jobId: string | null): string {
  return `${prefix}${title}${jobId === null ? '' : `-${jobId}`}`;
}

/**
 * Erases each of our papers from the print service once the service is done with it, from now until `close`: CUPS keeps printed
 * documents in clear for a day. A job under way is left alone unless it was given up: then it must not come out late.
 */
export function createPrintSpool({ isGivenUp }: PrintJobsDep): PrintSpool {
  let timer: NodeJS.Timeout | undefined;
  let waitMs = firstWaitMs;
  let keeps = false;
  let closed = false;
  let looking: Promise<void> = Promise.resolve();

  const isToErase = ({ name, ended }: CupsJob): boolean => {
    if (ended) return true;
    const jobId = jobIdAtEnd.exec(name)?.[1];
    return jobId !== undefined && isGivenUp(jobId);
  };

  /** True when nothing is left to come back for. */
  async function look(): Promise<boolean> {
    const listed = await listCupsJobs();
    if (listed === null) return false;
    const ours = listed.filter(({ name }) => name.startsWith(prefix));
    const outcomes: Awaited<ReturnType<typeof eraseCupsJob>>[] = [];
    let keepsHistory = false;
    for (const job of ours) {
      if (closed) return true;
      // What is left of a job cancelled while it printed may be its history alone: that holds no paper, and may stay where nobody erases.
      const isHistory = job.ended && job.documents === 0;
      if (!isToErase(job) || (isHistory && keepsHistory)) continue;
      const outcome = await eraseCupsJob(job.id);
      if (isHistory && outcome === 'refused') keepsHistory = true;
      else outcomes.push(outcome);
    }
    keeps = outcomes.includes('refused');
    // One stopped on its way is looked at once more: the service may write down its end after it was erased.
    return outcomes.every((outcome) => outcome === 'erased') && ours.every((job) => job.ended);
  }

  /** One look at a time: two would erase the same jobs. */
  async function lookAfter(earlier: Promise<void>): Promise<void> {
    await earlier;
    if (closed) return;
    // A store that cannot be read just now is asked again.
    const done = await look().catch(() => false);
    clearTimeout(timer);
    if (done || closed) return;
    timer = setTimeout(lookSoon, waitMs).unref();
    waitMs = Math.min(waitMs * 2, longestWaitMs);
  }

  function lookSoon(): void {
    looking = lookAfter(looking);
  }

  const spool: PrintSpool = {
    tidy() {
      waitMs = firstWaitMs;
      lookSoon();
    },
    keepsPapers: () => keeps,
    close() {
      closed = true;
      clearTimeout(timer);
    },
  };
  spool.tidy(); // what a crash or a shutdown left behind
  return spool;
}
