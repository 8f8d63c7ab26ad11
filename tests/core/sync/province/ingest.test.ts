import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startProvince, type Province } from '../../../province/province.ts';
import { li, partyOf, registration, wang, zhao } from './acts.ts';
import { codeOf, enrolStation, folderFor, NOW, schemed, type Receipts, type Station } from './station.ts';

const folder = folderFor('ingest');
const clock = () => NOW;
let province: Province;
let station: Station;

beforeAll(async () => {
  province = await startProvince({ folder, clock });
  station = enrolStation(province);
});
afterAll(() => province.stop());

const digestOf = (bytes: Uint8Array) => createHash('sm3').update(bytes).digest('hex');
const maritalStatus = (person: { name: string; idNumber: string }) => ({ kind: 'maritalStatus', person: partyOf(person) });

test('acts are ingested once, in their order, and the registry knows them across offices', async () => {
  const marriage = registration('marriage', li, wang);
  const other = { ...registration('marriage', li, wang), type: 'case.noted', order: 2, caseId: marriage.caseId };
  const { acts } = await station.sendActs(marriage, other);
  expect(acts.map(({ result, code }) => [result, code])).toEqual([
    ['accepted', null],
    ['accepted', null],
  ]);
  const [again] = (await station.sendActs(marriage)).acts;
  expect(again).toEqual({ ...acts[0], result: 'duplicate' });
  expect(province.acts().map(({ id }) => id)).toEqual([marriage.id, other.id]);

  const neighbour = enrolStation(province, '329902', 'S01');
  const answer = await neighbour.ask(maritalStatus(wang));
  expect(answer).toMatchObject({ kind: 'maritalStatus', identity: 'agrees', inForce: [{ office: '329901', business: 'marriage' }] });
  expect(await neighbour.ask(maritalStatus({ ...wang, name: '王方' }))).toMatchObject({ identity: 'differs' });
  expect(await neighbour.ask(maritalStatus(zhao))).toMatchObject({ identity: 'unknown', inForce: [] });

  const conflict = registration('marriage', li, zhao, { office: '329902' });
  const [found] = (await neighbour.sendActs(conflict)).acts;
  const registrationNumber = marriage.content.registrationNumber as string;
  expect(found).toMatchObject({ result: 'conflict', code: 'act.marriedAlready' });
  expect(found?.conflictsWith).toEqual({ registrationNumber, office: '329901', registeredOn: '2026-05-20', about: 'man' });
  expect(province.registry().filter((entry) => entry.inForce)).toHaveLength(2);

  const [ended] = (await station.sendActs(registration('divorce', li, wang, { on: '2026-05-21' }))).acts;
  expect(ended).toMatchObject({ result: 'accepted', code: null });
  expect(await station.ask(maritalStatus(wang))).toMatchObject({ inForce: [] });
  expect(await station.ask(maritalStatus(li))).toMatchObject({ inForce: [{ office: '329902' }] });
  const [unknown] = (await station.sendActs(registration('divorce', li, wang, { on: '2026-05-22' }))).acts;
  expect(unknown).toMatchObject({ result: 'accepted', code: 'act.notMarried' });
});

test('an act is rejected by itself, and holds back only the later ones of its case', async () => {
  const [chen, lin] = [
    { name: '陈强', idNumber: '329901198501015678' },
    { name: '林静', idNumber: '329901198602026789' },
  ];
  const used = province.registry()[0]?.registrationNumber;
  const foreign = registration('marriage', chen, lin, { office: '329999' });
  const later = { ...registration('divorce', chen, lin, { caseId: foreign.caseId }), order: 2 };
  const taken = registration('marriage', chen, lin, { number: used });
  const incomplete = { ...registration('marriage', chen, lin), content: { business: 'marriage' } };
  const long = registration('marriage', chen, lin, { note: 'x'.repeat(33_000) });
  const good = registration('marriage', chen, lin);
  const { acts } = await station.sendActs(foreign, later, taken, incomplete, long, good);
  const codes = ['act.foreignOffice', 'act.earlierRejected', 'act.duplicateNumber', 'act.invalid', 'act.invalid', null];
  expect(acts.map(({ code }) => code)).toEqual(codes);
  expect(acts[0]).toMatchObject({ result: 'rejected', receipt: null, ingestedAt: null });

  expect((await station.sendActs(later)).acts[0]?.code, 'in a later envelope too').toBe('act.earlierRejected');
  const corrected = { ...foreign, content: { ...foreign.content, office: { regionCode: '329901', name: '示范' } } };
  const { acts: now } = await station.sendActs(corrected, later);
  expect(now.map(({ result }) => result)).toEqual(['conflict', 'accepted']);
  expect(now[0]?.conflictsWith).toMatchObject({ about: 'both' });
});

test('attachments come in parts before the act that names them', async () => {
  const bytes = randomBytes(3000);
  const head = { digest: digestOf(bytes), size: bytes.length };
  const part = { ...head, mime: 'image/jpeg', kind: 'photo' };
  const piece = (offset: number, length: number) => station.sendPart({ ...head, offset, length }, bytes.subarray(offset, offset + length));
  const partOf = async (response: Promise<Awaited<ReturnType<typeof piece>>>) =>
    schemed<Receipts>('Receipts', station.open(await response)).part;
  const act = registration(
    'marriage',
    { name: '孙', idNumber: '329901197001011111' },
    { name: '周', idNumber: '329901197101012222' },
    { parts: [part] },
  );
  expect((await station.sendActs(act)).acts[0]).toMatchObject({ result: 'rejected', code: 'act.part' });

  expect(codeOf(await piece(1000, 1000))).toBe('422 part.order');
  expect(await partOf(piece(0, 1000))).toEqual({ digest: head.digest, have: 1000, whole: false });
  expect(await partOf(piece(0, 900)), 'what is here already is not stored again').toMatchObject({ have: 1000 });
  expect(await partOf(piece(1000, 2000))).toMatchObject({ have: 3000, whole: true });
  expect(await partOf(piece(0, 1000))).toMatchObject({ have: 3000, whole: true });
  expect(province.attachment(station, head.digest)?.equals(bytes)).toBe(true);
  expect((await station.sendActs(act)).acts[0]).toMatchObject({ result: 'accepted' });

  const wrong = { digest: digestOf(Buffer.from('other')), size: 10, offset: 0, length: 10 };
  expect(codeOf(await station.sendPart(wrong, Buffer.alloc(10)))).toBe('422 part.digest');
  expect(codeOf(await station.sendPart({ ...wrong, length: 9 }, Buffer.alloc(10)))).toBe('422 content.invalid');
  expect(codeOf(await station.sendPart({ ...wrong, offset: 5 }, Buffer.alloc(10)))).toBe('422 content.invalid');
});

test('numbers are leased once, and the same question gets the same answer', async () => {
  const block = { kind: 'numberBlock', prefix: 'J', year: 2027, count: 50 };
  const id = randomUUID();
  const first = await station.ask({ id, ...block });
  expect(first).toMatchObject({ kind: 'numberBlock', regionCode: '329901', first: 1, last: 50 });
  expect(await station.ask({ id, ...block })).toEqual(first);
  const second = enrolStation(province, '329901', 'S02');
  expect(await second.ask({ id, ...block }), 'the question of another station').toMatchObject({ first: 51, last: 100 });
  expect(await second.ask({ ...block, prefix: 'L' })).toMatchObject({ first: 1 });
  expect(await enrolStation(province, '329907', 'S01').ask(block)).toMatchObject({ first: 1 });

  await station.sendActs(
    registration('marriage', { name: '甲', idNumber: 'A1' }, { name: '乙', idNumber: 'B1' }, { number: 'J329901-2028-000700' }),
  );
  expect(await station.ask({ ...block, year: 2028 }), 'behind what is used').toMatchObject({ first: 701, last: 750 });
  await station.sendActs(
    registration('marriage', { name: '丙', idNumber: 'C1' }, { name: '丁', idNumber: 'D1' }, { number: 'J329901-2029-999990' }),
  );
  expect(await station.ask({ ...block, year: 2029 })).toMatchObject({ kind: 'refused', code: 'question.exhausted' });
});

test('records are found by number and by person', async () => {
  const [entry] = province.registry();
  const registrationNumber = entry?.registrationNumber;
  const question = { kind: 'record', registrationNumber, person: null, purpose: '补领婚姻登记证' };
  expect(await station.ask(question)).toMatchObject({ kind: 'record', records: [{ registrationNumber, man: { name: li.name } }] });
  const mine = (await station.ask({ ...question, registrationNumber: null, person: partyOf(wang) })) as unknown as {
    records: { business: string }[];
  };
  expect(mine.records.map(({ business }) => business)).toEqual(['marriage', 'divorce', 'divorce']);
  expect(await station.ask({ ...question, person: partyOf(zhao) })).toMatchObject({ records: [] });
  expect(await station.ask({ ...question, registrationNumber: null })).toMatchObject({ kind: 'refused', code: 'question.invalid' });
});

test('a divorce that is known before its marriage leaves nobody married', async () => {
  const [he, she] = [
    { name: '吴', idNumber: '329901196001011111' },
    { name: '郑', idNumber: '329901196101012222' },
  ];
  await station.sendActs(registration('divorce', he, she, { on: '2026-03-03' }));
  await station.sendActs(registration('marriage', he, she, { on: '2026-02-02' }));
  expect(await station.ask(maritalStatus(he))).toMatchObject({ inForce: [] });
  await station.sendActs(registration('marriage', he, she, { on: '2026-04-04', kind: 'restored' }));
  expect(await station.ask(maritalStatus(he))).toMatchObject({ inForce: [{ registeredOn: '2026-04-04' }] });
});
