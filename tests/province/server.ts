import { X509Certificate } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { TLSSocket } from 'node:tls';
import type { Authority } from './authority.ts';
import { stationOf } from './client.ts';
import type { Fault, FaultRule, Faults } from './faults.ts';
import { lastMessage } from './inbox.ts';
import { signedKeys } from './keys.ts';
import { chainEnds, receiveEnvelope, type Received, type Understands } from './receive.ts';
import { Refusal, type RefusalCode } from './refusal.ts';
import type { Clock, Sender, Store } from './store.ts';

const ENVELOPE = 'application/vnd.tongxin.envelope';
const MOST_BODY = 17 * 1_048_576;
const CALLS = { '/v1/envelopes': ['POST', 'envelopes'], '/v1/state': ['GET', 'state'], '/v1/keys': ['GET', 'keys'] } as const;

const REFUSING: Partial<Record<Fault, RefusalCode>> = {
  failed: 'province.failed',
  tooMany: 'request.tooMany',
  unavailable: 'province.unavailable',
};

export interface ServerParts {
  readonly store: Store;
  readonly authority: Authority;
  readonly clock: Clock;
  readonly faults: Faults;
  readonly hosts: readonly string[];
  readonly understands: Understands;
  /** One line a request: instant, call, station, code. Nothing of a content. */
  log(line: Record<string, unknown>): void;
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly bytes: Uint8Array;
  readonly received?: Received;
}

/** The HTTPS server of section 5; not listening yet. */
export function makeServer(parts: ServerParts): Server {
  const root = new X509Certificate(parts.authority.roots.tls);
  const tls = { ...parts.authority.serverIdentity(parts.hosts), ca: parts.authority.roots.tls, minVersion: 'TLSv1.2' as const };
  const server = createServer({ ...tls, requestCert: true, rejectUnauthorized: false }, (request, response) => {
    handle(parts, root, request, response).catch(() => response.destroy());
  });
  server.on('tlsClientError', (_, socket) => socket.destroy());
  server.on('clientError', (_, socket) => socket.destroy());
  return server;
}

async function handle(parts: ServerParts, root: X509Certificate, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { store, clock, faults } = parts;
  const path = (request.url ?? '').split('?')[0] ?? '';
  let sender: Sender | null = null;
  let rule: FaultRule | null = null;
  const refuse = (refusal: Refusal): void => {
    parts.log({ at: clock().toISOString(), call: callName(path), ...sender, status: refusal.status, code: refusal.code });
    const seconds = rule?.seconds === undefined ? {} : { 'Retry-After': String(rule.seconds) };
    const unread = request.complete ? {} : { Connection: 'close' };
    const headers = { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(refusal.body), ...unread, ...seconds };
    response.writeHead(refusal.status, headers).end(refusal.body);
    request.resume();
  };
  try {
    const known = Object.entries(CALLS).find(([name]) => name === path)?.[1];
    rule = known ? faults.next(known[1]) : null;
    if (rule?.fault === 'unread') return void request.socket.destroy();
    const refusing = rule ? REFUSING[rule.fault] : undefined;
    if (refusing) return refuse(new Refusal(refusing));
    sender = stationOf(store, root, request.socket as TLSSocket, clock().toISOString());
    if (!known) throw new Refusal('request.unknown');
    if (request.method !== known[0]) throw new Refusal('request.method');
    const answer = known[1] === 'envelopes' ? await take(parts, sender, request, rule) : tell(store, clock, sender, known[1]);
    if (!answer) return;
    parts.log({ at: clock().toISOString(), call: callName(path), ...sender, ...logged(answer), status: answer.status });
    await deliver(faults, rule, response, answer);
  } catch (error) {
    if (response.headersSent || response.destroyed) return;
    refuse(error instanceof Refusal ? error : new Refusal('province.failed'));
  }
}

/** @returns null if the request broke off before its end. */
async function take(parts: ServerParts, sender: Sender, request: IncomingMessage, rule: FaultRule | null): Promise<Answer | null> {
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  if (type !== ENVELOPE) throw new Refusal('request.type');
  const length = Number(request.headers['content-length'] ?? NaN);
  if (!Number.isSafeInteger(length)) throw new Refusal('request.length');
  if (length > MOST_BODY) throw new Refusal('request.tooLarge');
  const pieces: Buffer[] = [];
  try {
    for await (const piece of request) pieces.push(piece as Buffer);
  } catch {
    return null;
  }
  const bytes = Buffer.concat(pieces);
  const receive = () => receiveEnvelope(parts.store, parts.clock, sender, bytes, parts.understands);
  if (rule?.fault === 'late') {
    request.socket.destroy();
    setTimeout(() => parts.store.open && orRefused(receive), (rule.seconds ?? 1) * 1000).unref();
    return null;
  }
  const first = receive();
  const received = rule?.fault === 'twice' ? receive() : first;
  return { status: 200, type: ENVELOPE, bytes: received.bytes, received };
}

/** There is nobody left to tell of a refusal. */
function orRefused(receive: () => unknown): void {
  try {
    receive();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}

function tell(store: Store, clock: Clock, sender: Sender, what: 'state' | 'keys'): Answer {
  const now = clock().toISOString();
  const state = () =>
    JSON.stringify({
      office: sender.office,
      station: sender.station,
      time: now,
      ...chainEnds(store, sender),
      inbox: lastMessage(store, sender),
    });
  const json = what === 'state' ? state() : signedKeys(store, sender, now);
  return { status: 200, type: 'application/json', bytes: Buffer.from(json) };
}

async function deliver(faults: Faults, rule: FaultRule | null, response: ServerResponse, answer: Answer): Promise<void> {
  const fault = rule?.fault;
  if (fault === 'lostAnswer') return void response.destroy();
  if (fault === 'stalled') {
    if (rule?.seconds === undefined) return;
    await new Promise((resolve) => setTimeout(resolve, (rule?.seconds ?? 0) * 1000));
    if (response.destroyed) return;
  }
  let { bytes } = answer;
  if (answer.received && (fault === 'stranger' || fault === 'otherStation')) bytes = answer.received.forge(fault);
  if (fault === 'corrupted') bytes = withOneBitChanged(bytes, faults);
  response.writeHead(answer.status, { 'Content-Type': answer.type, 'Content-Length': bytes.length });
  if (fault !== 'truncated') return void response.end(bytes);
  response.write(bytes.subarray(0, faults.pick(bytes.length)), () => response.destroy());
}

function withOneBitChanged(bytes: Uint8Array, faults: Faults): Uint8Array {
  const changed = Uint8Array.from(bytes);
  const at = faults.pick(changed.length);
  changed[at] = (changed[at] ?? 0) ^ (1 << faults.pick(8));
  return changed;
}

function callName(path: string): string {
  return path in CALLS ? path : 'unknown';
}

function logged({ received }: Answer): Record<string, unknown> {
  return received ? { lane: received.header.lane, sequence: received.header.sequence, repeat: received.isRepeat } : {};
}
