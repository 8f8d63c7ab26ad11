import { failure, ToCore, type FromCore } from '#shared/contract/index.ts';
import type { Desk } from './desk.ts';

export interface PipeDeps {
  /** Makes the desk the first message tells of. */
  readonly begin: (start: Extract<ToCore, { type: 'start' }>) => Desk;
  readonly send: (message: FromCore) => void;
  /** Ends the process; the desk is closed then. */
  readonly end: () => void;
}

/** The core's side of the pipe: every message is held against the contract, and one that breaks it changes nothing. */
export interface Pipe {
  /** Rejects only where no desk can be begun: a core without one ends. */
  receive(raw: unknown): Promise<void>;
  stop(): Promise<void>;
}

export function createPipe({ begin, send, end }: PipeDeps): Pipe {
  let desk: Desk | null = null;

  async function answer({ id, station, session, call, sentAt }: Extract<ToCore, { type: 'call' }>): Promise<void> {
    if (desk === null) {
      send({ type: 'answer', id, answer: failure('core.unreachable', {}) });
      return;
    }
    const queued = sentAt === undefined ? 0 : Math.max(0, monotonicNow() - sentAt);
    const answered = await desk.call({ ...call, input: call.input, station, session }, queued);
    send({ type: 'answer', id, answer: answered.answer, ...(answered.session === undefined ? {} : { session: answered.session }) });
  }

  async function stop(): Promise<void> {
    await desk?.close();
    end();
  }

  return {
    stop,
    async receive(raw) {
      const parsed = ToCore.safeParse(raw);
      if (!parsed.success) {
        // Somebody may be waiting for it.
        const id = idOfCall(raw);
        if (id !== null) send({ type: 'answer', id, answer: failure('call.invalid', { path: '', problem: 'message' }) });
        return;
      }
      const message = parsed.data;
      if (message.type === 'call') return answer(message);
      if (message.type === 'stop') return stop();
      // One core serves one store from start to end.
      if (desk !== null) return;
      desk = begin(message);
      if (message.dataKey) desk.resume(message.dataKey, message.sessions);
      send({ type: 'ready' });
      // Main's patience with a start ends with `ready`: reading a store over may take longer.
      if (!message.dataKey) desk.openUnasked();
    },
  };
}

/** As main reads it, which says in `sentAt` when it passed the call on. */
function monotonicNow(): number {
  return Number(process.hrtime.bigint() / 1000n) / 1000;
}

function idOfCall(raw: unknown): number | null {
  if (typeof raw !== 'object' || raw === null || !('type' in raw) || raw.type !== 'call' || !('id' in raw)) return null;
  return Number.isSafeInteger(raw.id) ? (raw.id as number) : null;
}
