import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { people, permanentResidents, permitHolders } from '../people.ts';
import { permanentResidentCard, residencePermit, residentCard, startReaderEmulator, type Behaviour } from './index.ts';
import type { EmulatedCard } from './card-blocks.ts';

/**
 * The reader as a program of its own, steered by JSON lines on stdin:
 *
 *     {"place":"wangWei"}  {"place":"hongKong"}  {"place":"other"}  {"remove":true}  {"unplug":true}  {"replug":true}
 *     {"behave":{"only":["read"],"times":1,"damaged":true}}  {"stop":true}
 *
 * It says `{"ready":PATH}` once the port is there, `{"seen":COMMAND}` for each command but the polling, and
 * `{"done":LINE}` after each line.
 */
interface Order {
  readonly place?: string;
  readonly remove?: true;
  readonly unplug?: true;
  readonly replug?: true;
  readonly behave?: Behaviour;
  readonly stop?: true;
}

/** Every card that can be laid down, by its holder's name in `people.ts`. */
const cards = new Map<string, EmulatedCard>([
  ...Object.entries(people).map(([name, person]) => [name, residentCard(person)] as const),
  ...Object.entries(permitHolders).map(([name, person]) => [name, residencePermit(person)] as const),
  ...Object.entries(permanentResidents).map(([name, person]) => [name, permanentResidentCard(person)] as const),
  ['other', { kind: 'other' }] as const,
]);

const { values } = parseArgs({ options: { path: { type: 'string' }, 'read-ms': { type: 'string', default: '800' } } });
const reader = await startReaderEmulator({
  ...(values.path === undefined ? {} : { path: values.path }),
  readMs: Number(values['read-ms']),
});
reader.onCommand((command) => {
  if (command !== 'status' && command !== 'find') say({ seen: command });
});
say({ ready: reader.path });

for await (const line of createInterface({ input: process.stdin })) {
  const order = JSON.parse(line) as Order;
  if (order.place) reader.placeCard(getCard(order.place));
  if (order.remove) reader.removeCard();
  if (order.unplug) await reader.unplug();
  if (order.replug) await reader.replug();
  if (order.behave) reader.behave(order.behave);
  say({ done: order });
  if (order.stop) break;
}
await reader.stop();
process.exit(0);

function getCard(name: string): EmulatedCard {
  const card = cards.get(name);
  if (!card) throw new Error(`nobody here is called ${name}`);
  return card;
}

function say(message: object): void {
  process.stdout.write(JSON.stringify(message) + '\n');
}
