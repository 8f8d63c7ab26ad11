import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { failure, type Answer, type HallError } from '#shared/contract/index.ts';
import { ok, type Result } from '#shared/model/index.ts';
import { createId } from '../crypto/index.ts';
import type { Desk } from '../desk.ts';
import type { Command } from './arguments.ts';
import { begin, unlock, withDesk, type DeskCommandDeps } from './desk-commands.ts';

type DiagnosticsCommand = Extract<Command, { name: 'diagnostics' }>;

/**
 * Writes a diagnostic bundle into a new file. As a supervisor it says how the open hall is set up, and is journaled; as nobody it
 * tells what can be seen of the store from outside, also of one that does not open.
 */
export async function diagnostics(command: DiagnosticsCommand, deps: DeskCommandDeps): Promise<Result<unknown, HallError>> {
  return withDesk(command, deps, async (desk) => {
    const bundle = command.as === null ? ok(await desk.bundle()) : await exported(desk, command, deps);
    return bundle.ok ? save(command.out, bundle.value) : bundle;
  });
}

async function exported(desk: Desk, command: DiagnosticsCommand, { secrets }: DeskCommandDeps): Promise<Result<Uint8Array, HallError>> {
  const opened = await unlock(desk, secrets);
  if (!opened.ok) return opened as Result<never, HallError>;
  const begun = await begin(desk, command, secrets);
  if (!begun.ok) return begun;
  const call = { operation: 'hall.exportDiagnostics', input: {}, requestId: createId(), approval: null, station: 'supervisor' } as const;
  const answer = (await desk.call({ ...call, session: begun.value.session })).answer as Answer<'hall.exportDiagnostics'>;
  await begun.value.end();
  return answer.ok ? ok(Buffer.from(answer.value.bundle, 'base64')) : answer;
}

/** Whole or not at all; never over a file that is there. */
function save(file: string, bundle: Uint8Array): Result<{ file: string; bytes: number }, HallError> {
  if (existsSync(file)) return failure('diagnostics.notSaved', {});
  try {
    writeFileSync(file, bundle, { flag: 'wx', mode: 0o600 });
    return ok({ file, bytes: bundle.length });
  } catch {
    rmSync(file, { force: true });
    return failure('diagnostics.notSaved', {});
  }
}
