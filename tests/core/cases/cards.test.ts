import { afterEach, expect, test } from 'vitest';
import { people } from '../../emulators/people.ts';
import { residentCard, startReaderEmulator, type ReaderEmulator } from '../../emulators/reader/index.ts';
import { createTestDesk, type Caller, type TestDesk } from './test-desk.ts';

let hall: TestDesk | null = null;
let reader: ReaderEmulator | null = null;
afterEach(async () => {
  await hall?.close();
  await reader?.stop();
  [hall, reader] = [null, null];
});

async function openHallWithReader(): Promise<{ registrar: Caller; reader: ReaderEmulator; caseId: string }> {
  reader = await startReaderEmulator();
  hall = await createTestDesk({ readerPath: reader.path });
  const registrar = hall.as('R1');
  const { id: caseId } = await registrar.ask('cases.open', { business: 'marriage' });
  return { registrar, reader, caseId };
}

const readerState = async (registrar: Caller) => (await registrar.ask('devices.status', {})).reader;
const party = async (registrar: Caller, caseId: string, slot: 'man' | 'woman') =>
  (await registrar.ask('cases.get', { caseId })).couple[slot];

test('two cards fill the two slots, with their source and time', async () => {
  const { registrar, reader, caseId } = await openHallWithReader();
  await registrar.ask('devices.armReader', { caseId, slot: 'man' });
  reader.placeCard(residentCard(people.wangWei));
  await expect
    .poll(() => party(registrar, caseId, 'man'), { timeout: 8000 })
    .toMatchObject({
      name: '王伟',
      sex: 'male',
      birthDate: '1998-03-12',
      idNumber: people.wangWei.idNumber,
      validUntil: '2039-05-20',
      sources: { name: { kind: 'card' }, idNumber: { kind: 'card' } },
    });
  reader.removeCard();
  await registrar.ask('devices.armReader', { caseId, slot: 'woman' });
  await expect
    .poll(() => readerState(registrar), { timeout: 8000 })
    .toMatchObject({ state: 'waiting', sam: expect.stringMatching(/^\d{2}\.\d{2}-/) });
  reader.placeCard(residentCard(people.chenJing));
  await expect.poll(async () => (await party(registrar, caseId, 'woman')).name, { timeout: 8000 }).toBe('陈静');
  expect((await registrar.ask('marriage.identify', { caseId })).state).toBe('identified');
});

test('windows hear of a card by its case, and then once of the reader', async () => {
  const { registrar, reader, caseId } = await openHallWithReader();
  await registrar.ask('devices.armReader', { caseId, slot: 'man' });
  await expect.poll(() => readerState(registrar), { timeout: 8000 }).toMatchObject({ state: 'waiting' });
  const before = hall!.events.length;
  reader.placeCard(residentCard(people.wangWei));
  const heard = () => hall!.events.slice(before).map((each) => (each.event === 'reader.changed' ? each.reader : each.event));
  await expect
    .poll(heard, { timeout: 8000 })
    .toMatchObject([{ state: 'reading', armed: { slot: 'man' } }, 'case.changed', { state: 'removeCard', armed: null }]);
});

test('the same card in both slots is refused and changes nothing', async () => {
  const { registrar, reader, caseId } = await openHallWithReader();
  await registrar.ask('devices.armReader', { caseId, slot: 'man' });
  reader.placeCard(residentCard(people.wangWei));
  await expect.poll(async () => (await party(registrar, caseId, 'man')).name, { timeout: 8000 }).toBe('王伟');
  reader.removeCard();
  await registrar.ask('devices.armReader', { caseId, slot: 'woman' });
  await expect.poll(async () => (await readerState(registrar)).state, { timeout: 8000 }).toBe('waiting');
  reader.placeCard(residentCard(people.wangWei));
  await expect.poll(async () => (await readerState(registrar)).problem, { timeout: 8000 }).toBe('samePerson');
  expect((await party(registrar, caseId, 'woman')).name).toBe('');
});

test('a filled slot is only overwritten when the registrar says so', async () => {
  const { registrar, reader, caseId } = await openHallWithReader();
  await registrar.ask('devices.armReader', { caseId, slot: 'man' });
  reader.placeCard(residentCard(people.wangWei));
  await expect.poll(async () => (await party(registrar, caseId, 'man')).name, { timeout: 8000 }).toBe('王伟');
  expect(await registrar.call('devices.armReader', { caseId, slot: 'man' })).toMatchObject({
    ok: false,
    error: { code: 'card.slotFilled', details: { name: '王伟' } },
  });
  expect(await registrar.call('devices.armReader', { caseId, slot: 'man', replace: true })).toMatchObject({ ok: true });
});

test('editing what a card said drops its mark, and a reason is kept', async () => {
  const { registrar, reader, caseId } = await openHallWithReader();
  for (const [slot, person] of [
    ['man', people.wangWei],
    ['woman', people.chenJing],
  ] as const) {
    await registrar.ask('devices.armReader', { caseId, slot });
    await expect.poll(async () => (await readerState(registrar)).state, { timeout: 8000 }).toBe('waiting');
    reader.placeCard(residentCard(person));
    await expect.poll(async () => (await party(registrar, caseId, slot)).name, { timeout: 8000 }).toBe(person.name);
    reader.removeCard();
  }
  const view = await registrar.ask('cases.get', { caseId });
  const edited = { kind: 'edited', at: '2026-11-23T02:10:00Z', reason: '户口迁移,地址已变' } as const;
  const couple = {
    ...view.couple,
    man: { ...view.couple.man, address: '清江县人民路2号', sources: { ...view.couple.man.sources, address: edited } },
    woman: { ...view.couple.woman, address: '清江县人民路3号' },
  };
  await registrar.ask('cases.saveDraft', { caseId, revision: view.draftRevision, couple });
  const { couple: identified } = await registrar.ask('marriage.identify', { caseId });
  expect(identified.man.sources.address).toEqual(edited);
  expect(identified.woman.sources.address).toEqual({ kind: 'typed' });
  expect(identified.woman.sources.name).toMatchObject({ kind: 'card' });
});
