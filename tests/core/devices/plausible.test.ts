import { describe, expect, test } from 'vitest';
import { isPlausible } from '#core/devices/reader/plausible.ts';
import type { Dialogue } from '#core/devices/reader/dialogue.ts';
import { createCardDoubts, openCardBlocks } from '#core/devices/reader/read-card.ts';
import { ok } from '#shared/model/index.ts';
import { people, permanentResidents, permitHolders } from '../../emulators/people.ts';
import {
  permanentResidentBlock,
  photoBlock,
  residencePermitBlock,
  residentCard,
  residentCardBlock,
} from '../../emulators/reader/card-blocks.ts';
import { openInMemory } from '../../emulators/reader/memory.ts';
import { createSam, type Behaviour } from '../../emulators/reader/sam.ts';
import { hasProblem, observeReader, readerOn, removeCard } from './observed-reader.ts';

function judge(text: Uint8Array, photo = photoBlock('')): boolean {
  const blocks = openCardBlocks(Uint8Array.from([0x01, 0x00, 0x04, 0x00, ...text, ...photo]));
  return blocks.ok && isPlausible(blocks.value);
}

/** Writes text over a field. */
function withText(block: Uint8Array, offset: number, text: string): Uint8Array {
  const changed = Buffer.from(block);
  changed.write(text, offset, 'utf16le');
  return Uint8Array.from(changed);
}

const { privateUse, ...usual } = people;

describe('cards that agree with themselves', () => {
  test.each(Object.entries(usual))('the card of %s', (_name, person) => expect(judge(residentCardBlock(person))).toBe(true));
  test.each(Object.entries(permitHolders))('the permit of %s', (_name, holder) => expect(judge(residencePermitBlock(holder))).toBe(true));
  test.each(Object.entries(permanentResidents))('the permanent resident card of %s', (_name, resident) =>
    expect(judge(permanentResidentBlock(resident))).toBe(true),
  );
});

describe('blocks to be said twice', () => {
  const resident = residentCardBlock(people.wangWei);
  const permit = residencePermitBlock(permitHolders.hongKong);
  const foreigner2017 = permanentResidentBlock(permanentResidents.french);
  const foreigner2023 = permanentResidentBlock(permanentResidents.canadian);
  test.each([
    ['a private-use character', residentCardBlock(privateUse)],
    ['a letter within a name', withText(resident, 2, 'A')],
    ['a blank within a name', withText(residentCardBlock(people.longName), 4, ' ')],
    ['a sex unlike the number', withText(resident, 30, '2')],
    ['a birth date unlike the number', withText(resident, 36, '19980313')],
    ['no birth date', withText(resident, 36, '19981312')],
    ['a wrong check character', withText(resident, 122 + 34, people.wangWei.idNumber.endsWith('1') ? '2' : '1')],
    ['no ethnicity', withText(resident, 32, '  ')],
    ['no address', withText(resident, 52, ' '.repeat(35))],
    ['no issuer', withText(resident, 158, ' '.repeat(15))],
    ['an end before the beginning', withText(resident, 204, '20190519')],
    ['no end', withText(resident, 204, ' '.repeat(8))],
    ['a birth after the issue', withText(resident, 188, '19970101')],
    ['something in the reserved field', withText(resident, 230, '1')],
    ['NUL for padding', withText(resident, 28, '\0')],
    ['a control character in the address', withText(resident, 60, '\u0007')],
    ['a permit with a resident number', withText(permit, 122, people.wangWei.idNumber)],
    ['a permit with no pass number', withText(permit, 220, ' '.repeat(9))],
    ['a permit with an ethnicity', withText(permit, 32, '01')],
    ['a 2017 card with another number', withText(foreigner2017, 122, '1')],
    ['a 2017 card with no nationality', withText(foreigner2017, 152, '   ')],
    ['a 2017 card with a Hanzi in the English name', withText(foreigner2017, 8, '王')],
    ['a 2023 card with a number not of a foreigner', withText(foreigner2023, 122, people.chenJing.idNumber)],
    ['a 2023 card with an issuer', withText(foreigner2023, 158, '北')],
  ])('%s', (_name, block) => expect(judge(block)).toBe(false));

  test('another photo header', () => expect(judge(resident, photoBlock('').with(0, 0x00))).toBe(false));
});

const reads = (sam: ReturnType<typeof createSam>) => sam.commandsSeen.filter((command) => command === 'read').length;

/** A reader whose SAM refuses the second reading of a card. */
function refuseSecond(sam: ReturnType<typeof createSam>): void {
  let asked = 0;
  sam.onCommand((command) => {
    if (command === 'select') asked = 0;
    if (command === 'read') asked += 1;
    sam.behave(asked === 2 && command === 'read' ? { only: ['read'], status: 0x21 } : {});
  });
}

test('a card is read twice, and must say the same', async () => {
  const sam = createSam();
  const reader = readerOn(sam);
  reader.await();
  sam.placeCard(residentCard(people.chenJing));
  await reader.until(removeCard);
  expect(reads(sam)).toBe(2);
  sam.placeCard(residentCard(people.privateUse));
  await expect.poll(() => reader.reads.length).toBe(2);
  expect(reads(sam)).toBe(4);
});

test('silence is waited for after the first reading only: the second says where both end', async () => {
  const settle = 400;
  const sam = createSam();
  const reader = observeReader({ find: async () => ok([{ name: 'memory', open: openInMemory(sam) }]), timing: { settle } });
  reader.await();
  const saidAt: number[] = [];
  sam.onReply((command) => command === 'read' && saidAt.push(performance.now()));
  sam.placeCard(residentCard(people.chenJing));
  await reader.until(removeCard);
  expect(saidAt).toHaveLength(2);
  expect(saidAt[1]! - saidAt[0]!).toBeGreaterThanOrEqual(settle - 1);
  expect(performance.now() - saidAt[1]!).toBeLessThan(settle);
});

test.each(['read', 'more'] as const)('a second reading with bytes behind it at once (%s) confirms nobody', async (behind) => {
  const sam = createSam();
  const reader = readerOn(sam);
  reader.await();
  let asked = 0;
  sam.onCommand((command) => {
    if (command === 'select') asked = 0;
    if (command === 'read') asked += 1;
    const spoilt: Behaviour = behind === 'read' ? { repeated: 2 } : { noiseAfter: [0xaa, 0xaa, 0x13] };
    sam.behave(command === 'read' && asked > 1 ? { only: ['read'], ...spoilt } : {});
  });
  sam.placeCard(residentCard(people.chenJing));
  await reader.until(hasProblem);
  expect(reader.state()).toMatchObject({ problem: 'garbled' });
  expect(reader.reads).toEqual([]);
});

test('two readings that differ are nobody until one is said again', async () => {
  const [one, other] = [people.chenJing, people.wangWei].map((person) =>
    Uint8Array.from([0x01, 0x00, 0x04, 0x00, ...residentCardBlock(person), ...photoBlock('')]),
  ) as [Uint8Array, Uint8Array];
  const said = [one, other, other];
  const dialogue: Dialogue = {
    ask: async ({ name }) => ({ kind: 'done', data: name === 'read' ? said.shift()! : new Uint8Array(8) }),
    isLineSound: () => true,
    isChecked: false,
  };
  const { readFoundCard } = createCardDoubts();
  expect(await readFoundCard(dialogue)).toMatchObject({ ok: false, error: { kind: 'garbled' } });
  expect(await readFoundCard(dialogue)).toEqual({ ok: true, value: other });
  expect(said).toEqual([]);
});

test('a SAM that reads a card only once is believed where the card agrees with itself, and soon asked no more', async () => {
  const sam = createSam();
  const reader = readerOn(sam);
  reader.await();
  refuseSecond(sam);
  const visitors = [people.chenJing, people.wangWei, people.chenJing, people.wangWei];
  for (const [index, person] of visitors.entries()) {
    sam.placeCard(residentCard(person));
    await expect.poll(() => reader.reads.length).toBe(index + 1);
  }
  expect(reads(sam)).toBe(2 + 2 + 1 + 1);
});

test('where it does not, it is believed when it is laid down again', async () => {
  const sam = createSam();
  const reader = readerOn(sam);
  reader.await();
  refuseSecond(sam);
  sam.placeCard(residentCard(people.privateUse));
  await reader.until(({ problem }) => problem !== null);
  expect(reader.reads).toEqual([]);
  sam.placeCard(residentCard(people.privateUse));
  await reader.until(removeCard);
  expect(reader.reads).toHaveLength(1);
});
