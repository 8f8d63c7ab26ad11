import { createReplyParser, encodeRequest, replyOverhead, requestLength, type Parsed, type Reply } from './frame.ts';
import type { Command } from './commands.ts';
import { createPause } from './pause.ts';
import { sw3 } from './status.ts';
import type { ReaderTiming } from './timing.ts';
import type { Transport } from './transport.ts';

/** What became of a command. `silent`: no whole answer in time; `garbled`: only damaged ones, also after resending. */
export type Answer =
  | { readonly kind: 'done'; readonly data: Uint8Array }
  | { readonly kind: 'refused'; readonly sw3: number }
  | { readonly kind: 'silent' | 'garbled' | 'closed' };

/** Questions and answers with one SAM: one command at a time, as readers are single-session. */
export interface Dialogue {
  /** `said`: what the same command was answered the last time. An answer that says it once more is whole, whatever may follow it. */
  ask(command: Command, said?: Uint8Array): Promise<Answer>;
  /** False for a while after anything but sound frames came: damaged ones, parts of some, noise between them. */
  isLineSound(): boolean;
  /** The wire checks its bytes itself. */
  readonly isChecked: boolean;
}

export function createDialogue(transport: Transport, timing: ReaderTiming): Dialogue {
  const parser = createReplyParser();
  const pause = createPause();
  const gone = new AbortController();
  let lastHeardAt = 0;
  let damagedAt = -Infinity;
  let strayBytes = false;
  let hear: ((finding: Parsed | 'silent' | 'closed') => void) | null = null;
  let queue: Promise<unknown> = Promise.resolve();

  transport.onClose(() => {
    gone.abort();
    hear?.('closed');
    pause.wake();
  });

  transport.onDamage?.(() => {
    lastHeardAt = performance.now();
    damagedAt = lastHeardAt;
    strayBytes = true;
    hear?.({ kind: 'damaged' });
  });

  transport.onData((chunk) => {
    lastHeardAt = performance.now();
    if (!hear) {
      strayBytes = true;
      damagedAt = lastHeardAt;
      return;
    }
    const [first, ...others] = parser.push(chunk);
    if (first) {
      strayBytes = others.length > 0 || parser.unfinished();
      if (strayBytes || parser.skipped()) damagedAt = lastHeardAt;
      const heard = hear;
      hear = null; // whatever follows is no answer to this question
      heard(first);
    }
  });

  async function exchange(command: Command, said?: Uint8Array): Promise<Reply | 'silent' | 'damaged' | 'closed'> {
    if (gone.signal.aborted) return 'closed';
    parser.reset();
    strayBytes = false;
    const heard = new Promise<Parsed | 'silent' | 'closed'>((resolve) => (hear = resolve));
    const timer = setTimeout(() => hear?.('silent'), command.timeoutMs * timing.patience + wireTime(command));
    transport.write(encodeRequest(command.command, command.parameter)).catch(() => hear?.('closed'));
    const finding = await heard;
    hear = null;
    clearTimeout(timer);
    if (finding === 'silent' && (parser.unfinished() || parser.skipped())) damagedAt = performance.now();
    if (typeof finding === 'string') return finding;
    const sound = finding.kind === 'reply' && (await fits(command, finding.reply, said));
    if (sound) return finding.reply;
    damagedAt = performance.now();
    return 'damaged';
  }

  /** Milliseconds that question and answer spend on a slow line: eight bits, a start and a stop bit each. */
  function wireTime({ dataLength }: Command): number {
    return transport.line ? ((requestLength + replyOverhead + dataLength) * 10_000) / transport.line.baudRate() : 0;
  }

  /** A success must be this command's own, of its own length; of a read, which names a person, nothing may be left over. */
  async function fits(command: Command, reply: Reply, said?: Uint8Array): Promise<boolean> {
    const successful = reply.sw3 === sw3.done || reply.sw3 === sw3.cardFound;
    if (!successful) return true;
    if (reply.sw3 !== command.success || reply.data.length !== command.dataLength) return false;
    if (command.name !== 'read') return true;
    // Silence followed these very bytes before: where their frame ends is known.
    const isKnown = said !== undefined && Buffer.compare(said, reply.data) === 0;
    if (!isKnown) await pause.sleep(timing.settle);
    return !strayBytes;
  }

  /** Lets the line fall silent, so that no late answer is taken for the next one; a line that never does is not waited for. */
  async function flush(): Promise<void> {
    const began = performance.now();
    lastHeardAt = began;
    while (!gone.signal.aborted && performance.now() - began < timing.flush * 5) {
      const quietFor = performance.now() - lastHeardAt;
      if (quietFor >= timing.flush) return;
      await pause.sleep(timing.flush - quietFor);
    }
  }

  async function ask(command: Command, said?: Uint8Array): Promise<Answer> {
    for (const attempt of ['first', 'again'] as const) {
      const result = await exchange(command, said);
      if (result === 'closed') return { kind: 'closed' };
      if (result === 'silent') {
        await flush();
        return { kind: 'silent' };
      }
      const resend = result === 'damaged' || result.sw3 === sw3.requestDamaged || result.sw3 === sw3.requestWrongLength;
      if (resend) damagedAt = performance.now();
      else return result.sw3 === command.success ? { kind: 'done', data: result.data } : { kind: 'refused', sw3: result.sw3 };
      await flush();
      if (attempt === 'again' && result !== 'damaged') return { kind: 'refused', sw3: result.sw3 };
    }
    return { kind: 'garbled' };
  }

  return {
    ask(command, said) {
      const answer = queue.then(() => ask(command, said));
      queue = answer;
      return answer;
    },
    isLineSound: () => performance.now() - damagedAt > timing.distrust,
    isChecked: transport.checked === true,
  };
}
