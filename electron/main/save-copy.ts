import { basename } from 'node:path';
import type { Answer, HallError, OperationName } from '#shared/contract/index.ts';
import { fail, ok, type Result } from '#shared/model/index.ts';
import type { CoreHost } from './core-host.ts';
import { saveWhole } from './save-whole.ts';
import type { WindowRegister } from './window-register.ts';

export interface SaveDeps {
  readonly core: Pick<CoreHost, 'call'>;
  readonly windows: Pick<WindowRegister, 'find'>;
  /** Asks a person where the file is to lie; null: nowhere. */
  chooseNewFile(windowId: number, name: string): Promise<string | null>;
  /** The program's own folders: no copy goes there. */
  readonly own: readonly string[];
}

type Maker = Extract<OperationName, 'ledger.export' | 'divorces.exportReminders' | 'lookUps.export'>;

export interface CopyOf<K extends Maker> {
  /** The name proposed for the file. */
  readonly name: string;
  readonly make: { readonly operation: K; readonly input: unknown; readonly requestId: string };
  readonly fetch: 'ledger.fetch' | 'divorces.fetchReminders' | 'lookUps.fetch';
  readonly notSaved: HallError;
}

type Made<K extends Maker> = Extract<Answer<K>, { ok: true }>['value'];

/**
 * Lets a person choose a file and puts a copy there: the core decides who may, makes it and journals it, and the window that asks
 * never holds it. Null when no file was chosen; nothing is journalled then.
 */
export async function saveCopy<K extends Maker>(
  { core, windows, chooseNewFile, own }: SaveDeps,
  windowId: number,
  { name, make, fetch, notSaved }: CopyOf<K>,
): Promise<Result<{ readonly file: string; readonly made: Made<K> } | null, HallError>> {
  const seat = windows.find(windowId);
  if (!seat?.session) return fail({ code: 'session.required', details: {} });
  const file = await chooseNewFile(windowId, name);
  if (file === null) return ok(null);

  const call = (operation: string, input: unknown, requestId: string) =>
    core.call(seat.station, seat.session, { operation, input, requestId, approval: null });
  const made = (await call(make.operation, make.input, make.requestId)).answer as Result<Made<K>, HallError>;
  if (!made.ok) return made;
  const fetched = (await call(fetch, { exportId: made.value.id }, crypto.randomUUID())).answer as Answer<typeof fetch>;
  if (!fetched.ok) return fetched;
  return (await saveWhole(file, Buffer.from(fetched.value.data, 'base64'), own))
    ? ok({ file: basename(file), made: made.value })
    : fail(notSaved);
}

/** What a window sent that is no such request. */
export function invalid(problem: string | undefined): Result<never, HallError> {
  return fail({ code: 'call.invalid', details: { path: '', problem: problem ?? '' } });
}
