import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findUnguarded, type Sources } from './find-unguarded.ts';

const repository = join(import.meta.dirname, '../../..');

function read(folder: string): Sources {
  const names = readdirSync(join(repository, folder), { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/u.test(name));
  return Object.fromEntries(
    names.map((name) => [`${folder}/${name.replaceAll('\\', '/')}`, readFileSync(join(repository, folder, name), 'utf8')]),
  );
}

const sources = { ...read('electron/main'), ...read('electron/preload'), ...read('renderer') };

it('every door of main, preload and page has its guard', () => {
  expect(findUnguarded(sources)).toEqual([]);
});

describe('a door somebody adds without its guard is named, with what to do', () => {
  it.each<[string, string, string, string]>([
    ['a window', 'electron/main/new.ts', 'new BrowserWindow({});', 'openWindow'],
    ['a view', 'electron/main/new.ts', 'new WebContentsView();', 'openWindow'],
    ['a handler', 'electron/main/new.ts', "ipcMain.handle('hall:new', () => 1);", 'isTrustedSender'],
    ['a listener', 'electron/main/new.ts', "ipcMain.on('hall:new', () => 1);", 'isTrustedSender'],
    ['a handler of one frame', 'electron/main/new.ts', "window.webContents.ipc.handle('x', () => 1);", 'answer()'],
    ['a second handler beside the guarded one', 'electron/main/ipc.ts', "ipcMain.handle('x', () => 1);", 'without isTrustedSender'],
    ['a session', 'electron/main/index.ts', "const other = session.fromPartition('other');", 'lockSession'],
    ['a permission', 'electron/main/new.ts', 'session.setPermissionRequestHandler((_c, _p, decide) => decide(true));', 'mayUse'],
    ['a permission in its place', 'electron/main/lockdown.ts', 'session.setPermissionCheckHandler(() => true);', 'without mayUse'],
    ['a protocol', 'electron/main/new.ts', "protocol.handle('other', () => new Response());", 'answerPage'],
    ['an old protocol', 'electron/main/new.ts', "session.protocol.registerFileProtocol('other', () => 1);", 'lockSession'],
    ['a link out', 'electron/main/new.ts', "import { shell } from 'electron';\nshell.openExternal('https://x');", 'shell, clipboard'],
    ['the clipboard', 'electron/main/new.ts', "import { clipboard as board } from 'electron';", 'shell, clipboard'],
    ['a look into the clipboard by main', 'electron/main/kiosk-screen.ts', 'const text = clipboard.readText();', 'never read'],
    ['a key of a kiosk', 'electron/main/lock-kiosk.ts', "window.webContents.on('before-input-event', () => {});", 'mayPress'],
    [
      'a way out of the kiosk',
      'electron/main/new.ts',
      "import { answerReleased } from './ipc.ts';\nanswerReleased(kiosk, 'x', () => 1);",
      'the staff let go',
    ],
    ['all of Electron', 'electron/main/new.ts', "import * as electron from 'electron';", 'shell, clipboard'],
    ['a dialog', 'electron/main/new.ts', 'dialog.showSaveDialog(window, {});', 'mayChooseFiles'],
    [
      'a dialog in its place',
      'electron/main/choose-folder.ts',
      'function save() { return dialog.showSaveDialog({}); }',
      'without mayChooseFiles',
    ],
    ['a file from an address', 'electron/main/page.ts', 'async function other(path) { return readFile(path); }', 'without findFileInside'],
    ['files', 'electron/main/new.ts', "import { readFileSync } from 'node:fs';", 'main touches files'],
    ['a program', 'electron/main/new.ts', "import { spawn } from 'node:child_process';", 'by fork'],
    ['a program in the place of the two', 'electron/main/self-test/windows.ts', "execFile('cmd.exe', ['/c', 'x']);", 'without ofWindows'],
    ['the keychain', 'electron/main/new.ts', "import { safeStorage } from 'electron';", 'createKeptKeyFile'],
    ['a start with the PC', 'electron/main/new.ts', 'app.setLoginItemSettings({ openAtLogin: true });', 'only a kiosk'],
    ['a server', 'electron/main/new.ts', "import { createServer } from 'node:http';", 'listens to nobody'],
    ['a window a page opens', 'electron/main/new.ts', "contents.setWindowOpenHandler(() => ({ action: 'allow' }));", 'answerOpening'],
    ['a navigation', 'electron/main/new.ts', "contents.on('will-navigate', () => {});", 'mayNavigate'],
    ['another page', 'electron/main/open-window.ts', "void window.loadURL('https://example.org');", 'without firstPage'],
    ['code in a page', 'electron/main/new.ts', "window.webContents.executeJavaScript('1');", 'write a guard'],
    ['a download', 'electron/main/new.ts', "session.on('will-download', () => {});", 'mayDownload'],
    ['a scheme of the PC', 'electron/main/new.ts', "app.setAsDefaultProtocolClient('hall');", 'no address of the PC'],
    ['an address of the PC', 'electron/main/new.ts', "app.on('open-url', () => {});", 'write a guard'],
    [
      'a second start that commands',
      'electron/main/index.ts',
      "app.on('second-instance', (_e, argv) => windows.show(argv[2]));",
      'answerSecondStart',
    ],
    ['a command line', 'electron/main/new.ts', 'const all = process.argv;', 'parseCommandLine'],
    ['a desk kept awake', 'electron/main/windows.ts', "powerSaveBlocker.start('prevent-display-sleep');", 'goes dark and is locked'],
    ['another fork', 'electron/main/core-process.ts', 'fork(entry, [], { env: process.env });', 'without cleanEnvironment'],
    ['a switch', 'electron/main/new.ts', "app.commandLine.appendSwitch('no-sandbox');", 'switches.ts'],
    ['another bridge', 'electron/preload/new.ts', "contextBridge.exposeInMainWorld('all', { ipcRenderer });", 'the one bridge'],
    ['an open channel', 'electron/preload/index.ts', 'const any = (name, input) => ipcRenderer.invoke(name, input);', 'without channels'],
    ['a drop', 'renderer/new.tsx', 'export const New = () => <div onDrop={take} />;', 'data-drop-zone'],
    ['markup', 'renderer/new.tsx', 'export const New = () => <div dangerouslySetInnerHTML={{ __html: text }} />;', 'no markup'],
    ['a frame', 'renderer/new.tsx', 'export const New = () => <iframe src="hall://app/index.html" />;', 'no other page'],
    ['a link out of the page', 'renderer/new.tsx', 'export const New = () => <a href="x" target="_blank" />;', 'no link'],
    ['a save by the browser', 'renderer/new.tsx', 'export const New = () => <a href={blob} download="x.csv" />;', 'no saving'],
    ['something kept', 'renderer/new.ts', "window.localStorage.setItem('couple', '王伟');", 'drafts live in the core'],
    ['a look into the clipboard', 'renderer/new.ts', 'await navigator.clipboard.readText();', 'the camera alone'],
    ['a print', 'renderer/new.ts', 'window.print();', 'window.hall'],
    ['text as code', 'renderer/new.ts', "new Function('return 1')();", 'window.hall'],
  ])('%s', (_what, file, text, sentence) => {
    const found = findUnguarded({ ...sources, [file]: `${sources[file as keyof typeof sources] ?? ''}\n${text}\n` });
    expect(found.filter((fault) => fault.startsWith(`${file}:`)).join('\n')).toContain(sentence);
  });
});

it.each([
  ['electron/main/lockdown.ts', /contents\.setWindowOpenHandler\(.*?\);\n/u],
  ['electron/main/lockdown.ts', /contents\.on\('will-redirect'.*?\);\n/u],
  ['electron/main/kiosk-screen.ts', /lockKiosk\(window, \{.*?\}\);\n/su],
  ['electron/main/lockdown.ts', /session\.setDevicePermissionHandler\(.*?\);\n/u],
  ['renderer/main.tsx', /guardPage\(document\);\n/u],
])('a guard taken out of %s is missed', (file, line) => {
  const text = (sources as Sources)[file]!;
  expect(text).toMatch(line);
  expect(findUnguarded({ ...sources, [file]: text.replace(line, '') }).join('\n')).toContain(`${file} has no`);
});
