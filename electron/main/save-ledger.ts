import { basename } from 'node:path';
import { LedgerRequest, type Answer, type HallError, type SavedLedger } from '#shared/contract/index.ts';
import { fail, ok, type Result } from '#shared/model/index.ts';
import type { CoreHost } from './core-host.ts';
import { saveWhole } from './save-whole.ts';
import type { WindowRegister } from './window-register.ts';

export interface SaveLedgerDeps {
  readonly core: Pick<CoreHost, 'call'>;
  readonly windows: Pick<WindowRegister, 'find'>;
  /** Asks a person where the file is to lie; null: nowhere. */
  chooseNewFile(windowId: number, name: string): Promise<string | null>;
  /** The program's own folders: no copy goes there. */
  readonly own: readonly string[];
}

/**
 * Lets a person choose a file and puts a copy of the ledger there: the core decides who may, makes it and journals it, and the
 * window that asks never holds it. Null when no file was chosen; nothing is journalled then.
 */
export async function saveLedger(
  { core, windows, chooseNewFile, own }: SaveLedgerDeps,
  windowId: number,
  raw: unknown,
): Promise<Result<SavedLedger | null, HallError>> {
  const request = LedgerRequest.safeParse(raw);
  if (!request.success) return fail({ code: 'call.invalid', details: { path: '', problem: request.error.issues[0]?.message ?? '' } });
  const seat = windows.find(windowId);
  if (!seat?.session) return fail({ code: 'session.required', details: {} });
  const { requestId, from, to } = request.data;
  const file = await chooseNewFile(windowId, `ledger-${from}-${to}.csv`);
  if (file === null) return ok(null);

  const call = (operation: string, input: unknown, id: string) =>
    core.call(seat.station, seat.session, { operation, input, requestId: id, approval: null });
  const made = (await call('ledger.export', { from, to }, requestId)).answer as Answer<'ledger.export'>;
  if (!made.ok) return made;
  const fetched = (await call('ledger.fetch', { exportId: made.value.id }, crypto.randomUUID())).answer as Answer<'ledger.fetch'>;
  if (!fetched.ok) return fetched;
  return (await saveWhole(file, Buffer.from(fetched.value.data, 'base64'), own))
    ? ok({ file: basename(file), rows: made.value.rows })
    : fail({ code: 'ledger.notSaved', details: {} });
}
