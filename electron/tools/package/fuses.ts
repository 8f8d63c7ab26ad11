import { flipFuses, FuseState, FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses';

/**
 * What the packaged Electron may do (electron/electron, docs/tutorial/fuses.md). Embedded asar integrity is checked by
 * Electron on Windows and macOS only; on Linux the fuse is set and nothing reads it. No V8 snapshot of our own is shipped.
 */
const hardened: Readonly<Record<FuseV1Options, boolean>> = {
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  [FuseV1Options.WasmTrapHandlers]: true,
};

/** Sets all fuses this Electron has and reads them back; throws where one is not as it was set. */
export async function setFuses(executable: string, changed: Partial<Record<FuseV1Options, boolean>> = {}): Promise<void> {
  const wanted = await fusesFor(executable, changed);
  await flipFuses(executable, { version: FuseVersion.V1, ...wanted });
  await expectFuses(executable, changed);
}

/** Throws unless the fuses of this binary are as `setFuses` sets them. */
export async function expectFuses(executable: string, changed: Partial<Record<FuseV1Options, boolean>> = {}): Promise<void> {
  const wire = await getCurrentFuseWire(executable);
  const wrong = Object.entries(await fusesFor(executable, changed)).filter(
    ([fuse, on]) => wire[Number(fuse) as FuseV1Options] !== (on ? FuseState.ENABLE : FuseState.DISABLE),
  );
  if (wrong.length > 0)
    throw new Error(
      `fuses not as set: ${wrong.map(([fuse, on]) => `${FuseV1Options[Number(fuse)]} should be ${on ? 'on' : 'off'}`).join(', ')}`,
    );
}

/** An older Electron has fewer fuses; one that has more than we know is not packaged blindly. */
async function fusesFor(
  executable: string,
  changed: Partial<Record<FuseV1Options, boolean>>,
): Promise<Partial<Record<FuseV1Options, boolean>>> {
  const present = Object.keys(await getCurrentFuseWire(executable)).filter((key) => /^\d+$/.test(key));
  const unknown = present.filter((fuse) => !(fuse in hardened));
  if (unknown.length > 0) throw new Error(`this Electron has fuses nobody decided on: ${unknown.join(', ')}`);
  return Object.fromEntries(Object.entries({ ...hardened, ...changed }).filter(([fuse]) => present.includes(fuse)));
}
