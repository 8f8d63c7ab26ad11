import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repository, run } from '../run.ts';
import { readFindings, type Finding } from './findings.ts';

const tool = '@doyensec/electronegativity@1.10.3';

/** A window as none may be: a run that does not find it has looked at nothing. */
const decoy =
  "import { BrowserWindow, shell } from 'electron';\nnew BrowserWindow({ webPreferences: { nodeIntegration: true } });\nshell.openExternal(process.argv[2]);\n";
const decoyFile = 'main/decoy.ts';

/** What electronegativity finds in main, preload and the page; null when it could not be run here. Fetched from the registry for the run. */
export async function runElectronegativity(electron: string): Promise<readonly Finding[] | null> {
  const folder = mkdtempSync(join(tmpdir(), 'electronegativity-'));
  const sources = join(folder, 'sources');
  const report = join(folder, 'findings.csv');
  try {
    for (const part of ['electron/main', 'electron/preload'])
      cpSync(join(repository, part), join(sources, part.slice('electron/'.length)), { recursive: true });
    cpSync(join(repository, 'renderer/index.html'), join(sources, 'index.html'));
    writeFileSync(join(sources, decoyFile), decoy);
    const options = ['-i', sources, '-r', '-v', 'false', '-e', electron, '-o', report];
    await run('npx', ['--yes', '--ignore-scripts', `--package=${tool}`, 'electronegativity', ...options]);
    if (!existsSync(report)) return null;
    const found = readFindings(readFileSync(report, 'utf8'));
    const seen = ['NODE_INTEGRATION_JS_CHECK', 'OPEN_EXTERNAL_JS_CHECK'].every((check) =>
      found.some((each) => each.check === check && each.file === decoyFile),
    );
    if (!seen) throw new Error('electronegativity did not find what was planted: its report is worth nothing');
    return distinct(found.filter(({ file }) => file !== decoyFile));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function distinct(findings: readonly Finding[]): readonly Finding[] {
  return [...new Map(findings.map((finding) => [`${finding.check} ${finding.file}`, finding])).values()];
}
