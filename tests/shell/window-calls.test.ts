import { describe, expect, it } from 'vitest';
import type { CoreAnswer } from '../../electron/main/core-host.ts';
import { answerWindowCall } from '../../electron/main/window-calls.ts';
import { createWindowRegister } from '../../electron/main/window-register.ts';

const call = { operation: 'staff.session', input: {}, requestId: '01980000-0000-7000-8000-000000000001', approval: null };

function setUp(answer: CoreAnswer) {
  const asked: unknown[][] = [];
  const windows = createWindowRegister();
  windows.add(1, 'counter');
  windows.add(2, 'supervisor');
  const core = {
    call: (...args: unknown[]) => {
      asked.push(args);
      return Promise.resolve(answer);
    },
  };
  const ended: unknown[][] = [];
  const sessions = { end: (...args: unknown[]) => void ended.push(args) };
  return {
    asked,
    ended,
    core,
    windows,
    sessions,
    ask: (id: number, raw: unknown) => answerWindowCall({ core, windows, sessions }, id, raw),
  };
}

describe('a call of a window', () => {
  it('goes to the core as the station and session main knows', async () => {
    const { asked, windows, ask } = setUp({ answer: 'x' });
    windows.setSession(2, 'token');
    expect(await ask(2, call)).toBe('x');
    expect(asked).toEqual([['supervisor', 'token', call]]);
  });

  it('cannot claim a station or a session', async () => {
    const { asked, ask } = setUp({ answer: 'x' });
    await ask(1, { ...call, station: 'supervisor', session: 'stolen' });
    expect(asked).toEqual([['counter', null, call]]);
  });

  it('of a second screen goes as station applicant with the session its counter has at that moment', async () => {
    const { asked, windows, ask } = setUp({ answer: 'x' });
    windows.addApplicant(3, 1);
    await ask(3, call);
    windows.setSession(1, 'token');
    await ask(3, call);
    windows.setSession(1, null);
    await ask(3, call);
    windows.remove(1);
    await ask(3, call);
    expect(asked.map(([station, session]) => [station, session])).toEqual([
      ['applicant', null],
      ['applicant', 'token'],
      ['applicant', null],
      ['applicant', null],
    ]);
  });

  it('of a second screen begins and ends no session', async () => {
    const { windows, ask } = setUp({ answer: 'x', session: 'another' });
    windows.addApplicant(3, 1);
    windows.setSession(1, 'token');
    await ask(3, call);
    expect([windows.find(1)?.session, windows.find(3)?.session]).toEqual(['token', 'token']);
  });

  it('that does not follow the contract is answered without the core', async () => {
    const { asked, ask } = setUp({ answer: 'x' });
    const answers = await Promise.all(
      [null, 'text', { ...call, requestId: 'x' }, { ...call, operation: 'x'.repeat(61) }].map((raw) => ask(1, raw)),
    );
    for (const answer of answers) expect(answer).toMatchObject({ ok: false, error: { code: 'call.invalid' } });
    expect(asked).toEqual([]);
  });

  it('of an unknown window is a bug', async () => {
    await expect(setUp({ answer: 'x' }).ask(9, call)).rejects.toThrow(/register/);
  });
});

describe('the session of a window', () => {
  it('begins and ends as the core says, for that window alone', async () => {
    const { windows, sessions, ask } = setUp({ answer: 'x', session: 'token' });
    await ask(1, call);
    expect(windows.find(1)?.session).toBe('token');
    expect(windows.find(2)?.session).toBeNull();
    const ending = answerWindowCall({ core: { call: () => Promise.resolve({ answer: 'x', session: null }) }, windows, sessions }, 1, call);
    await ending;
    expect(windows.find(1)?.session).toBeNull();
  });

  it('stays when the core does not mention it', async () => {
    const { windows, ask } = setUp({ answer: 'x' });
    windows.setSession(1, 'token');
    await ask(1, call);
    expect(windows.find(1)?.session).toBe('token');
  });

  it('that comes when its window is closed already is ended', async () => {
    const { windows, ended, ask } = setUp({ answer: 'x', session: 'token' });
    const asking = ask(1, call);
    windows.remove(1);
    await asking;
    expect(ended).toEqual([['counter', 'token']]);
    expect(windows.find(1)).toBeNull();
  });

  it('is forgotten with its window', () => {
    const { windows } = setUp({ answer: 'x' });
    windows.remove(1);
    expect(windows.find(1)).toBeNull();
    expect(windows.findWindow('counter')).toBeNull();
    expect(windows.findWindow('supervisor')).toBe(2);
  });
});
