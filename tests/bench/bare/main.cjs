/*
 * An Electron program that does nothing of ours: an empty window, and what a benchmark asks of it over its standard input, a line of
 * JSON each. CommonJS, for whichever Electron runs it.
 */
const { fork } = require('node:child_process');
const { once } = require('node:events');
const { join } = require('node:path');
const { createInterface } = require('node:readline');
const { app, BrowserWindow, ipcMain } = require('electron');

const nodeBinary = process.env.BENCH_NODE;
app.setPath('userData', process.env.BENCH_PROFILE);
app.commandLine.appendSwitch('lang', 'zh-CN');

app.on('ready', async () => {
  const preload = join(__dirname, 'preload.cjs');
  const window = new BrowserWindow({ show: false, width: 1366, height: 768, webPreferences: { preload, sandbox: true } });
  window.once('ready-to-show', () => window.show());
  await window.loadFile(join(__dirname, 'empty.html'));
});
app.on('window-all-closed', () => app.quit());

/** Chromium's own way to the PDF of a page, loading it included. */
async function print(page) {
  const started = performance.now();
  const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true } });
  await window.loadFile(page);
  await window.webContents.executeJavaScript('document.fonts.ready.then(() => document.images.length)');
  const pdf = await window.webContents.printToPDF({ preferCSSPageSize: true, printBackground: true });
  const ms = performance.now() - started;
  window.destroy();
  return { ms, bytes: pdf.length };
}

/** A Node process behind main, as our core is, that only sends back what it gets. */
async function startEcho() {
  const child = fork(join(__dirname, 'echo.cjs'), [], { execPath: nodeBinary, serialization: 'advanced' });
  const waiting = new Map();
  let next = 0;
  child.on('message', ({ id, value }) => {
    waiting.get(id)(value);
    waiting.delete(id);
  });
  ipcMain.handle('echo', (_event, value) => {
    const id = next++;
    return new Promise((resolve) => {
      waiting.set(id, resolve);
      child.send({ id, value });
    });
  });
  await once(child, 'spawn');
  app.on('will-quit', () => child.kill());
  return {};
}

const work = { print: ({ page }) => print(page), echo: startEcho };

createInterface({ input: process.stdin })
  .on('line', async (line) => {
    const asked = JSON.parse(line);
    say(await work[asked.do](asked));
  })
  .on('close', () => app.quit());

function say(answer) {
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
