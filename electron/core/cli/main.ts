import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLog, silentLog } from '../log.ts';
import { createAsk } from './ask-terminal.ts';
import { hall } from './hall.ts';

// `hall … | head` closes the pipe early: no fault of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

/** Entry of `npm run -s hall -- WORDS…`. */
process.exitCode = await hall(process.argv.slice(2), {
  resourcesDirectory: join(import.meta.dirname, '../../../resources'),
  log: { ...silentLog, bug: (...bug) => createLog().bug(...bug) },
  terminal: {
    print: (text) => void process.stdout.write(text),
    printError: (text) => void process.stderr.write(text),
    readInput: () => readFileSync(0, 'utf8'),
    ask: createAsk(process.stdin, process.stderr),
  },
});
