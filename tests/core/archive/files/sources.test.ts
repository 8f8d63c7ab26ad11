import { afterEach, describe, expect, test } from 'vitest';
import { people } from '../../../emulators/people.ts';
import { accept, goTo, openDivorceDesk, prepare, register, withdraw } from '../../cases/divorce/divorce-desk.ts';
import { eachTestsHall } from '../../cases/each-tests-hall.ts';
import { applyFor, openReissue, reissuingHall, takeReissueTo } from '../../cases/reissue-desk.ts';
import { takeTo, testPhoto, typedCouple } from '../../cases/test-desk.ts';
import type { ClockDesk } from '../../office/clock-desk.ts';

const { openOffline } = eachTestsHall();
let desk: ClockDesk | null = null;
afterEach(async () => {
  await desk?.close();
  desk = null;
});

describe('M-116 divorces that were registered, taken back or lapsed are filed together, by the day each ended on', () => {
  test('an application still running is not among them', async () => {
    desk = await openDivorceDesk();
    await desk.openOfflineDay();
    const registered = await accept(desk.registrar);
    const withdrawn = await accept(desk.registrar, typedCouple(people.zhangJi, people.liJie));
    expect(await withdraw(desk.registrar, withdrawn.id, 'woman')).toMatchObject({ ok: true });
    const lapsing = await accept(desk.registrar, typedCouple(people.heDong, people.luoYan));
    const list = () => desk!.supervisor.ask('archives.worklist', { fileClass: 'divorce', year: 2026 });
    expect((await list()).rows.map(({ actId }) => actId)).toEqual([withdrawn.id]);
    await goTo(desk, '2026-11-12T09:00');
    await desk.openOfflineDay();
    await prepare(desk, registered.id);
    expect(await register(desk.registrar, registered.id)).toMatchObject({ ok: true });
    await goTo(desk, '2026-12-14T09:00');
    const { rows } = await list();
    expect(rows).toMatchObject([
      { actId: withdrawn.id, act: 'divorceWithdrawn', on: '2026-10-12' },
      { actId: registered.id, act: 'divorce', on: '2026-11-12', pages: 1 },
      { actId: lapsing.id, act: 'divorceLapsed', on: '2026-12-12' },
    ]);
    expect(rows[0]!.missing).toContainEqual({ paper: 'signedWithdrawal', party: null });
    expect(rows[2]!.missing).toContainEqual({ paper: 'signedLapseRecord', party: null });
    expect(rows[1]!.number).toMatch(/^L329901-2026-/);
  });
});

test('M-116 a certificate issued anew has a file of its own among the reissues, and one applicant’s papers make it whole', async () => {
  const { registrar, hall } = await openOffline({ config: reissuingHall });
  await takeTo(registrar, 'registered');
  const archivist = hall.as('D1');
  const of = { fileClass: 'reissue' as const, year: 2026 };
  const applied = await applyFor(registrar, await openReissue(registrar));
  expect((await archivist.ask('archives.worklist', of)).rows).toEqual([]);
  const issued = await takeReissueTo(registrar, applied, 'issued');
  for (const [kind, party] of [
    ['residentCard', 'man'],
    ['signedDeclaration', 'man'],
    ['signedExaminationForm', null],
  ] as const)
    await registrar.ask('attachments.add', { caseId: issued.id, kind, party, picture: await testPhoto(), from: 'file' });
  const { rows } = await archivist.ask('archives.worklist', of);
  expect(rows).toMatchObject([
    { actId: issued.id, act: 'marriageReissue', number: issued.registrationNumber, manName: '王伟', missing: [] },
  ]);
  const { files } = await archivist.ask('archives.file', { ...of, acts: [{ actId: issued.id }] });
  expect(files[0]!.fileNumber).toBe('BF-2026-0001');
  const { documentId } = await archivist.ask('archives.draw', { of: 'file', fileId: files[0]!.id });
  expect((await archivist.ask('documents.bytes', { documentId })).pdf.length).toBeGreaterThan(1000);
});
