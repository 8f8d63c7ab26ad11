import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { fail } from '#shared/model/index.ts';
import { people } from '../../emulators/people.ts';
import { residentCard, residentCardBlock } from '../../emulators/reader/card-blocks.ts';
import { openInMemory } from '../../emulators/reader/memory.ts';
import { createSam, reply } from '../../emulators/reader/sam.ts';
import { hasProblem, idle, misbehaving, quickTiming, readerOn, removeCard, waiting } from './observed-reader.ts';

describe('a bad line', () => {
  test('bytes one by one make the same card', async () => {
    const { reader } = await misbehaving({ chunkBytes: 1 });
    await reader.until(removeCard);
    expect(reader.reads[0]?.text).toEqual(residentCardBlock(people.wangWei));
  });

  test('noise before replies is passed over', async () => {
    const { reader } = await misbehaving({ noiseBefore: [0x00, 0xaa, 0x96, 0xff, 0xaa, 0xaa] });
    await reader.until(removeCard);
    expect(reader.reads).toHaveLength(1);
  });

  test('a damaged reply is asked for once more, and what comes then must be said twice', async () => {
    const { sam, reader } = await misbehaving({ only: ['read'], damaged: true, times: 1 });
    await reader.until(removeCard);
    expect(reader.reads).toHaveLength(1);
    expect(sam.commandsSeen.filter((command) => command === 'read')).toHaveLength(3);
  });

  test('damaged twice, the card is nobody', async () => {
    const { sam, reader } = await misbehaving({ only: ['read'], damaged: true });
    await reader.until(hasProblem);
    expect(reader.state()).toMatchObject({ state: 'waiting', problem: 'garbled' });
    expect(reader.reads).toEqual([]);
    expect(sam.commandsSeen.filter((command) => command === 'read')).toHaveLength(2);
  });

  test.each([8, 100, 700, 1294])('a read that ends after %i bytes is nobody', async (keepBytes) => {
    const { sam, reader } = await misbehaving({ only: ['read'], keepBytes, times: 1 });
    await reader.until(hasProblem);
    expect(reader.state()).toMatchObject({ state: 'waiting', problem: 'moved' });
    expect(reader.reads).toEqual([]);
    sam.placeCard(residentCard(people.chenJing));
    await reader.until(removeCard);
    expect(reader.reads.map(({ card }) => 'name' in card && card.name)).toEqual(['陈静']);
  });

  test('a read followed by more bytes is not believed', async () => {
    const { reader } = await misbehaving({ only: ['read'], noiseAfter: [...reply(0x90)] });
    await reader.until(hasProblem);
    expect(reader.state().problem).toBe('garbled');
    expect(reader.reads).toEqual([]);
  });

  test("another command's late success is not taken for an answer", async () => {
    const { reader } = await misbehaving({ only: ['read'], status: 0x90 }); // success, but without a card
    await reader.until(hasProblem);
    expect(reader.state().problem).toBe('garbled');
    expect(reader.reads).toEqual([]);
  });

  test('a late answer is let pass before the next question', async () => {
    // Longer than `find` may take: its answer comes while the status is asked.
    const { reader } = await misbehaving({ only: ['find'], delayMs: 270, times: 1 });
    await reader.until(removeCard);
    expect(reader.history).not.toContain('lost/noAnswer');
    expect(reader.reads).toHaveLength(1);
  });
});

describe('a lost reader', () => {
  test('is noticed by two unanswered status checks, comes back and is still armed', async () => {
    const sam = createSam();
    const reader = readerOn(sam);
    reader.await();
    await reader.until(waiting);
    const before = sam.commandsSeen.length;
    sam.behave({ silent: true });
    await reader.until(({ state }) => state === 'lost');
    expect(reader.state()).toEqual({ state: 'lost', problem: 'noAnswer', sam: null });
    expect(sam.commandsSeen.slice(before).filter((command) => command !== 'find')).toEqual(['status', 'status']);
    sam.behave({});
    sam.placeCard(residentCard(people.wangWei));
    await reader.until(removeCard);
    expect(reader.reads).toHaveLength(1);
  });

  test('one unanswered status check is not a loss', async () => {
    const sam = createSam();
    const reader = readerOn(sam);
    await reader.until(idle);
    sam.behave({ only: ['status'], silent: true, times: 1 });
    await wait(500);
    expect(reader.history).toEqual(['idle']);
  });

  test.each(['portMissing', 'portBusy'] as const)('a port that cannot be opened says %s and is tried again', async (problem) => {
    let attempts = 0;
    const sam = createSam();
    const reader = readerOn(sam, async () => {
      attempts += 1;
      return attempts < 4 ? fail(problem) : await openInMemory(sam)();
    });
    await reader.until(hasProblem);
    expect(reader.state()).toEqual({ state: 'lost', problem, sam: null });
    await reader.until(idle);
    expect(attempts).toBe(4);
  });

  test('closing ends it at once, also while an answer is awaited', async () => {
    const sam = createSam();
    sam.behave({ silent: true });
    const reader = readerOn(sam);
    await wait(20);
    const began = performance.now();
    await reader.close();
    expect(performance.now() - began).toBeLessThan(200);
    const seen = sam.commandsSeen.length;
    await wait(quickTiming.check * 3);
    expect(sam.commandsSeen).toHaveLength(seen);
  });
});
