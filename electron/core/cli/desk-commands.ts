import { failure, operations, type Answer, type Approval, type HallError, type Input, type OperationName } from '#shared/contract/index.ts';
import { ok, type Result, type Station } from '#shared/model/index.ts';
import { createId } from '../crypto/index.ts';
import { createDesk, type Desk } from '../desk.ts';
import type { Log } from '../log.ts';
import type { Command } from './arguments.ts';
import type { Secrets } from './secrets.ts';

type Of<N extends Command['name']> = Extract<Command, { name: N }>;

export interface DeskCommandDeps {
  readonly resourcesDirectory: string;
  readonly secrets: Secrets;
  readonly log: Log;
}

/** Makes a new hall from a configuration. The recovery key is answered here and never again. */
export async function init(command: Of<'init'>, config: unknown, deps: DeskCommandDeps): Promise<Result<unknown, HallError>> {
  return withDesk(command, deps, async (desk) => {
    const { training } = command;
    const passphrase = training ? ok(null) : await deps.secrets.passphrase({ twice: true });
    if (!passphrase.ok) return passphrase;
    // The desk examines the configuration: nothing of it is trusted here.
    const input = { config, training, passphrase: passphrase.value } as Input<'setup.create'>;
    const created = await ask(desk, 'setup.create', input);
    if (!created.ok || !training) return created;
    return ask(desk, 'hall.health', {});
  });
}

/** State of store, journal and clock, and how the hall fares. A real store is opened only with the secrets at hand: nobody is asked. */
export async function health(command: Of<'health'>, deps: DeskCommandDeps): Promise<Result<unknown, HallError>> {
  return withDesk(command, deps, async (desk) => {
    const opened = command.secrets === null ? await ask(desk, 'setup.unlock', {}) : await unlock(desk, deps.secrets);
    const locked = !opened.ok && (opened.error.code === 'store.wrongKey' || opened.error.code === 'store.absent');
    if (!opened.ok && !(locked && command.secrets === null)) return opened;
    const state = await ask(desk, 'hall.health', {});
    return state.ok ? ok({ ...state.value, ...(await desk.diagnose()) }) : state;
  });
}

/** One operation, validated and authorised like any window's, as one member of staff. */
export async function call(command: Of<'call'>, input: unknown, deps: DeskCommandDeps): Promise<Result<unknown, HallError>> {
  const { operation } = command;
  if (!Object.hasOwn(operations, operation)) return failure('call.unknownOperation', { operation });
  const { access } = operations[operation as OperationName];
  return withDesk(command, deps, async (desk) => {
    const opened = 'withoutStore' in access ? ok(null) : await unlock(desk, deps.secrets);
    if (!opened.ok) return opened;
    const begun = 'withoutStore' in access ? ok(nobody) : await begin(desk, command, deps.secrets);
    if (!begun.ok) return begun;
    const { session, approval, end } = begun.value;
    const { answer } = await desk.call({
      operation,
      input,
      requestId: command.request ?? createId(),
      approval,
      station: access.stations[0] as Station,
      session,
    });
    await end();
    return answer;
  });
}

export type Acting = Pick<Of<'call'>, 'as' | 'approveAs' | 'counter'>;

interface Begun {
  readonly session: string | null;
  readonly approval: Approval | null;
  end(): Promise<void>;
}

/** Also for what is answered without a store, in which nobody is known yet. */
const nobody: Begun = { session: null, approval: null, end: async () => {} };

/** Who acts and who approves: by name on a training store, by password on any other. */
export async function begin(desk: Desk, command: Acting, secrets: Secrets): Promise<Result<Begun, HallError>> {
  const { as, approveAs } = command;
  if (as === null && approveAs === null) return ok(nobody);
  const counter = await counterOf(desk, command.counter);
  if (!counter.ok) return counter;

  if (await isTraining(desk)) {
    const session = as === null ? ok(null) : desk.actAs(as, counter.value);
    if (!session.ok) return session;
    return ok({ session: session.value, approval: approveAs === null ? null : desk.approvalAs(approveAs), end: async () => {} });
  }
  if (as === null) return failure('session.required', {});
  const password = await secrets.password(as);
  if (!password.ok) return password;
  const approval = await secrets.approval(approveAs);
  if (!approval.ok) return approval;
  const signedIn = await desk.call(rawCall('staff.signIn', { code: as, password: password.value, counter: counter.value }, null));
  if (!signedIn.answer.ok) return signedIn.answer;
  const session = signedIn.session ?? null;
  const end = async () => void (await desk.call(rawCall('staff.signOut', {}, session)));
  return ok({ session, approval: approval.value, end });
}

/** The counter asked for, else the office's first. */
async function counterOf(desk: Desk, wanted: string | null): Promise<Result<string, HallError>> {
  const office = await ask(desk, 'office.get', {});
  if (!office.ok) return office;
  const { counters } = office.value.office;
  const counter = wanted === null ? counters[0] : counters.find(({ code }) => code === wanted);
  return counter ? ok(counter.code) : failure('call.invalid', { path: '--counter', problem: wanted ?? '' });
}

async function isTraining(desk: Desk): Promise<boolean> {
  const state = await ask(desk, 'hall.health', {});
  return state.ok && state.value.training;
}

/** A training store opens by itself; any other asks. */
export async function unlock(desk: Desk, secrets: Secrets): Promise<Result<unknown, HallError>> {
  const free = await ask(desk, 'setup.unlock', { recoveryKey: secrets.recoveryKey });
  if (free.ok || free.error.code !== 'store.wrongKey' || secrets.recoveryKey !== null) return free;
  const passphrase = await secrets.passphrase();
  return passphrase.ok ? ask(desk, 'setup.unlock', { passphrase: passphrase.value }) : passphrase;
}

/** An operation of the desk's own, before or beside the one that was asked for. */
export async function ask<K extends OperationName>(desk: Desk, operation: K, input: Input<K>): Promise<Answer<K>> {
  return (await desk.call(rawCall(operation, input, null))).answer as Answer<K>;
}

export function rawCall(operation: OperationName, input: unknown, session: string | null) {
  return { operation, input, requestId: createId(), approval: null, station: 'counter', session } as const;
}

export async function withDesk<T>(
  { store, clock, logs = null }: { readonly store: string; readonly clock: string | null; readonly logs?: string | null },
  { resourcesDirectory, log }: DeskCommandDeps,
  work: (desk: Desk) => Promise<T>,
): Promise<T> {
  const desk = createDesk({
    storeDirectory: store,
    logsDirectory: logs,
    resourcesDirectory,
    readerPath: null,
    clock,
    events: { emit: () => {} },
    keepKey: () => {},
    keepSession: () => {},
    log,
  });
  try {
    return await work(desk);
  } finally {
    await desk.close();
  }
}
