import { LedgerRequest, type HallError, type SavedLedger } from '#shared/contract/index.ts';
import { ok, type Result } from '#shared/model/index.ts';
import { invalid, saveCopy, type SaveDeps } from './save-copy.ts';

/** Saves a copy of the ledger where a person chooses; null: nowhere. */
export async function saveLedger(deps: SaveDeps, windowId: number, raw: unknown): Promise<Result<SavedLedger | null, HallError>> {
  const request = LedgerRequest.safeParse(raw);
  if (!request.success) return invalid(request.error.issues[0]?.message);
  const { requestId, from, to } = request.data;
  const saved = await saveCopy(deps, windowId, {
    name: `ledger-${from}-${to}.csv`,
    make: { operation: 'ledger.export', input: { from, to }, requestId },
    fetch: 'ledger.fetch',
    notSaved: { code: 'ledger.notSaved', details: {} },
  });
  return saved.ok && saved.value ? ok({ file: saved.value.file, rows: saved.value.made.rows }) : (saved as Result<null, HallError>);
}
