import { userInfo } from 'node:os';
import { decodeAnswer, encodeRequest, type IppAnswer, type IppValue } from './ipp.ts';
import { runProgram } from './run-program.ts';

const askTimeoutMs = 5_000;
const operations = { cancelJob: 0x08, getJobs: 0x0a } as const;
const [firstFault, notFound] = [0x100, 0x406];
/** RFC 8011 `job-state`: canceled, aborted and completed are 7 to 9. */
const firstEndedState = 7;

/** A job of this account in the print service. */
export interface CupsJob {
  readonly id: number;
  readonly name: string;
  /** It will not print any more. */
  readonly ended: boolean;
  /** How many documents the service still keeps of it. */
  readonly documents: number;
}

/** The account whose jobs ours are: `lp` is told to use the same. */
export const cupsUser = (): string => userInfo().username;

/**
 * The account's jobs on every queue; null when the service cannot be asked. Asked of CUPS itself, for `lpstat` names no titles.
 */
export async function listCupsJobs(): Promise<CupsJob[] | null> {
  const answer = await ask(operations.getJobs, '/', {
    'printer-uri': { tag: 'uri', values: ['ipp://localhost/'] },
    'requesting-user-name': { tag: 'name', values: [cupsUser()] },
    limit: { tag: 'integer', values: [10_000] },
    'which-jobs': { tag: 'keyword', values: ['all'] },
    'my-jobs': { tag: 'boolean', values: [true] },
    // CUPS leaves the names out unless something is asked for that it has to load the job for: the UUID.
    'requested-attributes': { tag: 'keyword', values: ['job-id', 'job-name', 'job-state', 'number-of-documents', 'job-uuid'] },
  });
  if (answer === null || answer === 'refused' || answer.status >= firstFault) return null;
  return answer.jobs.map((job) => ({
    id: Number(job.get('job-id')),
    name: String(job.get('job-name') ?? ''),
    ended: Number(job.get('job-state')) >= firstEndedState,
    documents: Number(job.get('number-of-documents') ?? 1),
  }));
}

/**
 * Ends a job, if it has not ended, and erases its documents and its history. `cancel -x` is of no use for it: before CUPS 2.4.7
 * it misnames the attribute, and the files stay.
 */
export async function eraseCupsJob(id: number): Promise<'erased' | 'refused' | 'unreachable'> {
  const answer = await ask(operations.cancelJob, '/jobs/', {
    'job-uri': { tag: 'uri', values: [`ipp://localhost/jobs/${id}`] },
    'requesting-user-name': { tag: 'name', values: [cupsUser()] },
    'purge-job': { tag: 'boolean', values: [true] },
  });
  if (answer === null) return 'unreachable';
  if (answer === 'refused') return 'refused';
  return answer.status < firstFault || answer.status === notFound ? 'erased' : 'refused';
}

type Asked = IppAnswer | 'refused' | null;

async function ask(operation: number, path: string, attributes: Readonly<Record<string, IppValue>>): Promise<Asked> {
  const server = await findServer();
  if (!server) return null;
  const body = encodeRequest(operation, attributes);
  const answered = await post(server, path, body, {});
  // A policy that wants a proof of the account takes the kernel's word for it, on the local socket.
  const proved = answered?.code === 401 && 'socketPath' in server;
  const answer = proved ? await post(server, path, body, { Authorization: `PeerCred ${cupsUser()}` }) : answered;
  if (!answer) return null;
  return answer.code === 200 ? decodeAnswer(answer.body) : 'refused';
}

type Server = { readonly socketPath: string } | { readonly host: string; readonly port: number };

/** The service `lp` talks to: only CUPS's own library knows where its settings place it. */
async function findServer(): Promise<Server | null> {
  const found = await runProgram('lpstat', ['-H'], { timeoutMs: askTimeoutMs });
  if (found.kind !== 'ended' || found.code !== 0) return null;
  const address = found.output.trim();
  if (address.startsWith('/')) return { socketPath: address };
  const [, host, port] = /^\[?(.+?)\]?:(\d+)$/.exec(address) ?? [];
  return host && port ? { host, port: Number(port) } : null;
}

/** null: no answer. */
async function post(
  server: Server,
  path: string,
  body: Buffer,
  headers: Readonly<Record<string, string>>,
): Promise<{ readonly code: number | undefined; readonly body: Buffer } | null> {
  // Not before it is asked for: with it comes half of Node's network.
  const { request } = await import('node:http');
  return new Promise((resolve) => {
    const options = {
      ...server,
      method: 'POST',
      path,
      agent: false,
      signal: AbortSignal.timeout(askTimeoutMs),
      headers: { Host: 'localhost', 'Content-Type': 'application/ipp', 'Content-Length': body.length, ...headers },
    };
    const asking = request(options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', () => resolve(null));
      response.on('end', () => resolve({ code: response.statusCode, body: Buffer.concat(chunks) }));
    });
    asking.on('error', () => resolve(null));
    asking.end(body);
  });
}
