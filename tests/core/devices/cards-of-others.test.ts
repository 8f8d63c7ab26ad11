import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PartyDraft, Slot } from '#shared/model/index.ts';
import { people, permanentResidents, permitHolders } from '../../emulators/people.ts';
import {
  permanentResidentCard,
  residencePermit,
  residentCard,
  startReaderEmulator,
  type ReaderEmulator,
} from '../../emulators/reader/index.ts';
import { createTestDesk, testHall, type Caller, type TestDesk } from '../cases/test-desk.ts';

let hall: TestDesk;
let reader: ReaderEmulator;
let registrar: Caller;
let caseId: string;
beforeEach(async () => {
  reader = await startReaderEmulator();
  const office = {
    ...testHall.office,
    capabilities: ['mainland' as const, 'hongKongMacao' as const, 'taiwan' as const, 'foreign' as const],
  };
  hall = await createTestDesk({ readerPath: reader.path, config: { ...testHall, office } });
  registrar = hall.as('R1');
  caseId = (await registrar.ask('cases.open', { business: 'marriage' })).id;
});
afterEach(async () => {
  await hall.close();
  await reader.stop();
});

type Card = Parameters<ReaderEmulator['placeCard']>[0];

const view = () => registrar.ask('cases.get', { caseId });
const party = async (slot: Slot) => (await view()).couple[slot];
const readerState = async () => (await registrar.ask('devices.status', {})).reader;

async function lay(card: Card, slot: Slot, replace = false): Promise<void> {
  await registrar.ask('devices.armReader', { caseId, slot, replace });
  await expect.poll(async () => (await readerState()).state, { timeout: 8000 }).toBe('waiting');
  reader.placeCard(card);
}

/** Lays a card down and waits until the slot is filled from it. */
async function readInto(slot: Slot, card: Card, replace = false): Promise<PartyDraft> {
  await lay(card, slot, replace);
  await expect.poll(async () => (await readerState()).armed, { timeout: 8000 }).toBe(null);
  reader.removeCard();
  return party(slot);
}

async function type(slot: Slot, typed: Partial<PartyDraft>): Promise<void> {
  const { couple, draftRevision: revision } = await view();
  await registrar.ask('cases.saveDraft', { caseId, revision, couple: { ...couple, [slot]: { ...couple[slot], ...typed } } });
}

const onCard = { kind: 'card', at: expect.any(String) };

test.each([
  ['hongKong', 'man'],
  ['macao', 'woman'],
  ['taiwan', 'woman'],
] as const)('a residence permit of %s fills the slot but for the number of the identity card there', async (region, slot) => {
  const holder = permitHolders[region];
  const filled = await readInto(slot, residencePermit(holder));
  expect(filled).toMatchObject({
    type: region,
    nationality: 'CHN',
    document: 'residencePermit',
    documentNumber: holder.idNumber,
    idNumber: '',
    name: holder.name,
    sex: holder.sex,
    ethnicity: '',
    address: holder.address,
    issuer: holder.issuer,
    validFrom: '2023-06-01',
    validUntil: '2028-06-01',
    longTerm: false,
  });
  expect(filled.sources).toMatchObject({ name: onCard, nationality: onCard, documentNumber: onCard, validUntil: onCard });
  expect(filled.sources).not.toHaveProperty('idNumber');
  expect(filled.sources).not.toHaveProperty('ethnicity');
});

test('the identity card number typed beside a residence permit stays with its holder, and goes with another', async () => {
  await type('man', { type: 'hongKong', idNumber: 'Z683365(5)' });
  expect(await readInto('man', residencePermit(permitHolders.hongKong), true)).toMatchObject({ idNumber: 'Z683365(5)', name: '陈嘉明' });
  await type('man', { occupation: '教师' });
  expect(await readInto('man', residencePermit(permitHolders.hongKong), true)).toMatchObject({
    idNumber: 'Z683365(5)',
    occupation: '教师',
  });
  expect(await readInto('man', residencePermit(permitHolders.taiwan), true)).toMatchObject({
    idNumber: '',
    occupation: '',
    type: 'taiwan',
  });
});

test('the same residence permit in both slots is refused, though nobody typed a number yet', async () => {
  await readInto('man', residencePermit(permitHolders.hongKong));
  await lay(residencePermit(permitHolders.hongKong), 'woman');
  await expect.poll(async () => (await readerState()).problem, { timeout: 8000 }).toBe('samePerson');
  expect((await party('woman')).name).toBe('');
});

test('a residence permit whose number tells no region fills nothing', async () => {
  await lay(residencePermit({ ...permitHolders.hongKong, idNumber: people.wangWei.idNumber }), 'man');
  await expect.poll(async () => (await readerState()).problem, { timeout: 8000 }).toBe('unknownLayout');
  expect(await party('man')).toMatchObject({ name: '', documentNumber: '' });
});

test('a permanent resident card of 2017: the name of the passport, not the Chinese one of choice', async () => {
  const filled = await readInto('man', permanentResidentCard(permanentResidents.french));
  expect(filled).toMatchObject({
    type: 'foreigner',
    nationality: 'FRA',
    document: 'permanentResidentCard',
    documentNumber: '',
    idNumber: 'FRA110090021234',
    name: 'EXEMPLE JEAN MARC',
    birthDate: '1990-02-12',
    sex: 'male',
    ethnicity: '',
    validUntil: '2032-03-01',
  });
  expect(Object.keys(filled.sources).toSorted()).toEqual(
    ['birthDate', 'idNumber', 'name', 'nationality', 'sex', 'validFrom', 'validUntil'].toSorted(),
  );
});

test('a permanent resident card of 2023: eighteen digits, and a name that runs on behind the dates', async () => {
  const card = permanentResidents.canadian;
  expect(card.englishName.length).toBeGreaterThan(35);
  expect(await readInto('woman', permanentResidentCard(card))).toMatchObject({
    nationality: 'CAN',
    idNumber: card.idNumber,
    name: card.englishName,
    birthDate: '1994-08-03',
    sex: 'female',
  });
});

test('a Chinese name stands in where a permanent resident card has no other', async () => {
  expect(await readInto('man', permanentResidentCard({ ...permanentResidents.french, englishName: '' }))).toMatchObject({
    name: '让·范例',
  });
});

test('a permanent resident card of somebody without nationality makes a stateless party', async () => {
  const filled = await readInto('man', permanentResidentCard({ ...permanentResidents.french, nationality: 'XXA' }));
  expect(filled).toMatchObject({ type: 'stateless', nationality: 'XXA' });
});

test("a soldier's resident card leaves them a soldier; a civilian's takes the slot as a resident", async () => {
  await type('man', { type: 'soldier', papers: [{ ...emptyPaper, kind: 'militaryCard', number: '军字第00001号' }] });
  const soldier = await readInto('man', residentCard(people.soldier));
  expect(soldier).toMatchObject({ type: 'soldier', document: 'residentCard', idNumber: people.soldier.idNumber });
  expect(soldier.papers).toMatchObject([{ kind: 'militaryCard' }]);
  await type('woman', { type: 'foreigner', nationality: 'FRA', document: 'passport' });
  expect(await readInto('woman', residentCard(people.chenJing))).toMatchObject({
    type: 'mainlandResident',
    nationality: 'CHN',
    document: 'residentCard',
    documentNumber: '',
  });
});

test("another person's card takes nothing over from the one before", async () => {
  await readInto('man', residentCard(people.wangWei));
  await type('man', { occupation: '教师', capacityNote: '听力不佳', papers: [{ ...emptyPaper, kind: 'other' }] });
  expect(await readInto('man', permanentResidentCard(permanentResidents.french), true)).toMatchObject({
    occupation: '',
    capacityNote: '',
    papers: [],
    address: '',
    issuer: '',
    ethnicity: '',
  });
});

test.each([
  [
    'residence permit',
    residencePermit(permitHolders.hongKong),
    { idNumber: 'Z683365(5)', address: '清江县人民路3号' },
    { documentNumber: onCard, idNumber: { kind: 'typed' }, address: { kind: 'typed' } },
  ],
  [
    'permanent resident card',
    permanentResidentCard(permanentResidents.french),
    { nationality: 'BEL', address: '清江县人民路3号' },
    { idNumber: onCard, nationality: { kind: 'typed' }, address: { kind: 'typed' } },
  ],
])('marks of a %s hold only while the field says what the card said', async (_, card, edited, sources) => {
  await readInto('man', card);
  await readInto('woman', residentCard(people.chenJing));
  await type('man', edited);
  const { man, woman } = (await registrar.ask('marriage.identify', { caseId })).couple;
  expect(man.sources).toMatchObject({ name: onCard, validUntil: onCard, ...sources });
  expect(man.sources).not.toHaveProperty('ethnicity');
  expect(woman.sources).toMatchObject({ name: onCard, ethnicity: onCard, nationality: onCard });
});

const emptyPaper = {
  number: '',
  issuer: '',
  issuedOn: null,
  validUntil: null,
  country: '',
  route: null,
  wording: null,
} as const;
