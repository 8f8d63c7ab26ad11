import { rm } from 'node:fs/promises';
import type { Approval, HallError, ProgramState, UpdateError, UpdateView } from '#shared/contract/index.ts';
import { fail, ok, type Result } from '#shared/model/index.ts';
import type { CoreHost } from '../core-host.ts';
import type { WindowRegister } from '../window-register.ts';
import { takeUpdate, unpackUpdate, type UnpackedUpdate, type UpdateDeps } from './update-file.ts';

export interface ProgramServiceDeps extends UpdateDeps {
  readonly core: Pick<CoreHost, 'call'>;
  readonly windows: Pick<WindowRegister, 'find'>;
  /** Version of the program that was installed. */
  readonly installed: string;
  /** Asks a person for an update file, in a window of the system's. */
  chooseFile(windowId: number): Promise<string | null>;
  /** Ends this program and starts the chosen one. */
  restart(): void;
}

/** One request of a window about the program itself. */
export interface ProgramService {
  state(): ProgramState;
  chooseUpdate(windowId: number): Promise<Result<UpdateView, UpdateError> | null>;
  install(windowId: number, requestId: string, approval: Approval | null): Promise<Result<null, HallError>>;
  goBack(windowId: number, requestId: string, approval: Approval | null): Promise<Result<null, HallError>>;
}

export function createProgramService(deps: ProgramServiceDeps): ProgramService {
  const { programs, running, installed, publicKey, core, windows } = deps;
  let chosen: UnpackedUpdate | null = null;

  /** The program to go back to: only one that was left for this one. */
  const before = (): { readonly version: string; readonly folder: string | null } | null => {
    const choice = programs.chosen();
    if (choice.version !== running) return null;
    return { version: choice.previous ?? installed, folder: choice.previous };
  };

  /** The core decides who may, backs up and journals. */
  async function ask(
    windowId: number,
    operation: string,
    input: unknown,
    requestId: string,
    approval: Approval | null,
  ): Promise<Result<unknown, HallError>> {
    const seat = windows.find(windowId);
    if (!seat) throw new Error('a call from a window that is not in the register');
    const { answer } = await core.call(seat.station, seat.session, { operation, input, requestId, approval });
    return answer as Result<unknown, HallError>;
  }

  return {
    state: () => ({ running, previous: before()?.version ?? null, left: programs.chosen().left, takesUpdates: publicKey !== null }),
    async chooseUpdate(windowId) {
      if (publicKey === null) return fail({ code: 'update.noKey', details: {} });
      const file = await deps.chooseFile(windowId);
      if (file === null) return null;
      if (chosen) await rm(chosen.folder, { recursive: true, force: true });
      chosen = null;
      const unpacked = await unpackUpdate(file, deps);
      if (!unpacked.ok) return unpacked;
      chosen = unpacked.value;
      return ok(chosen.view);
    },
    async install(windowId, requestId, approval) {
      if (!chosen) return fail({ code: 'update.fileGone', details: {} });
      const input = { from: running, to: chosen.view.version, manifest: chosen.digest };
      const prepared = await ask(windowId, 'program.prepareUpdate', input, requestId, approval);
      if (!prepared.ok) return prepared;
      await takeUpdate(chosen, deps);
      deps.restart();
      return ok(null);
    },
    async goBack(windowId, requestId, approval) {
      const to = before();
      if (!to) return fail({ code: 'update.noWayBack', details: {} });
      const prepared = await ask(windowId, 'program.prepareWayBack', { from: running, to: to.version }, requestId, approval);
      if (!prepared.ok) return prepared;
      programs.choose({ version: to.folder, previous: null, tries: 0, left: null });
      deps.restart();
      return ok(null);
    },
  };
}
