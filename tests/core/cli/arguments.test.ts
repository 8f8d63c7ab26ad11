import { describe, expect, test } from 'vitest';
import { parseCommand } from '#core/cli/arguments.ts';

const parse = (line: string) => parseCommand(line.split(' '));

describe('hall', () => {
  test('reads options before and after the command', () => {
    const call = {
      name: 'call',
      store: 'D',
      operation: 'cases.worklist',
      json: '{}',
      as: 'R1',
      approveAs: null,
      counter: '03',
      request: null,
      clock: null,
      secrets: null,
    };
    expect(parse('--store D --as R1 call cases.worklist --counter 03')).toEqual({ ok: true, value: call });
    expect(parse('call cases.worklist {} --counter 03 --store D --as R1')).toEqual({ ok: true, value: call });
  });

  test.each([
    ['operations', { name: 'operations' }],
    ['law marriage @facts.json', { name: 'law', ruleset: 'marriage', json: '@facts.json', calendar: null }],
    ['law cooling-off {} --calendar 2027.json', { name: 'law', ruleset: 'cooling-off', json: '{}', calendar: '2027.json' }],
    [
      '--store D init hall.json --training --clock 2026-06-01T10:00:00+08:00',
      { name: 'init', store: 'D', config: 'hall.json', training: true, clock: '2026-06-01T10:00:00+08:00', secrets: null },
    ],
    ['--store D --secrets F verify', { name: 'verify', store: 'D', secrets: 'F', clock: null, archives: false }],
    ['--store D verify --archives', { name: 'verify', store: 'D', secrets: null, clock: null, archives: true }],
    ['--store D rebuild', { name: 'rebuild', store: 'D', secrets: null, clock: null }],
  ])('%s', (line, command) => {
    expect(parse(line)).toEqual({ ok: true, value: command });
  });

  test.each([
    ['sell --store D', 'call.unknownOperation'],
    ['verify', 'call.invalid'],
    ['--store D call', 'call.invalid'],
    ['--store D call a b c', 'call.invalid'],
    ['--store D verify --training', 'call.invalid'],
    ['--store D rebuild --archives', 'call.invalid'],
    ['--store D verify --clock 2026-06-01T02:00:00Z', 'call.invalid'],
    ['--store D operations', 'call.invalid'],
    ['--store D --password x verify', 'call.invalid'],
    ['--store D --clock today health', 'call.invalid'],
    ['--store D --request 7 call cases.worklist', 'call.invalid'],
  ])('%s is refused: %s', (line, code) => {
    expect(parse(line)).toMatchObject({ ok: false, error: { code } });
  });
});
