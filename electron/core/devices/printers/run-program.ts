import { spawn } from 'node:child_process';

export type ProgramResult =
  | { readonly kind: 'ended'; readonly code: number | null; readonly output: string; readonly errors: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'timeout' };

/** Runs a system program without a shell, its messages in English; kills it when the time is over. */
export function runProgram(
  program: string,
  args: readonly string[],
  { timeoutMs, input }: { readonly timeoutMs: number; readonly input?: Uint8Array },
): Promise<ProgramResult> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { env: { ...process.env, LC_ALL: 'C.UTF-8', LANGUAGE: 'C' }, stdio: 'pipe' });
    let output = '';
    let errors = '';
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      resolve({ kind: 'timeout' });
    }, timeoutMs);
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
    // A program that ends early closes its input; what it says on leaving is the answer.
    child.stdin.on('error', () => {});
    child.on('error', () => {
      clearTimeout(timer);
      resolve({ kind: 'missing' });
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ kind: 'ended', code, output, errors });
    });
    child.stdin.end(input);
  });
}
