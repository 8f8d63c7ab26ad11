import { Writable } from 'node:stream';
import { format, inspect } from 'node:util';
import { serialize } from 'node:v8';
import { MessageChannel } from 'node:worker_threads';
import pino from 'pino';
import { expect, test } from 'vitest';
import { redact, reveal, type Redacted } from '#shared/model/index.ts';

const name = '欧阳鹤鸣';
const hidden = redact({ name });
const nested = { card: hidden, list: [hidden], byName: new Map([['one', hidden]]) };

test.each([
  ['a template', () => `${hidden as never}`],
  ['a sum', () => (hidden as never) + ''],
  ['String', () => String(hidden)],
  ['JSON', () => JSON.stringify(nested)],
  ['inspect', () => inspect(nested, { showHidden: true, depth: null })],
  ['inspect without its own word', () => inspect(nested, { customInspect: false, showHidden: true, depth: null, getters: true })],
  ...(['%s', '%o', '%O', '%j', '%d'] as const).map((how) => [`format ${how}`, () => format(how, hidden)] as const),
  ['an error’s message', () => new Error(`no party ${hidden as never}`).stack!],
  ['its entries', () => JSON.stringify([Object.entries(hidden), Object.getOwnPropertyNames(hidden), { ...hidden }])],
] as const)('%s does not tell', (_, print) => expect(print()).not.toContain('欧阳'));

test('pino does not tell', () => {
  let written = '';
  const logger = pino(new Writable({ write: (chunk, _, done) => void ((written += String(chunk)), done()) }));
  logger.info({ nested, hidden }, 'a card %s %o', hidden, nested);
  logger.error(Object.assign(new Error('no card'), { hidden }));
  expect(written).toContain('<redacted>');
  expect(written).not.toContain('欧阳');
});

test('it does not go into another thread or process', () => {
  const { port1 } = new MessageChannel();
  for (const send of [() => structuredClone(nested), () => serialize(nested), () => port1.postMessage(hidden)])
    expect(send).toThrow(/could not be cloned/);
  port1.close();
});

test('only what was redacted is revealed, never a copy', () => {
  expect(reveal(hidden)).toEqual({ name });
  for (const copy of [{ ...hidden }, Object.create(hidden) as object, JSON.parse(JSON.stringify(nested.list))])
    expect(() => reveal(copy as Redacted<unknown>)).toThrow('no redacted value');
});
