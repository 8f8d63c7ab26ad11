import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import type { Ask } from './secrets.ts';

/** Asks whoever sits at the terminal; what they type is not shown. null when standard input is none. */
export function createAsk(input: NodeJS.ReadStream, output: NodeJS.WriteStream): Ask {
  if (!input.isTTY) return null;
  return async (question) => {
    const nowhere = new Writable({ write: (_chunk, _encoding, written) => written() });
    const lines = createInterface({ input, output: nowhere, terminal: true });
    output.write(question);
    try {
      return await lines.question('');
    } finally {
      lines.close();
      output.write('\n');
    }
  };
}
