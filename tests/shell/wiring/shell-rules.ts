import type { Rule } from './rule.ts';

const main = 'electron/main/';
const lockdown = [`${main}lockdown.ts`];

/** What of Electron may be imported: whoever needs more writes its guard and its rule first. */
const electronNames = [
  'app',
  'BrowserWindow',
  'Menu',
  'protocol',
  'screen',
  'session',
  'dialog',
  'ipcMain',
  'contextBridge',
  'ipcRenderer',
];

export const shellRules: readonly Rule[] = [
  // Protocols and files
  {
    kind: 'call',
    name: /protocol\.handle$/u,
    only: lockdown,
    guard: 'answerPage',
    required: true,
    say: 'the one scheme is answered by answerPage (electron/main/page.ts)',
  },
  {
    kind: 'call',
    name: /protocol\.(register(?!SchemesAsPrivileged$)|intercept)/u,
    only: null,
    say: 'the one scheme is handled in lockSession (electron/main/lockdown.ts)',
  },
  {
    kind: 'call',
    name: /protocol\.registerSchemesAsPrivileged$/u,
    only: [`${main}index.ts`],
    guard: 'scheme',
    required: true,
    say: 'there is one scheme (guards/address.ts)',
  },
  {
    kind: 'call',
    name: /^readFile$/u,
    within: /^electron\/main\/page\.ts$/u,
    only: [`${main}page.ts`],
    around: 'findFileInside',
    required: true,
    say: 'a file named by an address is found by findFileInside (guards/files.ts)',
  },
  {
    kind: 'import',
    name: /^(node:)?fs(\/promises)? /u,
    only: ['page.ts', 'index.ts', 'log-file.ts', 'save-whole.ts', 'save-diagnostics.ts']
      .map((file) => main + file)
      .concat(`${main}program/`),
    say: 'main touches files only for the page, the log, the program itself and what a person chose in a window of the system; a path from a page goes through a guard of electron/main/guards, then add the file to this rule',
  },
  {
    kind: 'call',
    name: /^writeFile$/u,
    within: /^electron\/main\/[\w-]+\.ts$/u,
    only: [`${main}save-whole.ts`],
    around: 'mayBeSaved',
    required: true,
    say: 'what a person saves goes through saveWhole (electron/main/save-whole.ts), which asks mayBeSaved',
  },
  { kind: 'import', name: /^(node:)?child_process (?!fork$)/u, only: null, say: 'main starts one process, the core, by fork' },
  {
    kind: 'call',
    name: /^fork$/u,
    only: [`${main}core-process.ts`],
    guard: 'cleanEnvironment',
    required: true,
    say: 'the core is forked in electron/main/core-process.ts with cleanEnvironment (guards/environment.ts)',
  },
  {
    kind: 'import',
    name: /^(node:)?(https?|http2|net|tls|dgram|dns|repl|vm|cluster|worker_threads|module)(\/\w+)? (?!createRequire$)/u,
    only: null,
    say: 'main listens to nobody, calls nobody and runs no code but its own',
  },
  // Messages
  {
    kind: 'call',
    name: /^ipcMain\./u,
    only: [`${main}ipc.ts`],
    guard: 'isTrustedSender',
    required: true,
    say: 'answer windows by answer() (electron/main/ipc.ts): it asks isTrustedSender of who is asking',
  },
  { kind: 'call', name: /\.ipc\.(on|once|handle|handleOnce)$/u, only: null, say: 'answer windows by answer() (electron/main/ipc.ts)' },
  { kind: 'on', name: / ipc-message(-sync)?$/u, only: null, say: 'answer windows by answer() (electron/main/ipc.ts)' },
  {
    kind: 'on',
    name: /^child\.on message$/u,
    only: [`${main}core-process.ts`],
    guard: 'safeParse',
    required: true,
    say: 'what the core says is held against FromCore first',
  },
  {
    kind: 'call',
    name: /^contextBridge\./u,
    only: ['electron/preload/index.ts'],
    guard: 'bridge',
    required: true,
    say: 'the preload exposes the one bridge',
  },
  {
    kind: 'call',
    name: /^ipcRenderer\./u,
    only: ['electron/preload/index.ts'],
    guard: 'channels',
    required: true,
    say: 'the preload speaks on the channels of electron/preload/channels.ts alone',
  },
  // The PC
  {
    kind: 'import',
    name: new RegExp(`^electron (?!(${electronNames.join('|')})$)`, 'u'),
    only: null,
    say: 'shell, clipboard, net and the like open doors out of the hall: write a guard in electron/main/guards and a rule here first',
  },
  {
    kind: 'call',
    name: /^dialog\.(?!showMessageBox$)/u,
    only: [`${main}choose-folder.ts`],
    around: 'mayChooseFiles',
    required: true,
    say: 'ask mayChooseFiles (guards/dialogs.ts) before a window of the system',
  },
  {
    kind: 'call',
    name: /^dialog\.showMessageBox$/u,
    only: [`${main}installation.ts`],
    say: 'a box of the system would hang a station nobody sits at: the page says it, in the words of the locales',
  },
  {
    kind: 'call',
    name: /^app\.(setAsDefaultProtocolClient|removeAsDefaultProtocolClient|setLoginItemSettings|setJumpList|setUserTasks|importCertificate|startAccessingSecurityScopedResource|enableSandbox|configureHostResolver|moveToApplicationsFolder)$/u,
    only: null,
    say: 'the hall answers no address of the PC and changes none of its settings',
  },
  {
    kind: 'on',
    name: /^app\.on second-instance$/u,
    only: [`${main}index.ts`],
    guard: 'answerSecondStart',
    required: true,
    say: 'let answerSecondStart (guards/second-instance.ts) decide',
  },
  {
    kind: 'member',
    name: /^process\.argv$/u,
    within: /^electron\/main\//u,
    only: [`${main}index.ts`, `${main}program/boot.ts`],
    say: 'the command line is read by parseCommandLine, after findSmuggled (guards/command-line.ts) in boot.ts',
  },
  {
    kind: 'call',
    name: /^findSmuggled$/u,
    only: [`${main}program/boot.ts`],
    required: true,
    say: 'the first step of the program asks findSmuggled of its command line',
  },
  {
    kind: 'call',
    name: /ommandLine\.(appendSwitch|appendArgument|removeSwitch)$/u,
    only: [`${main}switches.ts`],
    say: "Chromium's switches are all in electron/main/switches.ts",
  },
  { kind: 'call', name: /^(window|globalThis)\.(eval|Function)$/u, only: null, say: 'no text becomes code' },
  { kind: 'new', name: /^Function$/u, only: null, say: 'no text becomes code' },
  {
    kind: 'call',
    name: /^import$/u,
    only: [`${main}program/boot.ts`],
    guard: 'findProgram',
    required: true,
    say: 'code is loaded at start, and by boot.ts after its signature was held against the key',
  },
];
