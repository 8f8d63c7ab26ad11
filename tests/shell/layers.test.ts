import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkLayers } from '../../electron/tools/check-layers.ts';

const repository = join(import.meta.dirname, '../..');
let root: string;

/** A small house that keeps the rules. */
const house: Readonly<Record<string, string>> = {
  'shared/model/index.ts': "import { z } from 'zod';\nexport const Name = z.string();\nexport type Name = z.infer<typeof Name>;\n",
  'shared/contract/index.ts': "export { Name } from '#shared/model/index.ts';\n",
  'shared/law/marriage.ts': "import type { Name } from '#shared/model/index.ts';\nexport const rule = (name: Name) => name;\n",
  'electron/core/ports.ts': "export type { Name } from '#shared/contract/index.ts';\n",
  'electron/core/crypto/index.ts': "import { createHash } from 'node:crypto';\nexport const digest = createHash;\n",
  'electron/core/store/index.ts': "export { digest } from '#core/crypto/index.ts';\n",
  'electron/core/staff/index.ts': "export { digest } from '../store/index.ts';\nexport type { Name } from '../ports.ts';\n",
  'electron/core/archive/index.ts': "export { digest } from '#core/store/index.ts';\n",
  'electron/core/cases/index.ts': "export { digest } from '#core/staff/index.ts';\n",
  'electron/core/cli/main.ts': "import '../process.ts';\n",
  'electron/core/process.ts': "export { digest } from './cases/index.ts';\n",
  'electron/main/index.ts': "import { app } from 'electron';\nexport { app };\n",
  'electron/tools/start.ts': 'export const start = 1;\n',
  'renderer/main.tsx': "import { Name } from '#shared/contract/index.ts';\nexport { Name };\n",
  'tests/law/marriage.test.ts': "import '#shared/law/marriage.ts';\n",
};

function write(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'layers-'));
  const { imports } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as { imports: unknown };
  write({ 'package.json': JSON.stringify({ name: 'house', type: 'module', imports }) });
  symlinkSync(join(repository, 'node_modules'), join(root, 'node_modules'));
});
afterEach(() => rmSync(root, { recursive: true }));

describe('the layer check', () => {
  it('passes a house that keeps the rules', async () => {
    write(house);
    expect(await checkLayers(root)).toEqual({ modules: Object.keys(house).length, violations: [] });
  });

  it('fails when it sees no folder', async () => {
    const report = await checkLayers(root);
    expect(report).toMatchObject({ modules: 0 });
    expect(report.violations).toHaveLength(1);
  });

  it('fails when it sees folders but no module', async () => {
    write({ 'electron/readme.txt': 'no code', 'shared/notes.md': 'none' });
    expect(await checkLayers(root)).toMatchObject({ modules: 0, violations: [expect.stringContaining('no module was seen')] });
  });
});

describe('a planted wrong import', () => {
  it.each([
    ['resolvable', 'shared/model/index.ts', "import './gone.ts';"],
    ['no-cycles', 'electron/core/crypto/index.ts', "import './other.ts';"],
    ['shared-alone', 'shared/law/marriage.ts', "import '#core/ports.ts';"],
    ['shared-packages', 'shared/contract/index.ts', "import 'react';"],
    ['shared-pure', 'shared/law/marriage.ts', "import 'node:fs';"],
    ['law-alone', 'shared/law/marriage.ts', "import '#shared/contract/index.ts';"],
    ['model-lowest', 'shared/model/index.ts', "import type {} from '#shared/contract/index.ts';"],
    ['renderer-below', 'renderer/main.tsx', "import '../electron/core/ports.ts';"],
    ['renderer-below', 'renderer/main.tsx', "import type { Name } from '#core/ports.ts';\nexport type { Name };"],
    ['renderer-pure', 'renderer/main.tsx', "import 'node:fs';"],
    ['renderer-packages', 'renderer/main.tsx', "import 'better-sqlite3';"],
    ['electron-in-main', 'electron/core/staff/index.ts', "import 'electron';"],
    ['electron-in-main', 'renderer/main.tsx', "import type {} from 'electron';"],
    ['core-alone', 'electron/core/process.ts', "import '../main/index.ts';"],
    ['main-alone', 'electron/main/index.ts', "import '#core/staff/index.ts';"],
    ['tools-aside', 'electron/main/index.ts', "import '../tools/start.ts';"],
    ['tools-alone', 'electron/tools/start.ts', "import '#core/process.ts';"],
    ['tests-aside', 'electron/core/staff/index.ts', "import '../../../tests/law/marriage.test.ts';"],
    ['crypto-one-port', 'electron/core/store/index.ts', "import 'node:crypto';"],
    ['core-known-folders', 'electron/core/parking/index.ts', "import '#core/ports.ts';"],
    ['core-cli-on-top', 'electron/core/staff/index.ts', "import '#core/cli/main.ts';"],
    ['core-staff', 'electron/core/staff/index.ts', "import '#core/cases/index.ts';"],
    ['core-staff', 'electron/core/staff/index.ts', "import type {} from '#core/archive/index.ts';"],
    ['core-crypto', 'electron/core/crypto/index.ts', "import '#core/store/index.ts';"],
    ['core-store', 'electron/core/store/index.ts', "import '../process.ts';"],
  ])('%s is found in %s', async (rule, file, line) => {
    write(house);
    write({ 'electron/core/crypto/other.ts': "import './index.ts';\n", [file]: `${line}\n${house[file] ?? ''}` });
    const { violations } = await checkLayers(root);
    expect(violations.filter((violation) => violation.startsWith(`${rule}: ${file}`))).not.toEqual([]);
  });
});
