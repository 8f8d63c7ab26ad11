/** Stands in for the default app that packed builds of Electron lack: `electron [-r module] <folder>`. */
export const defaultApp: Readonly<Record<string, string>> = {
  'package.json': '{"type":"module","main":"main.js"}',
  'main.js': `
import { app } from 'electron';
import fs from 'node:fs';
import path from 'node:path';
import Module, { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
const load = createRequire(import.meta.url);
const preload = [];
let folder;
for (let i = 1; i < process.argv.length; i++) {
  const argument = process.argv[i];
  if (argument === '-r' || argument === '--require') preload.push(process.argv[++i]);
  else if (!argument.startsWith('-')) { folder = path.resolve(argument); break; }
}
if (!folder) {
  console.error('usage: electron [-r module] <folder>');
  app.exit(1);
} else {
  preload.forEach((module) => load(module));
  Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
  let about = {};
  try { about = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8')); } catch {}
  if (about.version) app.setVersion(about.version);
  if (about.productName || about.name) app.name = about.productName || about.name;
  const file = Module._resolveFilename(folder, null, true);
  app.setAppPath(fs.statSync(folder).isDirectory() ? folder : path.dirname(file));
  await import(pathToFileURL(file).href);
}
`,
};
