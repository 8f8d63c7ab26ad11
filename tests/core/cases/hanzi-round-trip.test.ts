import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseCardText } from '#core/devices/reader/card-text.ts';
import { formNames, rowValues } from '#core/documents/forms.ts';
import { decodeGb18030, encodeGb18030, readCsv, writeCsv } from '#core/exchange/index.ts';
import { residentCardBlock } from '../../emulators/reader/card-blocks.ts';
import { people } from '../../emulators/people.ts';
import { draw } from '../documents/helpers.ts';
import { requiredHanzi } from '../documents/hanzi.ts';
import { solidTextOf } from '../documents/poppler.ts';
import { examinationForm, paper } from '../documents/samples.ts';
import { createTestDesk, typedCouple, type TestDesk } from './test-desk.ts';

/** Every Hanzi of GB 18030-2022 in the long tests; each time, a few of every part of the list. */
const long = Boolean(process.env['TONGXIN_LONG']);
const hanzi = requiredHanzi().map((codePoint) => String.fromCodePoint(codePoint));

/** Names of as many whole characters as a field of so many UTF-16 units holds. */
function namesOf(characters: readonly string[], units: number): string[] {
  const names: string[] = [];
  let name = '';
  for (const character of characters) {
    if (name.length + character.length > units) {
      names.push(name);
      name = '';
    }
    name += character;
  }
  return [...names, name];
}

/** In a long test all, else each `step`th and the last. */
function some<T>(all: readonly T[], step: number): T[] {
  return long ? [...all] : all.filter((_, index) => index % step === 0 || index === all.length - 1);
}

test('a card’s fifteen units give every Hanzi back as it is, pairs whole', () => {
  for (const name of namesOf(hanzi, 15)) {
    const card = parseCardText(residentCardBlock({ ...people.wangWei, name }));
    expect(card.ok && 'name' in card.value && [card.value.name, card.value.privateUse]).toEqual([name, []]);
  }
});

test('half a pair at the end of a card’s name is flagged, never guessed', () => {
  const fourteen = '王'.repeat(14);
  const card = parseCardText(residentCardBlock({ ...people.wangWei, name: `${fourteen}\uD842` }));
  expect(card.ok && 'name' in card.value && [card.value.name, card.value.privateUse]).toEqual([`${fourteen}\uFFFD`, ['name']]);
});

test('every Hanzi comes out of CSV in GB 18030 as it went in', () => {
  const table = namesOf(hanzi, 60).map((name) => [name]);
  expect(readCsv(decodeGb18030(encodeGb18030(writeCsv(table))))).toEqual(table);
});

/** A counter numbers 999 cases a day. */
const casesADay = 900;
const names = some(namesOf(hanzi, 60), 60);
const pairs = names.flatMap((name, index) => (index % 2 === 0 ? [[name, names[index + 1] ?? name] as const] : []));
const days = Array.from({ length: Math.ceil(pairs.length / casesADay) }, (_, day) => pairs.slice(day * casesADay, (day + 1) * casesADay));

describe.each(days.map((day, index) => [index + 1, day] as const))('names, part %i of the list', (_part, couples) => {
  let hall: TestDesk;
  beforeAll(async () => void (hall = await createTestDesk()));
  afterAll(() => hall.close());

  test('are stored, found, seen and exported identical', async () => {
    const registrar = hall.as('R1');
    const typed = typedCouple();
    for (const [man, woman] of couples) {
      const { id: caseId, draftRevision: revision } = await registrar.ask('cases.open', { business: 'marriage' });
      const couple = { man: { ...typed.man, name: man }, woman: { ...typed.woman, name: woman } };
      await registrar.ask('cases.saveDraft', { caseId, revision, couple });
      expect((await registrar.ask('cases.find', { text: woman })).map(({ id }) => id)).toEqual([caseId]);
      const view = await registrar.ask('cases.get', { caseId });
      expect([view.couple.man.name, view.couple.woman.name, view.rareCharacters]).toEqual([man, woman, []]);
    }
    const supervisor = hall.as('S1');
    const { id } = await supervisor.ask('ledger.export', { from: '2026-11-23', to: '2026-11-23' });
    const { data } = await supervisor.ask('ledger.fetch', { exportId: id });
    const [, ...rows] = readCsv(decodeGb18030(Buffer.from(data, 'base64')));
    expect(rows.map((row) => [row[3], row[5]])).toEqual(couples);
  }, 600_000);
});

test('every Hanzi on a paper is in its text as itself', async () => {
  const lines = some(namesOf(hanzi, 40), 30);
  const perPaper = 150;
  for (let from = 0; from < lines.length; from += perPaper) {
    const part = lines.slice(from, from + perPaper);
    const rows = rowValues(
      'finding',
      part.map((conclusion, index) => ({ rule: `M-${index}`, article: '', conclusion })),
    );
    const values = { ...Object.fromEntries(Object.entries(examinationForm).filter(([field]) => !field.startsWith('finding.'))), ...rows };
    const text = solidTextOf((await draw(paper(formNames.examinationForm, values))).pdf);
    expect(
      part.filter((line) => !text.includes(line)),
      `from ${from}`,
    ).toEqual([]);
  }
}, 600_000);
