import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';

/** The repository; every tool runs from here. */
export const repository = join(import.meta.dirname, '../..');

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs a program, node_modules/.bin first in its path, with our terminal; answers its exit code. */
export function run(command: string, args: readonly string[], { env = {} }: RunOptions = {}): Promise<number> {
  const path = `${join(repository, 'node_modules/.bin')}${delimiter}${process.env['PATH'] ?? ''}`;
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: repository,
      env: { ...process.env, PATH: path, ...env },
      stdio: 'inherit',
      // npm's programs are .cmd files there.
      shell: process.platform === 'win32',
    });
    child.on('error', (error) => {
      process.stderr.write(`${command} did not start: ${error.message}\n`);
      resolve(1);
    });
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/** Runs one of our own TypeScript files on this Node. */
export function runScript(file: string, args: readonly string[] = [], options: RunOptions = {}): Promise<number> {
  return run(process.execPath, [file, ...args], options);
}

/** Runs one of package.json's scripts. */
export function runNpmScript(name: string): Promise<number> {
  return run('npm', ['run', '--silent', name]);
}
