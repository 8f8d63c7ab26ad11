import sharp from 'sharp';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type * as Tables from '#core/front-desk/kiosk/draft-tables.ts';
import { createSetClock } from '#core/store/index.ts';
import { people } from '../../../emulators/people.ts';
import { accept, accepting, divorceHall } from '../../cases/divorce/divorce-desk.ts';
import { aMorning, witness } from '../../cases/test-desk.ts';
import { kioskConfig, kioskOf, openKioskHall, type KioskHall } from './kiosk-hall.ts';

/** The power fails after the commit, before the draft is erased. */
const failure = vi.hoisted(() => ({ erasing: false }));
vi.mock('#core/front-desk/kiosk/draft-tables.ts', async (original) => {
  const real = await original<typeof Tables>();
  const eraseDraft: typeof real.eraseDraft = (db, of) => {
    if (failure.erasing) {
      failure.erasing = false;
      throw new Error('the power failed');
    }
    real.eraseDraft(db, of);
  };
  return { ...real, eraseDraft };
});

const { wangWei, chenJing, zhangJi } = people;
const draft = { self: { phone: '13800000000', education: 'associate' }, other: { maritalStatus: 'unmarried' } } as const;
const image = (
  await sharp({ create: { width: 400, height: 300, channels: 3, background: '#a02020' } })
    .jpeg()
    .toBuffer()
).toString('base64');
const clock = createSetClock(aMorning);

let hall: KioskHall;
beforeEach(async () => {
  clock.set(aMorning);
  hall = await openKioskHall({ pcClock: clock });
});
afterEach(() => hall.close());

const fillIn = async () => {
  await hall.kiosk.ask('kiosk.saveDraft', { service: 'marriage', draft });
  return hall.kiosk.ask('kiosk.addPicture', { service: 'marriage', picture: { of: 'self', kind: 'householdBooklet', image } });
};

test('what was filled in is there again with the same card, and for nobody else', async () => {
  await hall.enter(wangWei);
  const { id } = await fillIn();
  expect((await hall.kiosk.ask('kiosk.mine', {})).drafts).toEqual([{ service: 'marriage', erasedOn: '2026-11-30' }]);
  await hall.enter(chenJing);
  expect(await hall.kiosk.ask('kiosk.draft', { service: 'marriage' })).toEqual({ draft: null, pictures: [], erasedOn: null });
  expect(await hall.kiosk.call('kiosk.picture', { id })).toMatchObject({ error: { code: 'preReview.notFound' } });
  await hall.kiosk.ask('kiosk.removePicture', { id });
  await hall.enter(wangWei);
  const kept = await hall.kiosk.ask('kiosk.draft', { service: 'marriage' });
  expect(kept).toMatchObject({ draft, pictures: [{ id, of: 'self', kind: 'householdBooklet' }] });
  expect((await hall.kiosk.ask('kiosk.picture', { id })).jpeg.length).toBeGreaterThan(100);
  await hall.kiosk.ask('kiosk.discardDraft', { service: 'marriage' });
  expect(await hall.kiosk.ask('kiosk.draft', { service: 'marriage' })).toEqual({ draft: null, pictures: [], erasedOn: null });
});

test('a draft is erased when its days are over', async () => {
  await hall.enter(wangWei);
  await fillIn();
  clock.set('2026-11-30T02:00:00Z');
  await hall.as('S1').ask('office.get', {});
  await expect
    .poll(
      async () => {
        await hall.enter(wangWei);
        return hall.kiosk.ask('kiosk.draft', { service: 'marriage' });
      },
      { timeout: 15_000, interval: 1_000 },
    )
    .toEqual({ draft: null, pictures: [], erasedOn: null });
}, 40_000);

test('M-41 what is handed over is unsigned and waits for a registrar, with names and numbers of the two cards', async () => {
  await hall.enter(chenJing);
  expect(await hall.kiosk.call('kiosk.submit', { service: 'marriage' })).toMatchObject({ error: { code: 'kiosk.nothingFilledIn' } });
  await fillIn();
  expect(await hall.kiosk.call('kiosk.submit', { service: 'marriage' })).toMatchObject({ error: { code: 'kiosk.partnerNeeded' } });
  await hall.enter(wangWei, 'kiosk.enterPartner');
  const sent = await hall.kiosk.ask('kiosk.submit', { service: 'marriage' });
  expect(sent).toMatchObject({ state: 'waiting', service: 'marriage', code: expect.stringMatching(/^TP/) as string });
  const { reviews } = await hall.as('R1').ask('preReviews.list', {});
  expect(reviews).toMatchObject([
    {
      id: sent.id,
      source: 'kiosk',
      content: {
        woman: { name: chenJing.name, idNumber: chenJing.idNumber, phone: '13800000000', education: 'associate' },
        man: { name: wangWei.name, idNumber: wangWei.idNumber, maritalStatus: 'unmarried' },
      },
      pictures: [{ of: 'woman', kind: 'householdBooklet' }],
    },
  ]);
  expect((await hall.kiosk.ask('kiosk.mine', {})).drafts).toEqual([]);
  // Both of them see what became of it, nobody else does.
  await hall.as('R1').ask('preReviews.return', { id: sent.id, reasons: ['unreadable'], note: '请重拍' });
  for (const [who, seen] of [
    [wangWei, [{ id: sent.id, state: 'returned', note: '请重拍' }]],
    [zhangJi, []],
  ] as const) {
    await hall.enter(who);
    expect((await hall.kiosk.ask('kiosk.mine', {})).preReviews).toMatchObject(seen);
  }
});

test('M-41 whoever hands over again what a program that died took in finds that, and no second one comes', async () => {
  await hall.enter(chenJing);
  await fillIn();
  await hall.enter(wangWei, 'kiosk.enterPartner');
  failure.erasing = true;
  expect(await hall.kiosk.call('kiosk.submit', { service: 'marriage' })).toMatchObject({ error: { code: 'call.internal' } });
  const received = async () => (await hall.as('R1').ask('preReviews.list', {})).reviews.map(({ id }) => id);
  const [first] = await received();
  expect((await hall.kiosk.ask('kiosk.mine', {})).drafts).toHaveLength(1);
  expect(await hall.kiosk.ask('kiosk.submit', { service: 'marriage' })).toMatchObject({ id: first });
  expect(await received()).toEqual([first]);
  expect((await hall.kiosk.ask('kiosk.mine', {})).drafts).toEqual([]);
});

test('what was taken in when the program died is not changed afterwards; whoever begins again begins anew', async () => {
  await hall.enter(chenJing);
  await fillIn();
  await hall.enter(wangWei, 'kiosk.enterPartner');
  failure.erasing = true;
  await hall.kiosk.call('kiosk.submit', { service: 'marriage' });
  expect(await hall.kiosk.ask('kiosk.draft', { service: 'marriage' })).toMatchObject({ draft: null, pictures: [] });
  await hall.kiosk.ask('kiosk.saveDraft', { service: 'marriage', draft: { self: { phone: '13900000000' } } });
  await hall.kiosk.ask('kiosk.submit', { service: 'marriage' });
  expect((await hall.as('R1').ask('preReviews.list', {})).reviews).toHaveLength(2);
});

test('two of the same sex, or a card that does not say it, are for the counter', async () => {
  await hall.enter(wangWei);
  await fillIn();
  await hall.enter(zhangJi, 'kiosk.enterPartner');
  expect(await hall.kiosk.call('kiosk.submit', { service: 'marriage' })).toMatchObject({ error: { code: 'kiosk.counterOnly' } });
});

test('a proof of a record is asked for once, settled by the staff, and masked at the kiosk', async () => {
  await hall.enter(wangWei);
  const wanted = { business: 'marriage', year: 2018, purpose: 'property', phone: '13800000000' } as const;
  const asked = await hall.kiosk.ask('kiosk.requestRecord', wanted);
  expect(asked).toMatchObject({
    number: 'CX20261123-01',
    state: 'waiting',
    idNumber: expect.not.stringContaining(wangWei.idNumber) as string,
  });
  expect(await hall.kiosk.call('kiosk.requestRecord', wanted)).toMatchObject({ error: { code: 'kiosk.requestTwice' } });
  const archivist = hall.as('S1');
  expect(await archivist.ask('recordRequests.list', {})).toMatchObject([
    { id: asked.id, name: wangWei.name, idNumber: wangWei.idNumber, year: 2018 },
  ]);
  await archivist.ask('recordRequests.settle', { id: asked.id, state: 'served' });
  expect(await archivist.call('recordRequests.settle', { id: asked.id, state: 'notFound' })).toMatchObject({
    error: { code: 'kiosk.requestSettled' },
  });
  expect((await hall.kiosk.ask('kiosk.mine', {})).requests).toMatchObject([{ state: 'served' }]);
});

test('M-88 a request is settled with the look-up that answers it, once', async () => {
  await hall.enter(wangWei);
  const asked = await hall.kiosk.ask('kiosk.requestRecord', { business: 'marriage', year: 2018, purpose: 'property' });
  const answer = {
    applicant: { by: 'self', name: wangWei.name, idNumber: wangWei.idNumber },
    of: { name: wangWei.name, idNumber: wangWei.idNumber },
    matter: '办理房产过户',
    given: 'explanation',
    asked: asked.id,
  } as const;
  const clerk = hall.as('R1');
  const entered = await clerk.ask('lookUps.enter', answer, { approval: witness });
  expect(await clerk.ask('recordRequests.list', {})).toMatchObject([{ id: asked.id, state: 'served', note: entered.number }]);
  expect(await clerk.call('lookUps.enter', answer, { approval: witness })).toMatchObject({ error: { code: 'kiosk.requestSettled' } });
});

test('calls from the kiosk reach the staff until somebody goes there', async () => {
  const staff = hall.as('E1');
  await hall.kiosk.ask('kiosk.callStaff', {});
  await hall.kiosk.ask('kiosk.report', { trouble: 'coreWasLost' });
  expect(await staff.ask('kiosk.watch', {})).toMatchObject({
    calledAt: expect.any(String) as string,
    inUseSince: null,
    troubles: [{ trouble: 'coreWasLost' }],
  });
  expect((await hall.kiosk.ask('kiosk.state', {})).called).toBe(true);
  await staff.ask('kiosk.answerCall', {});
  expect(await staff.ask('kiosk.watch', {})).toMatchObject({ calledAt: null, troubles: [] });
});

test('a reader that is gone is told to the staff', async () => {
  await hall.reader.stop();
  await expect.poll(async () => (await hall.kiosk.ask('kiosk.state', {})).reader, { timeout: 15_000 }).toBe('lost');
  expect((await hall.as('E1').ask('kiosk.watch', {})).troubles).toMatchObject([{ trouble: 'readerLost' }]);
}, 20_000);

test('a supervisor lets the kiosk go, nobody else does, and a wrong password counts', async () => {
  const release = (code: string, password: string) => hall.kiosk.call('kiosk.release', { code, password });
  const [supervisor, registrar] = ['S1', 'R1'].map((code) => kioskConfig.staff.find((member) => member.code === code)!);
  expect(await release('R1', registrar!.password)).toMatchObject({ error: { code: 'kiosk.notReleased' } });
  expect(await release('S1', 'wrong-password')).toMatchObject({ error: { code: 'staff.wrongPassword' } });
  expect(await release('S1', supervisor!.password)).toMatchObject({ value: { name: supervisor!.name } });
});

test('a core that starts again knows nobody, and has their drafts', async () => {
  await hall.enter(wangWei);
  await fillIn();
  const token = hall.kiosk.session();
  await hall.desk.close();
  const { openDesk } = await import('../../cases/test-desk.ts');
  const opened = openDesk({ dir: `${hall.dir}/store`, pcClock: clock });
  opened.desk.resume(hall.kept.key!, []);
  const kiosk = kioskOf(opened);
  kiosk.useSession(token);
  expect(await kiosk.call('kiosk.mine', {})).toMatchObject({ error: { code: 'kiosk.noVisit' } });
  await opened.desk.close();
});

test('the dates of a divorce are those of its receipt; a copy of it is marked as one', async () => {
  await hall.close();
  hall = await openKioskHall({ config: divorceHall, pcClock: createSetClock(accepting) });
  const { id: caseId, number } = await accept(hall.as('R1'));
  await hall.enter(wangWei);
  expect((await hall.kiosk.ask('kiosk.mine', {})).cases).toEqual([
    {
      id: caseId,
      number,
      business: 'divorce',
      stage: 'coolingOff',
      openedOn: '2026-10-12',
      registeredOn: null,
      hasReceipt: true,
      dates: { appliedOn: '2026-10-12', coolsUntil: '2026-11-11', from: '2026-11-12', until: '2026-12-11', certain: true },
    },
  ]);
  expect((await hall.kiosk.ask('kiosk.days', { service: 'divorceIssue', from: '2026-11-11' as never })).window).toEqual({
    from: '2026-11-12',
    until: '2026-12-11',
    certain: true,
  });
  expect(await hall.kiosk.call('kiosk.printReceipt', { caseId })).toMatchObject({ error: { code: 'kiosk.noPrinter' } });
  await hall.as('S1').ask('frontDesk.configure', { kiosk: { printer: '文件' } });
  const before = readdirSync(join(hall.dir, 'printed')).length;
  await hall.kiosk.ask('kiosk.printReceipt', { caseId });
  expect(readdirSync(join(hall.dir, 'printed')).length).toBe(before + 1);
  await hall.enter(zhangJi);
  expect((await hall.kiosk.ask('kiosk.mine', {})).cases).toEqual([]);
  expect(await hall.kiosk.call('kiosk.printReceipt', { caseId })).toMatchObject({ error: { code: 'case.notFound' } });
}, 30_000);
