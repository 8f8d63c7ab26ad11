import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Couple } from '#shared/model/index.ts';
import { people, type Person } from '../../emulators/people.ts';
import { createTestDesk, openMarriage, testHall, typedCouple, type Caller, type TestDesk } from '../cases/test-desk.ts';

const config = {
  ...testHall,
  staff: [...testHall.staff, { code: 'E1', name: '孙洁', roles: ['reception' as const], password: 'reception-2026' }],
};
const { wangWei, chenJing, liJie } = people;
const said = {
  man: { maritalStatus: 'unmarried', occupation: '工程师', education: 'bachelor' },
  woman: { maritalStatus: 'divorced', occupation: '医生', education: 'postgraduate' },
} as const;

let hall: TestDesk;
let registrar: Caller;
let caseId: string;
beforeEach(async () => {
  hall = await createTestDesk({ config });
  registrar = hall.as('R1');
  const [man, woman] = [wangWei, chenJing].map(({ name, idNumber }) => ({ name, idNumber })) as [object, object];
  const reviewed = { man: { ...man, ...said.man }, woman: { ...woman, ...said.woman } };
  const { id } = await hall.as('E1').ask('preReviews.submit', { service: 'marriage', ...reviewed } as never);
  await registrar.ask('preReviews.pass', { id });
  ({ id: caseId } = await openMarriage(registrar));
  await registrar.ask('preReviews.open', { id, caseId });
});
afterEach(() => hall.close());

const shown = () => registrar.ask('cases.get', { caseId });
const save = async (change: (couple: Couple) => Couple) => {
  const { draftRevision, couple } = await shown();
  return registrar.ask('cases.saveDraft', { caseId, revision: draftRevision, couple: change(couple) });
};
const typeWoman = (more: Partial<Couple['woman']>) => save((couple) => ({ ...couple, woman: { ...couple.woman, ...more } }));
const named = ({ name, idNumber }: Person) => ({ name, idNumber });

test('another person typed over the one reviewed keeps nothing that one said, and the window is told', async () => {
  expect(await typeWoman(named(liJie))).toMatchObject({ couple: { woman: { name: liJie.name, occupation: '' } } });
  const { couple } = await shown();
  expect(couple.woman).toMatchObject({ ...named(liJie), maritalStatus: null, occupation: '', education: null });
  expect(couple.man).toMatchObject(said.man);
  expect(await registrar.ask('preReviews.ofCase', { caseId })).toMatchObject({ woman: 'other' });
});

test('what the other person then says for themselves stays theirs, though it be the same', async () => {
  await typeWoman(named(liJie));
  expect(await typeWoman({ maritalStatus: 'divorced', occupation: '医生' })).not.toHaveProperty('couple');
  expect((await shown()).couple.woman).toMatchObject({ maritalStatus: 'divorced', occupation: '医生', education: null });
});

test('a number that is not whole yet is nobody’s, and a slip put right gives back what was said', async () => {
  for (const idNumber of ['3', chenJing.idNumber.slice(0, 17)])
    expect(await typeWoman({ name: chenJing.name, idNumber })).not.toHaveProperty('couple');
  expect(await typeWoman({ name: '陈晶', idNumber: chenJing.idNumber })).toHaveProperty('couple');
  expect((await shown()).couple.woman.occupation).toBe('');
  expect(await typeWoman({ name: chenJing.name })).toMatchObject({ couple: { woman: said.woman } });
  expect((await shown()).couple.woman).toMatchObject({ ...named(chenJing), ...said.woman });
});

test('a whole other form typed in one go is kept as it was typed, but for what stood there before', async () => {
  const typed = typedCouple(wangWei, liJie);
  await save(() => ({ man: { ...typed.man, ...said.man }, woman: { ...typed.woman, occupation: '教师', education: 'postgraduate' } }));
  expect((await shown()).couple).toMatchObject({
    man: said.man,
    woman: { name: liJie.name, occupation: '教师', maritalStatus: 'unmarried', education: null },
  });
});

test('a foreigner typed by passport is another person as well', async () => {
  await typeWoman({
    name: 'ANNA SMITH',
    type: 'foreigner',
    nationality: 'GBR',
    document: 'passport',
    documentNumber: '533401372',
    idNumber: '',
  });
  expect((await shown()).couple.woman).toMatchObject({ name: 'ANNA SMITH', maritalStatus: null, occupation: '', education: null });
});
