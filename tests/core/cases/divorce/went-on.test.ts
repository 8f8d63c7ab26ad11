import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DivorceApplication, PartyDraft, ShownAgain } from '#shared/model/index.ts';
import { people } from '../../../emulators/people.ts';
import { foreigner, paper } from '../../../law/couple.ts';
import { year2027 } from '../../../law/year-2027.ts';
import type { ClockDesk } from '../../office/clock-desk.ts';
import { confirmByCouple, printFinalPapers, takeTo, testPhoto, typedCouple } from '../test-desk.ts';
import {
  accept,
  applicationOf,
  both,
  callReturn,
  divorceHall,
  getDivorce,
  goTo,
  importDaysOff,
  openDivorceDesk,
  prepare,
  register,
} from './divorce-desk.ts';

const hallOfAll = {
  ...divorceHall,
  office: { ...divorceHall.office, capabilities: ['mainland' as const, 'hongKongMacao' as const, 'foreign' as const] },
};
const numbers = { 'the number of before': '12AB34567', 'a later number': '34CD56789' } as const;
const byEither = Object.entries(numbers);

let hall: ClockDesk;
beforeEach(async () => {
  hall = await openDivorceDesk(undefined, hallOfAll);
  await hall.openOfflineDay();
});
afterEach(() => hall.close());

const { woman } = typedCouple();
const him = (changes: Partial<PartyDraft> = {}) => foreigner({ papers: [], occupation: '教师', ...changes });
const renewed: ShownAgain = {
  by: 'other',
  document: 'passport',
  number: numbers['a later number'],
  name: him().name,
  period: { validFrom: null, validUntil: '2036-06-30' as never, longTerm: false },
  sameBy: 'earlierShown',
  reason: null,
};
const hers: ShownAgain = { by: 'hand', number: woman.idNumber, name: woman.name, period: null, reason: '读卡器检修' };

/** They applied, came once, he with a renewed passport, went again, and let their time pass: it is the morning of 2026-12-12. */
async function lapse(): Promise<string> {
  const { id: caseId } = await accept(hall.registrar, { man: him(), woman });
  await goTo(hall, '2026-11-20T09:00');
  await hall.registrar.ask('divorce.return', { caseId, bothCame: true, shown: { man: renewed, woman: hers } });
  await hall.registrar.ask('divorce.leave', { caseId, outcome: 'notFinished' });
  await goTo(hall, '2026-12-12T09:00');
  await hall.openOfflineDay();
  expect(await getDivorce(hall.registrar, caseId)).toMatchObject({ state: 'lapsed' });
  return caseId;
}

/** Its last day moved, to one that is past or not: it is over for good. */
async function staysOver(caseId: string): Promise<void> {
  await importDaysOff(hall, '2026-12-11');
  expect(await getDivorce(hall.registrar, caseId)).toMatchObject({ state: 'lapsed', dates: { lapsesOn: '2026-12-12' }, movedDates: null });
  const history = await hall.registrar.ask('cases.history', { caseId });
  expect(history.filter(({ action }) => action === 'divorce.issueResumed' || action === 'divorce.lapseRedated')).toEqual([]);
  const { cases } = await hall.audit();
  expect(cases).toContainEqual(expect.objectContaining({ id: caseId, closed_on: '2026-12-12' }));
}

async function marry(man: PartyDraft, other: PartyDraft) {
  const proof = { wording: 'single', route: 'foreignMissionIssued', country: 'FRA', issuedOn: '2026-10-01' as never } as const;
  const papers = [paper('singleProof', proof), paper('proofTranslation', { issuedOn: proof.issuedOn })];
  const { id: caseId } = await takeTo(hall.registrar, 'photographed', {
    man: { ...man, papers, maritalStatus: 'unmarried' },
    woman: other,
  });
  for (const kind of ['singleProof', 'proofTranslation'] as const)
    await hall.registrar.ask('attachments.add', { caseId, kind, party: 'man', picture: await testPhoto(), from: 'file', of: 'original' });
  await hall.registrar.ask('marriage.examine', { caseId });
  await confirmByCouple(hall.registrar, caseId);
  await hall.registrar.ask('marriage.prepare', { caseId });
  await printFinalPapers(hall.registrar, caseId);
  return hall.registrar.call('marriage.register', { caseId, signedForReceipt: both });
}

describe('M-65 M-66 an application that lapsed, and whose last day a correction moves later', () => {
  test.each(byEither)('stays as it was where one of them has married another here meanwhile, under %s', async (_, idNumber) => {
    const caseId = await lapse();
    expect(await marry(him({ idNumber }), typedCouple(people.wangWei, people.luoYan).woman)).toMatchObject({ ok: true });
    await staysOver(caseId);
  });

  test.each(byEither)('stays as it was where they were divorced here meanwhile, under %s', async (_, idNumber) => {
    const caseId = await lapse();
    const couple = { man: him({ idNumber }), woman };
    const application: DivorceApplication = applicationOf(couple);
    const { id: next } = await accept(hall.registrar, couple, application);
    await goTo(hall, '2027-01-12T09:00');
    const content = Buffer.from(JSON.stringify(year2027)).toString('base64');
    const approval = { code: 'R1', password: 'limin-2026' };
    await hall.supervisor.ask('calendar.import', { fileName: '2027.json', content }, { approval });
    await hall.openOfflineDay();
    await prepare(hall, next);
    expect(await register(hall.registrar, next)).toMatchObject({ ok: true });
    await staysOver(caseId);
  });

  test('is not dated into the time of their next application', async () => {
    const caseId = await lapse();
    const { id: next } = await accept(hall.registrar, { man: him(), woman });
    await goTo(hall, '2026-12-15T09:00');
    await staysOver(caseId);
    expect(await getDivorce(hall.registrar, next)).toMatchObject({ state: 'coolingOff', dates: { accepted: '2026-12-12' } });
    await goTo(hall, '2026-12-16T09:00');
    expect(await callReturn(hall.registrar, caseId)).toMatchObject({ ok: false });
  });
});
