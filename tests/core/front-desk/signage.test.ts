import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createSetClock } from '#core/store/index.ts';
import type { Answer, OperationName } from '#shared/contract/index.ts';
import { SignageSettings, type Station } from '#shared/model/index.ts';
import { v7 as uuidv7 } from 'uuid';
import { createTestDesk, testHall, type TestDesk } from '../cases/test-desk.ts';

let hall: TestDesk;
let clock: ReturnType<typeof createSetClock>;
beforeEach(async () => {
  clock = createSetClock('2026-11-23T02:00:00Z');
  hall = await createTestDesk({ config: testHall, pcClock: clock });
});
afterEach(() => hall.close());

/** As a window nobody signed in at. */
async function ask<K extends OperationName>(operation: K, input: unknown = {}, station: Station = 'signage'): Promise<Answer<K>> {
  const { answer } = await hall.desk.call({ operation, input, requestId: uuidv7(), approval: null, station, session: null });
  return answer as Answer<K>;
}

async function view() {
  const answer = await ask('signage.view');
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
}

const picture = (width = 400, height = 300) =>
  sharp({ create: { width, height, channels: 3, background: '#a8322a' } })
    .jpeg()
    .toBuffer();

function slidesFolder(): string {
  const folder = join(hall.dir, 'store', 'signage', 'slides');
  mkdirSync(folder, { recursive: true });
  return folder;
}

describe('what the call screen shows beside the queue', () => {
  test('is there in a hall that never set anything, without anybody signed in', async () => {
    expect(await view()).toMatchObject({
      officeName: '清江县民政局婚姻登记处',
      today: '2026-11-23',
      hours: { state: 'open', from: '08:30', until: '17:00' },
      settings: { blocks: { queue: true, appointments: true, notices: true, slides: true }, english: true, voice: { on: true } },
      notices: [],
      slides: [],
    });
    expect(await ask('signage.view', {}, 'applicant')).toMatchObject({ ok: false });
  });

  test('holds the notices of today, from their first day until their last', async () => {
    const notice = (chinese: string, from: string | null, until: string | null) => ({ id: uuidv7(), chinese, english: '', from, until });
    const notices = [
      notice('一直', null, null),
      notice('今天起', '2026-11-23', null),
      notice('到今天', null, '2026-11-23'),
      notice('明天起', '2026-11-24', null),
      notice('到昨天', '2026-11-01', '2026-11-22'),
    ];
    await hall.as('S1').ask('frontDesk.configure', { signage: SignageSettings.parse({ notices }) });
    expect((await view()).notices.map(({ chinese }) => chinese)).toEqual(['一直', '今天起', '到今天']);
    clock.advance({ hours: 24 });
    expect((await view()).notices.map(({ chinese }) => chinese)).toEqual(['一直', '今天起', '明天起']);
    expect(hall.events).toContainEqual({ event: 'frontDesk.changed' });
  });

  test('nothing on it turns faster than every twelve seconds, and a quiet time ends after it begins', async () => {
    const supervisor = hall.as('S1');
    const usual = SignageSettings.parse({});
    const refused = [
      { ...usual, slideSeconds: 11 },
      { ...usual, voice: { ...usual.voice, quiet: [{ from: '14:00', until: '12:00' }] } },
      { ...usual, voice: { ...usual.voice, languages: [] } },
    ];
    for (const signage of refused)
      expect(await supervisor.call('frontDesk.configure', { signage })).toMatchObject({ ok: false, error: { code: 'call.invalid' } });
  });
});

describe('the hall’s own slides', () => {
  test('come in the order of their names, with the words beside them, and say which cannot be shown', async () => {
    const folder = slidesFolder();
    writeFileSync(
      join(folder, '02-hexi.png'),
      await sharp(await picture())
        .png()
        .toBuffer(),
    );
    writeFileSync(join(folder, '01-dengcai.jpg'), await picture());
    writeFileSync(join(folder, '01-dengcai.txt'), '\uFEFF灯彩\r\n红灯高挂。\r\n一盏一愿。\r\n');
    writeFileSync(join(folder, '01-dengcai.en.txt'), 'Lanterns\nA wish each.');
    writeFileSync(join(folder, '03-broken.jpg'), 'no picture at all');
    writeFileSync(join(folder, '04-film.mp4'), 'a film');
    writeFileSync(join(folder, '.hidden.jpg'), await picture());
    const { slides } = await view();
    expect(slides.map(({ chinese, english }) => ({ chinese, english }))).toEqual([
      { chinese: { title: '灯彩', text: '红灯高挂。\n一盏一愿。' }, english: { title: 'Lanterns', text: 'A wish each.' } },
      { chinese: { title: 'hexi', text: '' }, english: null },
    ]);
    expect(await hall.as('S1').ask('signage.folder', {})).toMatchObject({
      folder,
      left: [
        { file: '03-broken.jpg', why: 'unreadable' },
        { file: '04-film.mp4', why: 'kind' },
      ],
    });
  });

  test('are shown upright and no larger than a screen, without what a camera wrote into them, and anew once the file has changed', async () => {
    const folder = slidesFolder();
    const file = join(folder, 'large.jpg');
    const turned = await sharp(await picture(4_000, 2_000))
      .withMetadata({ orientation: 6 })
      .withExif({ IFD0: { Artist: 'somebody' } })
      .toBuffer();
    writeFileSync(file, turned);
    const [slide] = (await view()).slides;
    const answer = await ask('signage.picture', { id: slide!.id });
    if (!answer.ok) throw new Error(answer.error.code);
    const { width, height, exif } = await sharp(Buffer.from(answer.value.jpeg, 'base64')).metadata();
    expect({ width, height, exif }).toEqual({ width: 720, height: 1_440, exif: undefined });
    writeFileSync(file, await picture(200, 100));
    utimesSync(file, 1, 1);
    const [changed] = (await view()).slides;
    expect(changed!.id).not.toBe(slide!.id);
    expect(await ask('signage.picture', { id: slide!.id })).toMatchObject({ ok: false, error: { code: 'signage.noPicture' } });
  });

  test.each(['../key.json', 'large.jpg', '../../etc/passwd:1:1'])('no other file is given out (%s)', async (id) => {
    slidesFolder();
    expect(await ask('signage.picture', { id })).toMatchObject({ ok: false, error: { code: 'signage.noPicture' } });
  });
});

test('the hall board knows who called last at each counter', async () => {
  const registrar = hall.as('R1');
  await registrar.ask('tickets.issue', { service: 'marriage', name: '王小明' });
  expect(await hall.as('S1').ask('tickets.desks', {})).toEqual([]);
  await registrar.ask('tickets.call', {});
  expect(await hall.as('S1').ask('tickets.desks', {})).toEqual([{ counter: '03', staffName: '李敏' }]);
  expect(await registrar.call('tickets.desks', {})).toMatchObject({ ok: false });
});

test('the call screen hears a call, masked, without anybody signed in', async () => {
  const registrar = hall.as('R1');
  const { number } = await registrar.ask('tickets.issue', { service: 'marriage', name: '王小明' });
  await registrar.ask('tickets.call', {});
  expect(await ask('tickets.board')).toMatchObject({
    ok: true,
    value: { calls: [{ number, counter: '03', counterName: '3号窗口', name: '王*明', times: 1 }] },
  });
  expect(hall.events).toContainEqual({ event: 'frontDesk.changed' });
});
