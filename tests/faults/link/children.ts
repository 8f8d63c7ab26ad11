import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A process that is killed now and then and started again, until it may end. */
export interface Mortal {
  /** Settles when it has said `open`. */
  ready(): Promise<void>;
  /** kill -9, and started again `after` ms; false while it is not there. */
  kill(after: number): boolean;
  /** Lets it end by itself; rejects when it does not end well. */
  end(): Promise<void>;
  /** Whatever happens. */
  destroy(): void;
}

/**
 * @param args what it is started with; behind them the number of its life, from 0.
 * @param onLine hears every line it says, in all its lives.
 */
export function startMortal(script: string, args: readonly string[], onLine: (line: string) => void): Mortal {
  let child: ChildProcess;
  let isOpen: Promise<void>;
  let over = false;
  let ended: Promise<void> = Promise.resolve();
  let failed: Error | null = null;
  let lives = 0;

  const start = (): void => {
    const started = spawn(process.execPath, [join(import.meta.dirname, script), ...args, String(lives++)], {
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    let complaint = '';
    started.stderr.on('data', (text: Buffer) => (complaint += text.toString()));
    // A life that ends while somebody writes to it is what this is about.
    started.stdin.on('error', () => undefined);
    isOpen = new Promise((resolve) => {
      createInterface({ input: started.stdout }).on('line', (line) => {
        if (line === 'open') resolve();
        else onLine(line);
      });
    });
    ended = new Promise((resolve) => {
      started.on('close', (code, signal) => {
        if (signal !== 'SIGKILL' && code !== 0) failed = new Error(`${script} ended with ${code ?? signal}: ${complaint}`);
        resolve();
      });
    });
    child = started;
  };
  start();
  return {
    ready: () => Promise.race([isOpen, ended.then(() => failed && Promise.reject(failed))]) as Promise<void>,
    kill(after) {
      if (over || child.exitCode !== null || child.killed) return false;
      child.kill('SIGKILL');
      void ended.then(() => setTimeout(() => over || start(), after));
      return true;
    },
    async end() {
      over = true;
      child.stdin!.end();
      await ended;
      if (failed) throw failed;
    },
    destroy() {
      over = true;
      child.kill('SIGKILL');
    },
  };
}
