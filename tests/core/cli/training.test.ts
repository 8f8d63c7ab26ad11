import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createId } from '#core/crypto/index.ts';
import { openConnection } from '#core/store/connection.ts';
import { readKeyFile, unlockKeyFile } from '#core/store/key-file.ts';
import { subkey } from '#core/store/keys.ts';
import { layoutOf } from '#core/store/layout.ts';
import { operationNames } from '#shared/contract/index.ts';
import type { Finding } from '#shared/model/index.ts';
import * as law from '../../law/couple.ts';
import { year2027 } from '../../law/year-2027.ts';
import { openDoor, repository, trainingHall, type Door, type Ran } from './harness.ts';

let door: Door;
let made: Ran;
beforeAll(async () => {
  door = openDoor();
  made = await door.run(['--store', door.store, 'init', trainingHall, '--training', '--clock', '2026-06-01T02:00:00Z']);
});
afterAll(() => door.close());

let minute = 1;
/** A minute later than the last. */
function call(words: readonly string[], terminal?: Parameters<Door['run']>[1]) {
  const clock = `2026-06-01T02:${String(minute++).padStart(2, '0')}:00Z`;
  return door.run(['--store', door.store, '--clock', clock, 'call', ...words], terminal);
}

describe('a training store', () => {
  test('is made from a file and asks for no secret', () => {
    expect(made).toMatchObject({ status: 0, answer: { store: 'open', training: true, officeName: '清江县民政局婚姻登记处' }, error: '' });
  });

  test('lets a member of staff act without a password, at the first counter or another', async () => {
    const first = await call(['cases.open', '{"business":"marriage"}', '--as', 'R1']);
    expect(first).toMatchObject({ status: 0, answer: { number: '01-0601-001', registrarName: '李敏', openedOn: '2026-06-01' } });
    const third = await call(['cases.open', '{"business":"marriage"}', '--as', 'R1', '--counter', '03']);
    expect(third).toMatchObject({ answer: { number: '03-0601-001' } });
  });

  test('takes JSON inline, from a file and from standard input, and none for none', async () => {
    const file = join(door.folder, 'input.json');
    writeFileSync(file, '\uFEFF{"state":"stock","limit":1}');
    const inline = await call(['blanks.list', '{"state":"stock","limit":1}', '--as', 'S1']);
    expect(inline).toMatchObject({ status: 0, answer: [{ state: 'stock' }] });
    expect((await call(['blanks.list', `@${file}`, '--as', 'S1'])).answer).toEqual(inline.answer);
    expect((await call(['blanks.list', '-', '--as', 'S1'], { input: '{"state":"stock","limit":1}' })).answer).toEqual(inline.answer);
    expect((await call(['staff.list', '--as', 'S1'])).answer).toHaveLength(3);
  });

  test('lets a second person approve by name, never the same one', async () => {
    const words = ['blanks.void', '{"blank":"3299000009","reason":"封皮破损"}', '--as', 'S1'];
    expect(await call(words)).toMatchObject({ status: 2, error: expect.stringMatching(/^approval\.required: /) });
    expect(await call([...words, '--approve-as', 'S1'])).toMatchObject({
      status: 2,
      error: expect.stringMatching(/^approval\.samePerson: /),
    });
    expect(await call([...words, '--approve-as', 'A1'])).toMatchObject({ status: 0, answer: { state: 'voided', witnessedBy: '赵强' } });
  });

  test('takes nobody on with one person alone', async () => {
    const words = ['staff.add', '{"code":"R7","name":"吴桐","roles":["registrar"],"password":"wutong-2026"}', '--as', 'S1'];
    expect(await call(words)).toMatchObject({ status: 2, error: expect.stringMatching(/^approval\.required: /) });
    expect(await call([...words, '--approve-as', 'S1'])).toMatchObject({ error: expect.stringMatching(/^approval\.samePerson: /) });
    const added = await call([...words, '--approve-as', 'R1']);
    expect(added).toMatchObject({ status: 0, answer: { code: 'R7' } });
    const { id: staffId, code: _code, ...member } = added.answer as Record<string, unknown>;
    const promoted = ['staff.update', JSON.stringify({ ...member, staffId, roles: ['approver'] }), '--as', 'S1'];
    expect(await call([...promoted, '--approve-as', 'R7'])).toMatchObject({ error: expect.stringMatching(/^approval\.samePerson: /) });
    expect(await call([...promoted, '--approve-as', 'A1'])).toMatchObject({ status: 0, answer: { roles: ['approver'] } });
  });

  test('authorises like any window', async () => {
    expect(await call(['staff.list', '--as', 'R1'])).toMatchObject({
      status: 2,
      error: expect.stringMatching(/^session\.notAllowed: .*主管/),
    });
    expect(await call(['staff.list'])).toMatchObject({ status: 2, error: expect.stringMatching(/^session\.required: /) });
    expect(await call(['staff.list', '--as', 'X9'])).toMatchObject({ status: 2, error: expect.stringMatching(/^staff\.unknown: /) });
    expect(await call(['office.get', '{}'])).toMatchObject({ status: 0, answer: { today: '2026-06-01' } });
  });

  test('answers a repeated request from the first', async () => {
    const words = ['cases.open', '{"business":"marriage"}', '--as', 'R1', '--counter', '02', '--request', createId()];
    const first = await call(words);
    expect((await call(words)).answer).toEqual(first.answer);
    expect((await call(['cases.worklist', '--as', 'R1'])).answer).toEqual(
      expect.arrayContaining([expect.objectContaining({ number: '02-0601-001' })]),
    );
  });

  test('is verified, rebuilt and healthy', async () => {
    const before = await door.run(['--store', door.store, 'verify']);
    expect(before).toMatchObject({ status: 0, answer: { problem: null }, error: '' });
    const { journalRows } = before.answer as { journalRows: number };
    expect(await door.run(['--store', door.store, 'rebuild'])).toMatchObject({ status: 0, answer: { journalRows } });
    expect(await door.run(['--store', door.store, 'health'])).toMatchObject({
      status: 0,
      answer: { store: 'open', training: true, journalRows },
    });
  });

  test('with a journal this program cannot read is not rebuilt, and says so', async () => {
    const broken = openDoor();
    await broken.run(['--store', broken.store, 'init', trainingHall, '--training']);
    const key = await unlockKeyFile(broken.store, {});
    const keyFile = readKeyFile(broken.store);
    if (!key.ok || !keyFile.ok) throw new Error('no key');
    const database = openConnection(layoutOf(broken.store).database, subkey(key.value, keyFile.value, 'database'));
    database.exec(`DROP TRIGGER journal_never_updated; UPDATE journal SET type = 'future.act' WHERE seq = 2`);
    database.close();
    const refused = { status: 2, answer: undefined, error: expect.stringMatching(/^store\.damaged: .*journal S01\/2/) };
    expect(await broken.run(['--store', broken.store, 'rebuild'])).toMatchObject(refused);
    broken.close();
  });

  test('is not made over', async () => {
    const again = await door.run(['--store', door.store, 'init', trainingHall, '--training']);
    expect(again).toMatchObject({ status: 2, answer: undefined, error: expect.stringMatching(/^store\.exists: /) });
  });
});

describe('what is written wrong', () => {
  test.each([
    [['no.such'], 'call.unknownOperation'],
    [['constructor'], 'call.unknownOperation'],
    [['cases.open', '{"business":', '--as', 'R1'], 'call.invalid'],
    [['cases.open', '{"business":"adoption"}', '--as', 'R1'], 'call.invalid'],
    [['cases.open', '@/no/such/file', '--as', 'R1'], 'call.invalid'],
    [['cases.open', '{"business":"marriage"}', '--as', 'R1', '--counter', '77'], 'call.invalid'],
  ])('%j: %s, in Chinese, with exit status 2 and nothing on standard output', async (words, code) => {
    const ran = await call(words);
    expect(ran).toMatchObject({ status: 2, answer: undefined });
    expect(ran.error).toMatch(new RegExp(`^${code.replace('.', '\\.')}: .*\\p{Script=Han}.*\\n$`, 'u'));
  });

  test('a command that is none is answered with how to write it', async () => {
    expect((await door.run(['sell'])).error).toMatch(/^用法：[\s\S]*call\.unknownOperation: /);
  });

  test('a store that is none is absent', async () => {
    const ran = await door.run(['--store', join(door.folder, 'nothing'), '--as', 'R1', 'call', 'cases.worklist']);
    expect(ran).toMatchObject({ status: 2, error: expect.stringMatching(/^store\.absent: /) });
  });
});

describe('a folder that can hold no store is named, not called a bug:', () => {
  const refused = { status: 2, answer: undefined, error: expect.stringMatching(/^store\.notAStore: .*a-file/) };

  test.each([
    [['init', trainingHall, '--training']],
    [['health']],
    [['verify']],
    [['rebuild']],
    [['call', 'office.get']],
    [['call', 'cases.worklist', '--as', 'R1']],
  ])('%j in place of a file', async (words) => {
    const file = join(door.folder, 'a-file');
    writeFileSync(file, 'somebody’s');
    expect(await door.run(['--store', file, ...words])).toMatchObject(refused);
    expect(readFileSync(file, 'utf8')).toBe('somebody’s');
  });

  test('init below a file', async () => {
    writeFileSync(join(door.folder, 'a-file'), '');
    expect(await door.run(['--store', join(door.folder, 'a-file', 'store'), 'init', trainingHall, '--training'])).toMatchObject(refused);
  });

  test.each([0o000, 0o555])('one of mode %o, to somebody else than its owner or root', async (mode) => {
    const folder = mkdtempSync(join(tmpdir(), 'tongxin-not-ours-'));
    chmodSync(folder, mode);
    // Root may everything; then it is `nobody` who asks.
    const somebody = process.getuid?.() === 0 ? { uid: 65_534 } : {};
    const ran = await program(['--store', folder, 'init', trainingHall, '--training'], somebody);
    rmSync(folder, { recursive: true });
    expect(ran).toMatchObject({ status: 2, output: '', error: expect.stringMatching(/^store\.notAStore: .*tongxin-not-ours-/) });
  });
});

describe('what needs no store', () => {
  test.each([[[]], [['--as', 'R1']], [['--as', 'R1', '--approve-as', 'A1']]])('is answered with %j', async (who) => {
    expect(await call(['hall.health', ...who])).toMatchObject({ status: 0, answer: { store: 'locked' }, error: '' });
    const nowhere = ['--store', join(door.folder, 'nothing'), 'call', 'hall.health', ...who];
    expect(await door.run(nowhere)).toMatchObject({ status: 0, answer: { store: 'absent' }, error: '' });
    expect(await call(['setup.unlock', ...who])).toMatchObject({ status: 0, answer: { store: 'open' }, error: '' });
  });
});

test('the operations are described as JSON Schema', async () => {
  const { answer } = await door.run(['operations']);
  const { operations } = answer as { operations: Record<string, { input: object; output: object; roles: unknown; stations: unknown }> };
  expect(Object.keys(operations)).toEqual(operationNames);
  expect(operations['numbers.addBlock']).toMatchObject({
    input: { type: 'object', required: ['prefix', 'regionCode', 'year', 'first', 'last'] },
    roles: ['supervisor'],
    stations: ['counter', 'supervisor'],
    writes: true,
    approvedBy: ['supervisor', 'approver', 'administrator', 'registrar'],
    errors: ['numbers.overlap', 'numbers.invalidRange'],
  });
  // A field with a default may be left out on the way in and is always there on the way out.
  expect(operations['staff.add']?.input).not.toMatchObject({ required: expect.arrayContaining(['idNumber']) });
  expect(operations['staff.add']?.output).toMatchObject({ required: expect.arrayContaining(['idNumber']) });
});

describe('the law', () => {
  const { today: on } = law;
  const facts = law.goodFacts('precheck', { couple: { man: law.person('male', '2004-11-23'), woman: law.woman() } });

  test('is asked without a store', async () => {
    const { status, answer } = await door.run(['law', 'marriage', JSON.stringify({ on, facts })]);
    expect(status).toBe(0);
    const refusals = (answer as { findings: Finding[] }).findings.filter(({ outcome }) => outcome === 'refuse');
    expect(refusals).toMatchObject([{ rule: 'M-31', party: 'man', article: 'civilCode.1047' }]);
  });

  test.each([
    ['feudal', { on, facts }],
    ['marriage', { on: '2026-02-30', facts }],
    ['marriage', { on, facts: {} }],
  ])('%s %j is refused', async (ruleset, question) => {
    expect(await door.run(['law', ruleset, JSON.stringify(question)])).toMatchObject({
      status: 2,
      error: expect.stringMatching(/^call\.invalid: /),
    });
  });

  test('tells the dates of an application for divorce, of one or of many', async () => {
    const ask = async (question: unknown) => (await door.run(['law', 'cooling-off', JSON.stringify(question)])).answer;
    const spring = {
      accepted: '2026-01-16',
      withdrawUntil: '2026-02-24',
      issueFrom: '2026-02-25',
      issueUntil: '2026-03-26',
      lapsesOn: '2026-03-27',
      provisional: false,
      provisionalDates: [],
      rolled: [{ from: '2026-02-15', to: '2026-02-24', why: '春节' }],
    };
    expect(await ask({ accepted: '2026-01-16', restPolicy: 'WIDE' })).toEqual(spring);
    expect(await ask([{ accepted: '2026-01-16' }, { accepted: '2026-11-20', restPolicy: 'HOLIDAY_ONLY' }])).toMatchObject([
      spring,
      { withdrawUntil: '2026-12-20', issueUntil: '2027-01-19', provisional: true, provisionalDates: ['issueUntil', 'lapsesOn'] },
    ]);
  });

  test('counts by a calendar file that the program does not have yet', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'calendar-')), '2027.json');
    const ask = (content: unknown) => {
      writeFileSync(file, JSON.stringify(content));
      return door.run(['law', 'cooling-off', '{"accepted":"2026-12-07"}', '--calendar', file]);
    };
    expect((await ask(year2027)).answer).toMatchObject({ withdrawUntil: '2027-01-06', issueUntil: '2027-02-14', provisional: false });
    const closed = { region: '32', year: 2027, papers: year2027.papers, off: [{ date: '2027-01-06', name: '地方节日' }], work: [] };
    expect((await ask([year2027, closed])).answer).toMatchObject({ withdrawUntil: '2027-01-07', provisional: false });
    expect(await ask([{ ...year2027, off: 'none' }])).toMatchObject({ status: 2, error: expect.stringMatching(/^call\.invalid: .*off/) });
    expect(await door.run(['law', 'cooling-off', '{"accepted":"2026-12-07"}', '--calendar', `${file}.none`])).toMatchObject({ status: 2 });
  });

  test.each([[{ accepted: '2026-02-30' }], [[{ accepted: '2026-01-16' }, { accepted: '2020-12-31' }]], [{ restPolicy: 'WIDE' }]])(
    'names what it cannot read of a question of dates: %j',
    async (question) => {
      expect(await door.run(['law', 'cooling-off', JSON.stringify(question)])).toMatchObject({
        status: 2,
        error: expect.stringMatching(/^call\.invalid: .*accepted/),
      });
    },
  );
});

test('as a program: JSON on standard output, the error on standard error, the status', async () => {
  const health = await program(['--store', door.store, 'health']);
  expect(health).toMatchObject({ status: 0, error: '' });
  expect(JSON.parse(health.output)).toMatchObject({ store: 'open' });
  const refused = await program(['--store', door.store, 'call', 'staff.list']);
  expect(refused).toMatchObject({ status: 2, output: '', error: expect.stringMatching(/^session\.required: /) });
});

/** The door as a process of its own, as another user if asked. */
function program(words: string[], as: { readonly uid?: number } = {}) {
  return new Promise<{ status: number; output: string; error: string }>((resolve) => {
    execFile(process.execPath, [join(repository, 'electron/core/cli/main.ts'), ...words], { ...as }, (failed, output, error) =>
      resolve({ status: typeof failed?.code === 'number' ? failed.code : 0, output, error }),
    );
  });
}
