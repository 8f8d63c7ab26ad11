import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What only tests and demos call, beside the libraries a window needs. */
const testCommands = ['xvfb-run', 'xauth', 'pdftotext', 'socat', 'lp', 'sqlite3'];

/**
 * Makes sure that what Electron links against, and for tests the programs they call, is there. On Debian as root the
 * packages are installed, and it says so; else the command is printed. False: it cannot go on.
 */
export function ensureSystemLibraries(electron: string, purpose: 'window' | 'tests'): boolean {
  if (process.platform !== 'linux') return true;
  const missing = [...missingLibraries(electron), ...(purpose === 'tests' ? missingCommands(testCommands) : [])];
  if (missing.length === 0) return true;

  process.stderr.write(`This machine lacks: ${missing.join(', ')}\n`);
  const packages = debianPackages(purpose);
  const install = ['apt-get', 'install', '-y', '--no-install-recommends', ...packages];
  if (!existsSync('/etc/debian_version')) {
    process.stderr.write('Install them with the package manager of this system, then start again.\n');
    return false;
  }
  if (process.getuid?.() !== 0) {
    process.stderr.write(`Install them, then start again:\n  sudo apt-get update && sudo ${install.join(' ')}\n`);
    return false;
  }
  process.stderr.write(`Installing as root: ${install.join(' ')}\n`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const done = [['apt-get', 'update'], install].every(
    ([command = '', ...args]) => spawnSync(command, args, { stdio: ['ignore', 2, 2], env }).status === 0,
  );
  if (!done) process.stderr.write('apt-get did not succeed; its words are above.\n');
  return done;
}

export function debianPackages(purpose: 'window' | 'tests'): readonly string[] {
  const listed = (name: string) =>
    readFileSync(join(import.meta.dirname, 'debian-packages', `${name}.txt`), 'utf8')
      .split(/\s+/)
      .filter(Boolean);
  return purpose === 'window' ? listed('window') : [...listed('window'), ...listed('tests')];
}

function missingLibraries(electron: string): readonly string[] {
  const { stdout } = spawnSync('ldd', [electron], { encoding: 'utf8' });
  return parseMissing(stdout);
}

/** The libraries `ldd` did not find. */
export function parseMissing(ldd: string): readonly string[] {
  return [...ldd.matchAll(/^\s*(\S+) => not found$/gm)].map((match) => match[1] ?? '');
}

function missingCommands(commands: readonly string[]): readonly string[] {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return commands.filter((command) => !folders.some((folder) => existsSync(join(folder, command))));
}
