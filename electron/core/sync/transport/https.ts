import { Agent, request, type RequestOptions } from 'node:https';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { Refusal, Signed, State } from '../contents.ts';
import { createThrottle, type Throttle } from './throttle.ts';
import type { FailureReason, Reply, SyncTransport } from './transport.ts';

export interface HttpsSettings {
  /** `https://host[:port][/path]`, without `/v1`. */
  readonly address: string;
  /** The station's TLS certificate and its private key, in PEM. */
  readonly certificate: string;
  readonly privateKey: string;
  /** The one authority that the province's certificate may come from; none of the operating system's count. */
  readonly authority: string;
  /** `http://host:port`; null: none. */
  readonly proxy: string | null;
  /** The most that passes, of 1,024 bytes; null or nothing: as much as goes. */
  readonly kilobytesPerSecond?: number | null;
  readonly timeouts?: { readonly connect: number; readonly whole: number };
}

const envelopeType = 'application/vnd.tongxin.envelope';
/** An envelope of the greatest length, with room. */
const longestAnswer = 17 * 1024 * 1024;
/** What is written at once where there is a limit, and what an answer is reckoned to have; bytes. */
const piece = 4 * 1024;
const usualAnswer = 256 * 1024;
/** ms */
const usualTimeouts = { connect: 10_000, whole: 120_000 };

export function createHttpsTransport(settings: HttpsSettings): SyncTransport {
  const { address, proxy } = settings;
  const agent = new Agent({
    keepAlive: true,
    maxSockets: 2,
    minVersion: 'TLSv1.2',
    ca: settings.authority,
    cert: settings.certificate,
    key: settings.privateKey,
    rejectUnauthorized: true,
    ...(proxy === null ? {} : { proxyEnv: { HTTPS_PROXY: proxy } }),
  });
  const { connect, whole } = settings.timeouts ?? usualTimeouts;
  const throttle = createThrottle(settings.kilobytesPerSecond ?? null);
  const ask = (path: string, body: Uint8Array | null) =>
    call(`${address.replace(/\/+$/, '')}/v1/${path}`, body, { agent, timeout: connect }, whole, throttle);

  return {
    async send(envelope) {
      const answered = await ask('envelopes', envelope);
      if (answered.outcome !== 'answered') return answered;
      return answered.value.type === envelopeType ? { outcome: 'answered', value: answered.value.body } : garbled('not an envelope');
    },
    async state() {
      return parsed(await ask('state', null), (json) => State.safeParse(json).data ?? null);
    },
    async keys() {
      return parsed(await ask('keys', null), (json) => {
        const signed = Signed.safeParse(json).data;
        if (!signed) return null;
        const { document, signature, signedWith } = signed;
        return { document: Buffer.from(document, 'base64'), signature: Buffer.from(signature, 'base64'), signedWith };
      });
    },
    close: () => agent.destroy(),
  };
}

interface Body {
  readonly type: string;
  readonly body: Uint8Array;
}

async function call(
  url: string,
  body: Uint8Array | null,
  options: RequestOptions,
  whole: number,
  throttle: Throttle,
): Promise<Reply<Body>> {
  try {
    const patience = whole + throttle.needs((body?.length ?? 0) + usualAnswer);
    const answer = await exchange(url, body, { ...options, signal: AbortSignal.timeout(patience) }, throttle);
    const bytes = await readWhole(answer, throttle);
    const status = answer.statusCode ?? 0;
    if (status === 200) return { outcome: 'answered', value: { type: answer.headers['content-type'] ?? '', body: bytes } };
    const after = Number(answer.headers['retry-after']);
    if (status === 429 || status >= 500) return failed('busy', String(status), Number.isFinite(after) && after >= 0 ? after : null);
    const refusal = Refusal.safeParse(jsonOf(bytes)).data;
    return refusal ? { outcome: 'refused', status, refusal: refusal.error } : garbled(`status ${status}`);
  } catch (thrown) {
    return failed(reasonOf(thrown), thrown instanceof Error ? thrown.message.slice(0, 200) : '', null);
  }
}

function exchange(url: string, body: Uint8Array | null, options: RequestOptions, throttle: Throttle): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const headers = body === null ? {} : { 'content-type': envelopeType, 'content-length': body.length };
    const asking = request(url, { ...options, method: body === null ? 'GET' : 'POST', headers }, resolve);
    asking.on('timeout', () => asking.destroy(new TimedOut()));
    asking.on('error', reject);
    void write(asking, body, throttle);
  });
}

/** In one go where there is no limit. What breaks in between is told by the request. */
async function write(asking: ClientRequest, body: Uint8Array | null, throttle: Throttle): Promise<void> {
  if (body === null || throttle.needs(body.length) === 0) return void asking.end(body ?? undefined);
  for (let at = 0; at < body.length && !asking.destroyed; at += piece) {
    const next = body.subarray(at, at + piece);
    await throttle.pass(next.length);
    asking.write(next);
  }
  asking.end();
}

async function readWhole(answer: IncomingMessage, throttle: Throttle): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of answer as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > longestAnswer) throw new Error('the answer is too long');
    parts.push(part);
    // What is not read yet stays on the way.
    await throttle.pass(part.length);
  }
  const announced = answer.headers['content-length'];
  if (announced !== undefined && Number(announced) !== length) throw new Error('the answer was cut off');
  return Buffer.concat(parts);
}

class TimedOut extends Error {}

function reasonOf(thrown: unknown): FailureReason {
  if (thrown instanceof TimedOut || (thrown instanceof Error && (thrown.name === 'TimeoutError' || thrown.name === 'AbortError')))
    return 'timedOut';
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
  if (/CERT|SELF_SIGNED|UNABLE_TO_(VERIFY|GET_ISSUER)|ALTNAME/.test(code) && !code.includes('ALERT')) return 'untrusted';
  if (/ALERT_|HANDSHAKE_FAILURE/.test(code)) return 'notAdmitted';
  if (/^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|ECONNRESET|EPIPE|ERR_PROXY_TUNNEL)$/.test(code))
    return 'unreachable';
  return 'garbled';
}

function parsed<T>(reply: Reply<Body>, read: (json: unknown) => T | null): Reply<T> {
  if (reply.outcome !== 'answered') return reply;
  const value = read(jsonOf(reply.value.body));
  return value === null ? garbled('not what was asked for') : { outcome: 'answered', value };
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return null;
  }
}

function failed(why: FailureReason, detail: string, after: number | null): Reply<never> {
  return { outcome: 'failed', why, detail, after };
}

function garbled(detail: string): Reply<never> {
  return failed('garbled', detail, null);
}
