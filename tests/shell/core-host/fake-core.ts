/**
 * Speaks the pipe as the core does, and does on request what a core does at its worst. What it was started with and
 * asked for is told in its answers.
 */
import { appendFileSync } from 'node:fs';
import type { FromCore, ToCore } from '#shared/contract/index.ts';

let start: Extract<ToCore, { type: 'start' }> | undefined;

function send(message: FromCore, after?: () => void): void {
  process.send!(message, () => after?.());
}

const die = (): void => void process.kill(process.pid, 'SIGKILL');

process.on('message', (message: ToCore) => {
  if (message.type === 'start') {
    start = message;
    appendFileSync(`${message.storeDirectory}/starts`, 'x');
    if (message.options.readerPath === 'dies at start') die();
    else send({ type: 'ready' });
  } else if (message.type === 'stop') {
    if (start?.options.readerPath !== 'does not stop') process.exit(0);
  } else {
    act(message);
  }
});
process.on('disconnect', () => process.exit(0));

function act({ id, station, session, call }: Extract<ToCore, { type: 'call' }>): void {
  const note = `${start?.storeDirectory}/requests`;
  switch (call.operation) {
    case 'report':
      return send({
        type: 'answer',
        id,
        answer: { start, station, session, pid: process.pid, versions: process.versions.node, env: process.env, argv: process.argv },
      });
    case 'open':
      send({ type: 'keepKey', dataKey: new Uint8Array(32).fill(7) });
      send({ type: 'keepSession', token: 'ended', kept: { staffId: 'b' } });
      send({ type: 'keepSession', token: 'ended', kept: null });
      send({ type: 'keepSession', token: 'token', kept: { staffId: 'a', locked: false } });
      return send({ type: 'answer', id, answer: 'opened', session: 'token' });
    case 'event':
      send({ type: 'event', event: { event: 'office.changed' } });
      return send({ type: 'answer', id, answer: 'told' });
    case 'die once':
      appendFileSync(note, `${call.requestId}\n`);
      if (start?.sessions.length === 0) {
        return send({ type: 'keepSession', token: 'written before dying', kept: {} }, die);
      }
      return send({ type: 'answer', id, answer: 'done' });
    case 'die always':
      appendFileSync(note, `${call.requestId}\n`);
      return die();
    case 'staff.signOut':
      appendFileSync(note, `${session}\n`);
      if (session === 'is never answered') return;
      return send({ type: 'answer', id, answer: 'signed out', session: null });
    case 'never':
      return;
    default:
      throw new Error(`unknown to the fake core: ${call.operation}`);
  }
}
