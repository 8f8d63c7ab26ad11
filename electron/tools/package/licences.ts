import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LockedPackage } from './shipped-packages.ts';

/** One part of what is shipped and the words it is shipped under. */
export interface Licence {
  readonly part: string;
  /** SPDX expression or the name of the licence. */
  readonly name: string;
  readonly text: string;
}

const licenceFile = /^(?:licen[cs]e|copying|notice|unlicense|mit-license|copyright)/i;
const line = '='.repeat(100);

/** The licence of an npm package: its own files, or where it brings none the expression it declares and its author. */
export function licenceOfPackage(folder: string, locked: LockedPackage): Licence {
  const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
    license?: string | { type?: string };
    author?: string | { name?: string };
    repository?: string | { url?: string };
  };
  const declared = locked.license ?? (typeof about.license === 'string' ? about.license : about.license?.type);
  const texts = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && licenceFile.test(entry.name) && !/\.(?:js|ts|html)$/.test(entry.name))
    .map(({ name }) => readFileSync(join(folder, name), 'utf8').trim());
  if (!declared && texts.length === 0) throw new Error(`${about.name} names no licence: it cannot be shipped`);
  const author = typeof about.author === 'string' ? about.author : about.author?.name;
  const source = typeof about.repository === 'string' ? about.repository : about.repository?.url;
  const own = `The package brings no licence file. Declared: ${declared}. Author: ${author ?? 'see the source'}. Source: ${source ?? 'npm'}.`;
  return { part: `${about.name} ${about.version}`, name: declared ?? 'see below', text: texts.length > 0 ? texts.join('\n\n') : own };
}

/** Fonts, Node and Electron: what is no package of the lockfile, or more than its package says. */
export function otherLicences(
  resources: string,
  node: string,
  electron: { readonly version: string; readonly folder: string },
): readonly Licence[] {
  const fonts = join(resources, 'fonts');
  const read = (file: string): string => readFileSync(file, 'utf8').trim();
  const electronLicence = ['LICENSE.electron.txt', 'LICENSE'].map((name) => join(electron.folder, name)).find((file) => existsSync(file));
  if (!electronLicence) throw new Error('Electron brings no licence file');
  return [
    {
      part: `Electron ${electron.version}`,
      name: 'MIT',
      text: `${read(electronLicence)}\n\nChromium and its parts: LICENSES.chromium.html.`,
    },
    {
      part: 'PDFium (in @hyzyla/pdfium, which brings the licence of its wrapper only)',
      name: 'BSD-3-Clause, Apache-2.0 and others',
      text: 'PDFium and its parts are parts of Chromium too: LICENSES.chromium.html.',
    },
    { part: 'Node.js (core-node)', name: 'MIT and others', text: read(node) },
    { part: 'Noto Serif SC, Noto Sans SC', name: 'OFL-1.1', text: read(join(fonts, 'LICENSE_FONT')) },
    { part: 'HanaMinB', name: 'Hanazono Font License or OFL-1.1', text: read(join(fonts, 'HanaMinB.LICENSE.txt')) },
    { part: 'BabelStone Han', name: 'Arphic Public License; symbols CC BY-SA', text: read(join(fonts, 'BabelStoneHan.LICENSE.txt')) },
  ];
}

/** One file: a table of what is shipped, then every licence once with all it covers. */
export function licencesText(licences: readonly Licence[]): string {
  const partsByText = new Map<string, string[]>();
  for (const { part, text } of licences) partsByText.set(text, [...(partsByText.get(text) ?? []), part]);
  return [
    'Tongxin 同心 is shipped with the parts below, each under its own licence.',
    '',
    ...licences.map(({ part, name }) => `${part} — ${name}`),
    ...[...partsByText].flatMap(([text, parts]) => ['', line, parts.join(', '), line, '', text]),
    '',
  ].join('\n');
}
