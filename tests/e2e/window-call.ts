import { v7 as uuidv7 } from 'uuid';
import type { Answer, Input, OperationName } from '#shared/contract/index.ts';
import type { Hall } from './launch.ts';

/** What the core answers this window, past everything the page remembers. */
export async function askCore<K extends OperationName>(hall: Pick<Hall, 'window'>, operation: K, input: Input<K>): Promise<Answer<K>> {
  const call = { operation, input, requestId: uuidv7(), approval: null };
  return (await hall.window.evaluate((asked) => window.hall.call(asked), call)) as Answer<K>;
}
