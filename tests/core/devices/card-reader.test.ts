import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import en from '#shared/locales/en/devices.json' with { type: 'json' };
import zh from '#shared/locales/zh-CN/devices.json' with { type: 'json' };
import { ReaderState } from '#shared/contract/index.ts';
import { people } from '../../emulators/people.ts';
import { residentCard, residentCardBlock, photoBlock, textBlock } from '../../emulators/reader/card-blocks.ts';
import { createSam, type CommandName } from '../../emulators/reader/sam.ts';
import { hasProblem, idle, misbehaving, quickTiming, readerOn, removeCard, waiting } from './observed-reader.ts';

describe('one card', () => {
  test('is found, selected, read and handed over once, with the evidence', async () => {
    const sam = createSam();
    const reader = readerOn(sam);
    await reader.until(idle);
    expect(sam.commandsSeen.slice(0, 2)).toEqual(['status', 'samNumber']);
    reader.await();
    sam.placeCard(residentCard(people.wangWei));
    await reader.until(removeCard);
    await wait(quickTiming.poll * 10);

    expect(reader.reads).toEqual([
      {
        card: expect.objectContaining({ layout: 'resident', name: '王伟', idNumber: people.wangWei.idNumber }),
        at: '2026-11-22T01:30:12Z',
        sam: '05.03-20260115-0000001234-0000567890',
        text: residentCardBlock(people.wangWei),
        photo: photoBlock(people.wangWei.idNumber),
      },
    ]);
    expect(sam.commandsSeen.filter((command) => command === 'read')).toHaveLength(2);
    expect(reader.history.slice(0, 4)).toEqual(['idle', 'waiting', 'reading', 'removeCard']);
  });

  test('is not looked for while nobody asked for one', async () => {
    const sam = createSam();
    sam.placeCard(residentCard(people.wangWei));
    const reader = readerOn(sam);
    await reader.until(idle);
    await wait(quickTiming.check * 4);
    expect(new Set(sam.commandsSeen)).toEqual(new Set<CommandName>(['status', 'samNumber']));
    expect(reader.state()).toEqual({ state: 'idle', problem: null, sam: '05.03-20260115-0000001234-0000567890' });
  });

  test('must leave before the next is read, and "no card" must be said three times in a row', async () => {
    const sam = createSam();
    const reader = readerOn(sam);
    reader.await();
    await reader.until(waiting);
    sam.placeCard(residentCard(people.wangWei));
    await reader.until(removeCard);
    // Answers 'no card' twice only, then finds the card that never left.
    sam.behave({ only: ['find'], status: 0x80, times: 2 });
    await wait(quickTiming.poll * 3);
    expect(reader.reads).toHaveLength(1);
    sam.behave({});
    sam.removeCard();
    await reader.until(waiting);
    sam.placeCard(residentCard(people.chenJing));
    await reader.until(removeCard);
    expect(reader.reads.map(({ card }) => 'name' in card && card.name)).toEqual(['王伟', '陈静']);
  });

  test('found again before it was missed for long enough is not read twice', async () => {
    const sam = createSam();
    const reader = readerOn(sam);
    reader.await();
    sam.placeCard(residentCard(people.wangWei));
    await reader.until(removeCard);
    sam.placeCard(residentCard(people.wangWei)); // lifted and laid back within a moment
    await wait(quickTiming.poll * 12);
    expect(reader.reads).toHaveLength(1);
  });

  test('exchanged for another quicker than three polls: the other one is read', async () => {
    const sam = createSam();
    const reader = readerOn(sam);
    reader.await();
    sam.placeCard(residentCard(people.wangWei));
    await reader.until(removeCard);
    sam.placeCard(residentCard(people.chenJing));
    await expect.poll(() => reader.reads.map(({ card }) => 'name' in card && card.name)).toEqual(['王伟', '陈静']);
  });

  test('still has to leave when the reader is disarmed and armed for the other party', async () => {
    const sam = createSam();
    const reader = readerOn(sam);
    reader.await();
    sam.placeCard(residentCard(people.wangWei));
    await reader.until(removeCard);
    reader.disarm();
    expect(reader.state().state).toBe('removeCard');
    sam.removeCard();
    await reader.until(idle);
    reader.await();
    expect(reader.state().state).toBe('waiting');
  });

  test('found for one slot is never handed to another chosen meanwhile', async () => {
    const sam = createSam({ readMs: 60 });
    const reader = readerOn(sam);
    reader.await();
    sam.placeCard(residentCard(people.wangWei));
    await reader.until(({ state }) => state === 'reading');
    reader.await();
    await reader.until(removeCard);
    expect(reader.reads).toEqual([]);
  });

  test('that is refused is said why, and the next one is taken', async () => {
    const sam = createSam();
    const reader = readerOn(sam);
    reader.await({ taken: false, problem: 'slotFilled' });
    sam.placeCard(residentCard(people.wangWei));
    await reader.until(hasProblem);
    expect(reader.state()).toMatchObject({ state: 'removeCard', problem: 'slotFilled' });
    sam.removeCard();
    await reader.until(waiting);
    expect(reader.state().problem).toBeNull();
    reader.await();
    sam.placeCard(residentCard(people.chenJing));
    await reader.until(removeCard);
    expect(reader.reads).toHaveLength(2);
    expect(reader.state().problem).toBeNull();
  });

  test('of an unknown layout is nobody', async () => {
    const sam = createSam();
    const reader = readerOn(sam);
    reader.await();
    sam.placeCard({
      kind: 'identity',
      text: textBlock([
        [0, 30, '示例'],
        [248, 2, 'Q'],
      ]),
      photo: photoBlock(''),
    });
    await reader.until(hasProblem);
    expect(reader.state()).toMatchObject({ state: 'removeCard', problem: 'unknownLayout' });
    expect(reader.reads).toEqual([]);
  });

  test('of another kind is said to be one', async () => {
    const sam = createSam();
    const reader = readerOn(sam);
    reader.await();
    sam.placeCard({ kind: 'other' });
    await reader.until(hasProblem);
    expect(reader.state()).toMatchObject({ state: 'waiting', problem: 'otherCard' });
    sam.placeCard(residentCard(people.wangWei));
    await reader.until(removeCard);
    expect(reader.state().problem).toBeNull();
  });
});

describe('every status word becomes a sentence', () => {
  test.each([
    [0x10, 'garbled'],
    [0x11, 'garbled'],
    [0x21, 'moved'],
    [0x23, 'noRight'],
    [0x24, 'readerFault'],
    [0x31, 'refusedByCard'],
    [0x32, 'forgedOrDamaged'],
    [0x33, 'forgedOrDamaged'],
    [0x37, 'readerFault'],
    [0x40, 'otherCard'],
    [0x41, 'moved'],
    [0x47, 'moved'],
    [0x60, 'selfTestFailed'],
    [0x66, 'unlicensed'],
    [0x80, 'moved'],
    [0x81, 'moved'],
    [0x91, 'garbled'],
    [0xee, 'readerFault'],
  ] as const)('SW3 %i on reading: %s', async (status, problem) => {
    const { sam, reader } = await misbehaving({ only: ['read'], status });
    await reader.until(hasProblem);
    expect(reader.state()).toMatchObject({ state: 'waiting', problem });
    expect(reader.reads).toEqual([]);
    // Once it is over, the same card laid down again is read.
    sam.behave({});
    sam.placeCard(residentCard(people.wangWei));
    await reader.until(removeCard);
    expect(reader.reads).toHaveLength(1);
  });

  test.each([0x24, 0x60])('SW3 %i: the SAM is reset once', async (status) => {
    const { sam, reader } = await misbehaving({ only: ['select'], status });
    await reader.until(hasProblem);
    await wait(quickTiming.poll * 6);
    expect(sam.commandsSeen.filter((command) => command === 'reset')).toHaveLength(1);
  });

  test.each([
    [0x66, 'unlicensed'],
    [0x60, 'selfTestFailed'],
    [0x23, 'noRight'],
  ] as const)('SW3 %i on opening: lost, %s, and tried again', async (status, problem) => {
    const sam = createSam();
    sam.behave({ only: ['status'], status });
    const reader = readerOn(sam);
    await reader.until(hasProblem);
    expect(reader.state()).toEqual({ state: 'lost', problem, sam: null });
    sam.behave({});
    await reader.until(idle);
    expect(reader.state().problem).toBeNull();
  });

  test('in both languages, for every state and problem', () => {
    const problems = ReaderState.shape.problem.unwrap().options;
    const states = ReaderState.shape.state.options;
    for (const sentences of [zh, en]) {
      expect(Object.keys(sentences.card).toSorted()).toEqual([...problems].toSorted());
      expect(Object.keys(sentences.reader).toSorted()).toEqual([...states].toSorted());
    }
    expect(Object.keys(zh.printer)).toEqual(Object.keys(en.printer));
  });
});
