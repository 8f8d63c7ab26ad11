import { basename } from 'node:path';
import type { Answer, HallError } from '#shared/contract/index.ts';
import { fail, ok, type Result } from '#shared/model/index.ts';
import type { CoreHost } from './core-host.ts';
import { saveWhole } from './save-whole.ts';
import type { WindowRegister } from './window-register.ts';

export interface SaveDiagnosticsDeps {
  readonly core: Pick<CoreHost, 'call'>;
  readonly windows: Pick<WindowRegister, 'find'>;
  /** Asks a person where the file is to lie; null: nowhere. */
  chooseNewFile(windowId: number, name: string): Promise<string | null>;
  /** The program's own folders: no copy goes there. */
  readonly own: readonly string[];
}

/**
 * Lets a person choose a file and puts the diagnostic bundle there: the core decides who may, makes it and journals it. Answers the
 * file's name, null when none was chosen.
 */
export async function saveDiagnostics(
  { core, windows, chooseNewFile, own }: SaveDiagnosticsDeps,
  windowId: number,
  requestId: string,
): Promise<Result<string | null, HallError>> {
  const seat = windows.find(windowId);
  if (!seat?.session) return fail({ code: 'session.required', details: {} });
  const file = await chooseNewFile(windowId, `tongxin-${new Date().toISOString().slice(0, 10)}.tar.gz`);
  if (file === null) return ok(null);
  const call = { operation: 'hall.exportDiagnostics', input: {}, requestId, approval: null };
  const answer = (await core.call(seat.station, seat.session, call)).answer as Answer<'hall.exportDiagnostics'>;
  if (!answer.ok) return answer;
  const saved = await saveWhole(file, Buffer.from(answer.value.bundle, 'base64'), own);
  return saved ? ok(basename(file)) : fail({ code: 'diagnostics.notSaved', details: {} });
}
