import { fail, ok, type Result } from '#shared/model/index.ts';
import { commands } from './commands.ts';
import { createDialogue, type Answer, type Dialogue } from './dialogue.ts';
import type { Pause } from './pause.ts';
import { formatSamNumber } from './sam-number.ts';
import { problemOf, sw3, type Problem } from './status.ts';
import type { ReaderTiming } from './timing.ts';
import type { OpenTransport, Transport } from './transport.ts';

export interface Connection {
  readonly transport: Transport;
  readonly dialogue: Dialogue;
  /** 模块编号, printed form. */
  readonly sam: string;
}

export interface ConnectionDeps {
  readonly path: string;
  readonly baudRate: number;
  readonly open: OpenTransport;
  readonly timing: ReaderTiming;
  readonly pause: Pause;
}

/** Opens the port and makes sure that a working SAM is behind it. A port that leads nowhere is closed again. */
export async function connect({ path, baudRate, open, timing, pause }: ConnectionDeps): Promise<Result<Connection, Problem>> {
  const opened = await open(path, baudRate);
  if (!opened.ok) return opened;
  const transport = opened.value;
  const dialogue = createDialogue(transport, timing);

  let status = await dialogue.ask(commands.status);
  if (mayHelpToReset(status)) {
    await dialogue.ask(commands.reset);
    await pause.sleep(timing.reboot);
    status = await dialogue.ask(commands.status);
  }
  const number = status.kind === 'done' ? await dialogue.ask(commands.samNumber) : status;
  if (number.kind === 'done') return ok({ transport, dialogue, sam: formatSamNumber(number.data) });
  await transport.close();
  return fail(problemOfAnswer(number));
}

export function problemOfAnswer(answer: Exclude<Answer, { kind: 'done' }>): Problem {
  if (answer.kind === 'refused') return problemOf(answer.sw3);
  return answer.kind === 'garbled' ? 'garbled' : 'noAnswer';
}

/** Faults that a restart of the SAM is known to clear; it is tried once. */
export function isFault(answer: Answer): boolean {
  return answer.kind === 'refused' && (answer.sw3 === sw3.unknownFault || answer.sw3 === sw3.selfTestFailed);
}

function mayHelpToReset(answer: Answer): boolean {
  return answer.kind === 'silent' || answer.kind === 'garbled' || isFault(answer);
}
