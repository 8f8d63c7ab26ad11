import { fail, ok, type Result } from '#shared/model/index.ts';
import { commands } from './commands.ts';
import { createDialogue, type Answer, type Dialogue } from './dialogue.ts';
import type { Pause } from './pause.ts';
import { formatSamNumber } from './sam-number.ts';
import { findSpeed, speeds } from './speed.ts';
import { problemOf, sw3, type Problem } from './status.ts';
import type { ReaderTiming } from './timing.ts';
import type { FindReaders, ReaderPlace, Transport } from './transport.ts';

export interface Connection {
  readonly transport: Transport;
  readonly dialogue: Dialogue;
  /** 模块编号, printed form. */
  readonly sam: string;
}

export interface ConnectionDeps {
  readonly find: FindReaders;
  /** Speeds at which readers answered last, by the place's name. */
  readonly lastSpeeds: Map<string, number>;
  readonly timing: ReaderTiming;
  readonly pause: Pause;
}

/** Opens the first place where a working SAM answers; a place that leads nowhere is closed again. */
export async function connect({ find, ...deps }: ConnectionDeps): Promise<Result<Connection, Problem>> {
  const places = await find();
  if (!places.ok) return places;
  const problems: Problem[] = [];
  for (const place of places.value) {
    const connected = await connectAt(place, deps);
    if (connected.ok) return connected;
    problems.push(connected.error);
  }
  // What a reader says of itself tells more than a port behind which nothing answers.
  return fail(problems.find((each) => each !== 'noAnswer' && each !== 'portMissing') ?? problems[0]!);
}

async function connectAt(
  { name, open }: ReaderPlace,
  { lastSpeeds, timing, pause }: Omit<ConnectionDeps, 'find'>,
): Promise<Result<Connection, Problem>> {
  const opened = await open();
  if (!opened.ok) return opened;
  const transport = opened.value;
  const status = await wake(transport, lastSpeeds.get(name) ?? speeds[0], timing, pause);
  // The noise of wrong speeds is no reason to distrust this dialogue.
  const dialogue = createDialogue(transport, timing);
  const number = status.kind === 'done' ? await dialogue.ask(commands.samNumber) : status;
  if (number.kind === 'done') {
    if (transport.line) lastSpeeds.set(name, transport.line.baudRate());
    return ok({ transport, dialogue, sam: formatSamNumber(number.data) });
  }
  await transport.close();
  return fail(problemOfAnswer(number));
}

/** The SAM's status: at any speed of the line, then with more patience, then after a reset. */
async function wake(transport: Transport, likelySpeed: number, timing: ReaderTiming, pause: Pause): Promise<Answer> {
  const dialogue = createDialogue(transport, timing);
  if (transport.line) {
    const answer = await findSpeed(dialogue, transport.line, likelySpeed);
    if (!mayHelpToReset(answer)) return answer;
  }
  const status = await dialogue.ask(commands.status);
  if (!mayHelpToReset(status)) return status;
  await dialogue.ask(commands.reset);
  await pause.sleep(timing.reboot);
  return dialogue.ask(commands.status);
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
