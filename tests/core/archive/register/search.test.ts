import { expect, test } from 'vitest';
import type { Input } from '#shared/contract/index.ts';
import { eachTestsHall } from '../../cases/each-tests-hall.ts';
import { takeTo, typedCouple } from '../../cases/test-desk.ts';
import { people } from '../../../emulators/people.ts';

const { openHall, openOffline } = eachTestsHall();
const by = { approval: { code: 'R2', password: 'zhaoqiang-2026' } };
const look = { why: 'inquiry', matter: '协查' } as const;
const { wangWei } = people;

type Paper = Input<'records.enterPaper'>;
const paper = (of: Partial<Paper> = {}): Paper => ({
  kind: 'marriage',
  registrationNumber: '清革结字第0123号',
  office: { code: null, name: '清江县人民政府' },
  registeredOn: '1974-10-01' as Paper['registeredOn'],
  man: { name: '欧阳建国', born: '1950-01-02' as never },
  woman: { name: '李秀英' },
  fileNumber: null,
  ...of,
});

test('M-121 a look goes on while somebody types; each step is in the register of looks, what was opened as well', async () => {
  const { registrar, supervisor } = await openHall();
  const { id } = await registrar.ask('records.enterPaper', paper(), by);
  const first = await registrar.ask('records.find', { by: { text: 'oyj' }, ...look });
  expect(first).toMatchObject({ rows: [{ id, by: 'begun', source: 'paper', legible: true }], more: false });
  const { lookId } = first;
  const then = await registrar.ask('records.find', { by: { text: '欧阳建果' }, ...look, lookId });
  expect(then).toMatchObject({ lookId, rows: [{ id, by: 'sound' }] });
  await registrar.ask('records.get', { lookId, recordId: id });
  const [kept] = await supervisor.ask('records.looks', { from: '2026-11-01', until: '2026-12-31' });
  expect(kept).toMatchObject({
    id: lookId,
    sought: { text: 'oyj' },
    steps: [{ sought: { text: '欧阳建果' }, found: 1 }],
    opened: [{ registrationNumber: '清革结字第0123号' }],
  });
  // Nobody goes on with another's look.
  expect(await supervisor.call('records.find', { by: { text: '李秀英' }, ...look, lookId })).toMatchObject({
    ok: false,
    error: { code: 'record.notFound' },
  });
});

test('whoever was registered here is found by name, pinyin, number and spouse as soon as the certificate is issued', async () => {
  const { registrar } = await openOffline();
  const { registrationNumber } = await takeTo(registrar, 'registered', typedCouple());
  const find = async (sought: object) =>
    (await registrar.ask('records.find', { by: { text: '', ...sought } as { text: string }, ...look })).rows.map(({ by }) => by);
  expect(await find({ text: 'wangwei' })).toEqual(['pinyin']);
  expect(await find({ text: 'ww' })).toEqual(['initials']);
  expect(await find({ text: wangWei.name, spouse: people.chenJing.name })).toEqual(['name']);
  expect(await find({ text: wangWei.idNumber })).toEqual(['identity']);
  expect(await find({ text: registrationNumber!.replaceAll('-', '') })).toEqual(['number']);
  expect(await find({ text: wangWei.name, until: '2026-01-01' })).toEqual([]);
});

test('M-121 records of one person are proposed, and a clerk says whether they are; neither record changes', async () => {
  const { registrar, supervisor } = await openHall();
  const one = await registrar.ask('records.enterPaper', paper(), by);
  const other = await registrar.ask(
    'records.enterPaper',
    paper({
      registrationNumber: '清离字7号',
      kind: 'divorce',
      registeredOn: '1983-05-01' as Paper['registeredOn'],
      man: { name: '歐陽建國', born: '1950-01-02' as never },
    }),
    by,
  );
  const { lookId } = await supervisor.ask('records.find', { by: { text: '欧阳建国' }, ...look });
  const asked = { lookId, recordId: one.id };
  // Whoever has not opened a record is told nothing of whom it leads to.
  expect(await supervisor.call('records.related', asked)).toMatchObject({ ok: false, error: { code: 'record.notFound' } });
  const before = await supervisor.ask('records.get', asked);
  expect(await supervisor.ask('records.related', asked)).toMatchObject([
    { slot: 'man', other: { id: other.id }, otherSlot: 'man', because: ['nameAndBirth', 'nameAndSpouse'], same: null },
    { slot: 'woman', other: { id: other.id }, otherSlot: 'woman', because: ['nameAndSpouse'], same: null },
  ]);
  const him = { one: { recordId: one.id, slot: 'man' }, other: { recordId: other.id, slot: 'man' } } as const;
  await supervisor.ask('records.link', { ...him, same: true });
  await supervisor.ask('records.link', { one: him.other, other: him.one, same: false });
  const related = await supervisor.ask('records.related', asked);
  expect(related.map(({ slot, same, staffName }) => [slot, same, staffName])).toEqual([
    ['man', false, '周敏'],
    ['woman', null, null],
  ]);
  expect(await supervisor.ask('records.get', asked)).toEqual(before);
  expect(await supervisor.call('records.link', { one: him.one, other: { ...him.one, slot: 'woman' }, same: true })).toMatchObject({
    error: { code: 'record.linkedToItself' },
  });
  expect((await registrar.call('records.link', { ...him, same: true })).ok).toBe(false);
});
