import { LookUpsRequest, type HallError, type SavedLedger } from '#shared/contract/index.ts';
import { ok, type Result } from '#shared/model/index.ts';
import { invalid, saveCopy, type SaveDeps } from './save-copy.ts';

/** Saves a copy of the register of look-ups where a person chooses; null: nowhere. */
export async function saveLookUps(deps: SaveDeps, windowId: number, raw: unknown): Promise<Result<SavedLedger | null, HallError>> {
  const request = LookUpsRequest.safeParse(raw);
  if (!request.success) return invalid(request.error.issues[0]?.message);
  const { requestId, from, until } = request.data;
  const saved = await saveCopy(deps, windowId, {
    name: `look-ups-${from}-${until}.csv`,
    make: { operation: 'lookUps.export', input: { from, until }, requestId },
    fetch: 'lookUps.fetch',
    notSaved: { code: 'lookUp.notSaved', details: {} },
  });
  return saved.ok && saved.value ? ok({ file: saved.value.file, rows: saved.value.made.rows }) : (saved as Result<null, HallError>);
}
