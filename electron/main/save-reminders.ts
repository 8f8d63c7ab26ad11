import { ReminderRequest, type HallError, type SavedReminders } from '#shared/contract/index.ts';
import { ok, type Result } from '#shared/model/index.ts';
import { invalid, saveCopy, type SaveDeps } from './save-copy.ts';

/** Saves the file of a day's reminders where a person chooses; null: nowhere. */
export async function saveReminders(deps: SaveDeps, windowId: number, raw: unknown): Promise<Result<SavedReminders | null, HallError>> {
  const request = ReminderRequest.safeParse(raw);
  if (!request.success) return invalid(request.error.issues[0]?.message);
  const { requestId, ...input } = request.data;
  const saved = await saveCopy(deps, windowId, {
    name: `reminders-${input.on}.csv`,
    make: { operation: 'divorces.exportReminders', input, requestId },
    fetch: 'divorces.fetchReminders',
    notSaved: { code: 'reminders.notSaved', details: {} },
  });
  if (!saved.ok || saved.value === null) return saved as Result<null, HallError>;
  const { file, made } = saved.value;
  return ok({ file, rows: made.rows, earlier: made.earlier });
}
