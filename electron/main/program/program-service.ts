import { rm } from 'node:fs/promises';
import { v7 as uuidv7 } from 'uuid';
import type { Answer, Approval, HallError, ProgramState, UpdateError, UpdateView } from '#shared/contract/index.ts';
import { fail, ok, type Result } from '#shared/model/index.ts';
import type { CoreHost } from '../core-host.ts';
import type { WindowRegister } from '../window-register.ts';
import { checkProgram, readManifest, suits } from './manifest.ts';
import { takeUpdate, unpackUpdate, type UnpackedUpdate, type UpdateDeps } from './update-file.ts';

export interface ProgramServiceDeps extends UpdateDeps {
  readonly core: Pick<CoreHost, 'call'>;
  readonly windows: Pick<WindowRegister, 'find'>;
  /** The program that was installed, and what it makes of a store. */
  readonly installed: { readonly version: string; readonly schema: number };
  /** Asks a person for an update file, in a window of the system's. */
  chooseFile(windowId: number): Promise<string | null>;
  /** Ends this program and starts the chosen one. */
  restart(): void;
}

/** One request of a window about the program itself. */
export interface ProgramService {
  state(): Promise<ProgramState>;
  chooseUpdate(windowId: number): Promise<Result<UpdateView, UpdateError> | null>;
  install(windowId: number, requestId: string, approval: Approval | null): Promise<Result<null, HallError>>;
  goBack(windowId: number, requestId: string, approval: Approval | null): Promise<Result<null, HallError>>;
  findNewer(): Promise<string | null>;
  startNewer(windowId: number): Promise<Result<null, HallError>>;
}

export function createProgramService(deps: ProgramServiceDeps): ProgramService {
  const { programs, running, installed, publicKey, core, windows } = deps;
  let chosen: UnpackedUpdate | null = null;

  /** The program to go back to: only one that was left for this one. */
  const before = (): { readonly version: string; readonly folder: string | null } | null => {
    const choice = programs.chosen();
    if (choice.version !== running) return null;
    return { version: choice.previous ?? installed.version, folder: choice.previous };
  };

  async function health(): Promise<{ readonly open: boolean; readonly schema: number | null }> {
    const call = { operation: 'hall.health', input: {}, requestId: uuidv7(), approval: null };
    const answer = (await core.call('supervisor', null, call)).answer as Answer<'hall.health'>;
    return answer.ok
      ? { open: answer.value.store !== 'locked' && answer.value.store !== 'absent', schema: answer.value.schema }
      : { open: true, schema: null };
  }

  /** Whether the program to go back to opens the store as it is now; where nobody can tell, it does not. */
  async function reads(folder: string | null): Promise<boolean> {
    const { schema } = await health();
    if (folder === null) return schema !== null && installed.schema >= schema;
    const manifest = publicKey === null ? null : await readManifest(programs.folderOf(folder), publicKey);
    return schema !== null && manifest?.ok === true && manifest.value.schema >= schema;
  }

  async function findNewer(): Promise<string | null> {
    if (publicKey === null) return null;
    for (const version of programs.laterThan(running)) {
      const checked = await checkProgram(programs.folderOf(version), publicKey);
      if (checked.ok && checked.value.version === version && suits(checked.value, deps)) return version;
    }
    return null;
  }

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
    async state() {
      const back = before();
      return {
        running,
        previous: back?.version ?? null,
        previousReads: back !== null && (await reads(back.folder)),
        left: programs.chosen().left,
        takesUpdates: publicKey !== null,
      };
    },
    async chooseUpdate(windowId) {
      if (publicKey === null) return fail({ code: 'update.noKey', details: {} });
      // Whether the person may install it is the core's to say; nothing is written here for nobody.
      if (!windows.find(windowId)?.session) return fail({ code: 'session.required', details: {} });
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
      if (!(await reads(to.folder))) return fail({ code: 'update.wayBackClosed', details: { version: to.version } });
      const prepared = await ask(windowId, 'program.prepareWayBack', { from: running, to: to.version }, requestId, approval);
      if (!prepared.ok) return prepared;
      programs.choose({ version: to.folder, previous: null, tries: 0, left: null });
      deps.restart();
      return ok(null);
    },
    findNewer,
    async startNewer(windowId) {
      if (!windows.find(windowId)) throw new Error('a call from a window that is not in the register');
      if ((await health()).open) return fail({ code: 'restore.storeOpen', details: {} });
      const version = await findNewer();
      if (version === null) return fail({ code: 'update.fileGone', details: {} });
      programs.choose({ version, previous: programs.chosen().version, tries: 0, left: null });
      deps.restart();
      return ok(null);
    },
  };
}
