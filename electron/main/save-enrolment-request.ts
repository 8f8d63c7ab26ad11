import { basename } from 'node:path';
import { EnrolmentFileRequest, type Answer, type HallError } from '#shared/contract/index.ts';
import { fail, ok, type Result } from '#shared/model/index.ts';
import { invalid, type SaveDeps } from './save-copy.ts';
import { saveWhole } from './save-whole.ts';

/**
 * Lets a person choose a file and puts the signing requests for the province there: a new one, or the one that waits. Answers the
 * file's name, null when none was chosen; no keys are made then.
 */
export async function saveEnrolmentRequest(
  { core, windows, chooseNewFile, own }: SaveDeps,
  windowId: number,
  raw: unknown,
): Promise<Result<string | null, HallError>> {
  const request = EnrolmentFileRequest.safeParse(raw);
  if (!request.success) return invalid(request.error.issues[0]?.message);
  const seat = windows.find(windowId);
  if (!seat?.session) return fail({ code: 'session.required', details: {} });
  const { requestId, again } = request.data;
  const file = await chooseNewFile(windowId, `tongxin-request-${new Date().toISOString().slice(0, 10)}.json`);
  if (file === null) return ok(null);
  const operation = again ? 'province.requestFile' : 'province.request';
  const call = { operation, input: {}, requestId, approval: null };
  const answer = (await core.call(seat.station, seat.session, call)).answer as Answer<typeof operation>;
  if (!answer.ok) return answer;
  const saved = await saveWhole(file, Buffer.from(answer.value.file, 'utf8'), own);
  return saved ? ok(basename(file)) : fail({ code: 'province.notSaved', details: {} });
}
