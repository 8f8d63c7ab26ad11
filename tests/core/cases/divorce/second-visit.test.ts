import { afterEach, describe, expect, test } from 'vitest';
import { createSetClock, type SettableClock } from '#core/store/index.ts';
import type { CivilDate, DivorceView, PartyDraft, Slot } from '#shared/model/index.ts';
import { people, permitHolders, type Person } from '../../../emulators/people.ts';
import type { EmulatedCard } from '../../../emulators/reader/card-blocks.ts';
import { residencePermit, residentCard, startReaderEmulator, type ReaderEmulator } from '../../../emulators/reader/index.ts';
import { hongKong } from '../../../law/couple.ts';
import { createTestDesk, printPaper, typedCouple, type Caller, type TestDesk } from '../test-desk.ts';
import { accept, accepting, callReturn, divorceHall, getDivorce, interviews, returnBoth } from './divorce-desk.ts';

let hall: TestDesk | null = null;
let reader: ReaderEmulator | null = null;
afterEach(async () => {
  await hall?.close();
  await reader?.stop();
  [hall, reader] = [null, null];
});

interface Visit {
  readonly registrar: Caller;
  readonly clock: SettableClock;
  readonly caseId: string;
}

/** He, Wang Wei unless told otherwise, and Chen Jing applied on 2026-10-12; it is this hour of their second period. */
async function openVisit(at: string, man: PartyDraft = typedCouple().man): Promise<Visit> {
  const clock = createSetClock(accepting);
  reader = await startReaderEmulator();
  const config = { ...divorceHall, office: { ...divorceHall.office, capabilities: ['mainland' as const, 'hongKongMacao' as const] } };
  hall = await createTestDesk({ config, pcClock: clock, readerPath: reader.path });
  const registrar = hall.as('R1');
  await hall.as('S1').ask('office.openOfflineRegistration', { reason: '省平台线路检修' });
  const { id: caseId } = await accept(registrar, { ...typedCouple(), man });
  setClock(clock, at);
  await confirmClock(clock);
  return { registrar, clock, caseId };
}

function setClock(clock: SettableClock, local: string): void {
  clock.advance({ milliseconds: Date.parse(`${local}:00+08:00`) - clock.now().epochMilliseconds });
}

async function confirmClock(clock: SettableClock): Promise<void> {
  const [today, time] = clock.now().toZonedDateTimeISO('Asia/Shanghai').toPlainDateTime().toString({ smallestUnit: 'minute' }).split('T');
  const read = { today: today as CivilDate, time: time!, reason: '按手机时间核对' };
  await hall!.as('S1').ask('clock.confirm', read, { approval: { code: 'R1', password: 'limin-2026' } });
}

/** Lays a card down for a party and waits for what the reader says of it. */
const lay = (visit: Visit, slot: Slot, person: Person) => layCard(visit, slot, residentCard(person));

async function layCard({ registrar, caseId }: Visit, slot: Slot, card: EmulatedCard): Promise<string | null> {
  await registrar.ask('devices.armReader', { caseId, slot });
  const state = async () => (await registrar.ask('devices.status', {})).reader;
  await expect.poll(async () => (await state()).state, { timeout: 8000 }).toBe('waiting');
  reader!.placeCard(card);
  await expect.poll(async () => (await state()).problem ?? (await state()).armed === null, { timeout: 8000 }).toBeTruthy();
  const { problem } = await state();
  reader!.removeCard();
  return problem;
}

const readsOf = async ({ registrar, caseId }: Visit): Promise<DivorceView['returnReads']> =>
  (await getDivorce(registrar, caseId)).returnReads;

describe('M-51, M-65 the cards are read again', () => {
  test('each is compared with who applied, and nothing of the form changes', async () => {
    const visit = await openVisit('2026-11-20T09:00');
    const { couple: before, draftRevision } = await getDivorce(visit.registrar, visit.caseId);
    expect(await visit.registrar.call('divorce.return', { caseId: visit.caseId, bothCame: true })).toMatchObject({
      error: { code: 'divorce.cardNotRead', details: { party: 'man' } },
    });
    expect(await lay(visit, 'man', people.wangWei)).toBeNull();
    expect(await readsOf(visit)).toMatchObject({ man: { by: 'card', validUntil: '2039-05-20', reason: null }, woman: null });
    expect(await visit.registrar.call('divorce.return', { caseId: visit.caseId, bothCame: true })).toMatchObject({
      error: { code: 'divorce.cardNotRead', details: { party: 'woman' } },
    });
    expect(await lay(visit, 'woman', people.chenJing)).toBeNull();
    const after = await visit.registrar.ask('divorce.return', { caseId: visit.caseId, bothCame: true });
    expect(after).toMatchObject({ point: 'issuable.returned', couple: before, draftRevision });
    expect(await visit.registrar.call('devices.armReader', { caseId: visit.caseId, slot: 'man' })).toMatchObject({
      error: { code: 'case.notAllowedNow' },
    });
    const history = (await visit.registrar.ask('cases.history', { caseId: visit.caseId })).map(({ action }) => action);
    expect(history.filter((action) => action.startsWith('divorce.card') || action === 'divorce.returned')).toEqual([
      'divorce.cardReadAgain',
      'divorce.cardReadAgain',
      'divorce.returned',
    ]);
  });

  test.each([
    ['somebody else’s', 'man', people.heDong, 'otherPerson'],
    ['the other party’s', 'man', people.chenJing, 'spousesCard'],
    ['one that has expired', 'man', { ...people.wangWei, validUntil: '20261119' }, 'expired'],
  ] as const)('%s is refused and leaves nothing', async (_whose, slot, card, problem) => {
    const visit = await openVisit('2026-11-20T09:00');
    expect(await lay(visit, slot, card)).toBe(problem);
    expect(await readsOf(visit)).toEqual({ man: null, woman: null });
  });

  test('a card renewed meanwhile counts by its own validity', async () => {
    const visit = await openVisit('2026-11-20T09:00');
    expect(await lay(visit, 'man', people.wangWeiRenewed)).toBeNull();
    expect(await lay(visit, 'woman', people.chenJing)).toBeNull();
    expect(await visit.registrar.ask('divorce.return', { caseId: visit.caseId, bothCame: true })).toMatchObject({
      returnReads: { man: { validFrom: '2025-01-10', validUntil: '2045-01-10' } },
    });
  });

  test('M-63 a card with their number and another name waits for what shows the change', async () => {
    const visit = await openVisit('2026-11-20T09:00');
    await lay(visit, 'man', people.wangWei);
    expect(await lay(visit, 'woman', { ...people.chenJing, name: '陈静怡' })).toBeNull();
    expect(await readsOf(visit)).toMatchObject({ woman: { by: 'card', name: '陈静怡' } });
    const call = { caseId: visit.caseId, bothCame: true };
    expect(await visit.registrar.call('divorce.return', call)).toMatchObject({
      error: { code: 'divorce.nameDiffers', details: { party: 'woman' } },
    });
    const nameProof = { kind: 'formerNameRecord' as const, number: '', issuer: '某派出所' };
    expect(await visit.registrar.call('divorce.return', { ...call, changes: { woman: { nameProof } } })).toMatchObject({
      ok: true,
      value: { returnReads: { woman: { by: 'card', name: '陈静怡', nameProof } } },
    });
  });

  test('the proper card of one who applied with a temporary one is another document, by the number it bears', async () => {
    const { man } = typedCouple();
    const visit = await openVisit('2026-11-20T09:00', {
      ...man,
      document: 'temporaryResidentCard',
      validUntil: '2026-12-31' as CivilDate,
      validFrom: '2026-10-01' as CivilDate,
    });
    expect(await lay(visit, 'man', people.wangWei)).toBeNull();
    const other = { document: 'residentCard', number: people.wangWei.idNumber, sameBy: 'sameNumber' };
    expect(await readsOf(visit)).toMatchObject({ man: { by: 'card', validUntil: '2039-05-20', other } });
  });

  test('a residence permit names the travel permit of who applied with that, however often it was renewed', async () => {
    const { hongKong: holder, macao: another } = permitHolders;
    const birthDate = `${holder.birthDate.slice(0, 4)}-${holder.birthDate.slice(4, 6)}-${holder.birthDate.slice(6)}` as CivilDate;
    const permit = { document: 'mainlandTravelPermit' as const, documentNumber: `${holder.passNumber}01`, idNumber: 'Z683365(5)' };
    const visit = await openVisit('2026-11-20T09:00', {
      ...hongKong({ papers: [], occupation: '教师' }),
      ...permit,
      name: holder.name,
      birthDate,
    });
    expect(await layCard(visit, 'man', residencePermit(another))).toBe('otherPerson');
    expect(await layCard(visit, 'man', residencePermit(holder))).toBeNull();
    const other = { document: 'residencePermit', number: holder.idNumber, sameBy: 'sameNumber' };
    expect(await readsOf(visit)).toMatchObject({ man: { by: 'card', other } });
    await lay(visit, 'woman', people.chenJing);
    expect(await visit.registrar.ask('divorce.return', { caseId: visit.caseId, bothCame: true })).toMatchObject({
      findings: expect.arrayContaining([expect.objectContaining({ rule: 'M-63', message: 'otherSameNumber', party: 'man' })]),
    });
    expect((await visit.registrar.ask('cases.find', { text: holder.idNumber })).map(({ id }) => id)).toEqual([visit.caseId]);
  });

  test('is for whoever serves the case; another takes it over, and what was read today still counts', async () => {
    const visit = await openVisit('2026-11-20T09:00');
    const colleague = hall!.as('R2');
    expect(await colleague.call('devices.armReader', { caseId: visit.caseId, slot: 'man' })).toMatchObject({
      error: { code: 'case.heldByColleague' },
    });
    expect(await lay(visit, 'man', people.wangWei)).toBeNull();
    await colleague.ask('cases.takeOver', { caseId: visit.caseId, reason: '换窗口办理' });
    expect(await lay({ ...visit, registrar: colleague }, 'woman', people.chenJing)).toBeNull();
    expect(await readsOf(visit)).toMatchObject({ man: { by: 'card' }, woman: { by: 'card' } });
  });

  test('read on one day they count on no other', async () => {
    const visit = await openVisit('2026-11-20T16:00');
    for (const [slot, person] of [['man', people.wangWei] as const, ['woman', people.chenJing] as const]) await lay(visit, slot, person);
    setClock(visit.clock, '2026-11-21T09:00');
    expect(await readsOf(visit)).toEqual({ man: null, woman: null });
    expect(await visit.registrar.call('divorce.return', { caseId: visit.caseId, bothCame: true })).toMatchObject({
      error: { code: 'divorce.cardNotRead' },
    });
  });
});

describe('M-65 on the last day', () => {
  test('both cards read before closing began the visit, and it is finished after', async () => {
    const visit = await openVisit('2026-12-11T16:50');
    for (const [slot, person] of [['man', people.wangWei] as const, ['woman', people.chenJing] as const]) await lay(visit, slot, person);
    setClock(visit.clock, '2026-12-11T17:10');
    await visit.registrar.ask('divorce.return', { caseId: visit.caseId, bothCame: true });
    // They left: what was read for that visit begins no other after closing.
    expect(await visit.registrar.ask('divorce.leave', { caseId: visit.caseId, outcome: 'changedTheirMind' })).toMatchObject({
      returnReads: { man: null, woman: null },
    });
    expect(await callReturn(visit.registrar, visit.caseId)).toMatchObject({ error: { code: 'case.refusedByLaw' } });
  });

  test('one card read after closing is too late', async () => {
    const visit = await openVisit('2026-12-11T16:50');
    await lay(visit, 'man', people.wangWei);
    setClock(visit.clock, '2026-12-11T17:00');
    await lay(visit, 'woman', people.chenJing);
    expect(await visit.registrar.call('divorce.return', { caseId: visit.caseId, bothCame: true })).toMatchObject({
      error: { code: 'case.refusedByLaw', details: { findings: [{ rule: 'M-65', message: 'closedOnLastDay' }] } },
    });
  });
});

describe('compared by hand', () => {
  test('the number typed must be theirs, and a document renewed says its own validity', async () => {
    const visit = await openVisit('2026-11-20T09:00');
    const { man, woman } = typedCouple();
    const byHand = (number: string, name = man.name) => ({ by: 'hand' as const, number, name, reason: '读卡器检修' });
    const wrong = { man: byHand(woman.idNumber), woman: byHand(woman.idNumber, woman.name) };
    expect(await visit.registrar.call('divorce.return', { caseId: visit.caseId, bothCame: true, shown: wrong })).toMatchObject({
      error: { code: 'divorce.numberDiffers', details: { party: 'man' } },
    });
    const period = { validFrom: '2026-01-01' as CivilDate, validUntil: '2026-11-19' as CivilDate, longTerm: false };
    const over = { man: { ...byHand(man.idNumber), period }, woman: byHand(woman.idNumber, woman.name) };
    expect(await visit.registrar.call('divorce.return', { caseId: visit.caseId, bothCame: true, shown: over })).toMatchObject({
      error: { code: 'case.refusedByLaw', details: { findings: [{ rule: 'M-15', message: 'expired', party: 'man' }] } },
    });
    // One by hand, the other by the reader.
    await lay(visit, 'woman', people.chenJing);
    const shown = { man: byHand(man.idNumber.toLowerCase()), woman: { by: 'card' as const } };
    expect(await visit.registrar.ask('divorce.return', { caseId: visit.caseId, bothCame: true, shown })).toMatchObject({
      returnReads: { man: { by: 'hand', reason: '读卡器检修' }, woman: { by: 'card', reason: null } },
    });
  });
});

describe('M-51 asked apart', () => {
  const answers = {
    identity: '一致，没有撤回。',
    willing: '自愿离婚。',
    agreement: '看过，是我的真实意思。',
    children: '没有子女。',
    property: '同意。',
    debts: '没有债务。',
    pressed: '没有。',
    more: '没有。',
  };

  test('what each says is kept in the words of the record, which is drawn of it and signed as it is', async () => {
    const visit = await openVisit('2026-11-20T09:00');
    const { registrar, caseId } = visit;
    await returnBoth(registrar, caseId);
    for (const party of ['man', 'woman'] as const) {
      await registrar.ask('divorce.interview', { caseId, party, willing: true, agrees: true, answers });
      await printPaper(registrar, caseId, 'interviewRecord', party);
    }
    const kept = (await getDivorce(registrar, caseId)).interviews;
    expect(kept.man).toMatchObject({ willing: true, signed: false, answers: { length: 8 } });
    expect(kept.man!.answers[1]).toEqual({ question: '你现在是否仍然自愿离婚？', answer: '自愿离婚。' });
    // Not what was printed and signed.
    expect(await registrar.call('divorce.question', { caseId, interviews })).toMatchObject({ error: { code: 'case.papersNotPrinted' } });
    const signed = { man: { ...kept.man!, signed: true }, woman: { ...kept.woman!, signed: true } };
    expect(await registrar.ask('divorce.question', { caseId, interviews: signed })).toMatchObject({ point: 'issuable.questioned' });
  });

  test('a record whose answers changed is printed again, and nobody’s other record with it', async () => {
    const visit = await openVisit('2026-11-20T09:00');
    const { registrar, caseId } = visit;
    await returnBoth(registrar, caseId);
    const say = (party: Slot, willing: boolean) => registrar.ask('divorce.interview', { caseId, party, willing, agrees: willing, answers });
    for (const party of ['man', 'woman'] as const) {
      await say(party, true);
      await printPaper(registrar, caseId, 'interviewRecord', party);
    }
    const { documents } = await say('woman', false);
    const current = documents.filter(({ kind, current: counts }) => kind === 'interviewRecord' && counts);
    expect(current.map(({ party }) => party)).toEqual(['man']);
    const { couple } = await getDivorce(registrar, caseId);
    const now = await registrar.ask('divorce.findings', { caseId, couple });
    expect(now.findings).toContainEqual(expect.objectContaining({ rule: 'M-63', message: 'changedTheirMind', party: 'woman' }));
    expect(await registrar.ask('divorce.leave', { caseId, outcome: 'changedTheirMind', grounds: [], note: '' })).toMatchObject({
      point: 'issuable',
      interviews: { man: null, woman: null },
      findings: expect.arrayContaining([expect.objectContaining({ message: 'changedTheirMind', party: 'woman' })]),
    });
  });

  test('nothing is kept of an interview before both are here', async () => {
    const visit = await openVisit('2026-11-20T09:00');
    const { registrar, caseId } = visit;
    expect(await registrar.call('divorce.interview', { caseId, party: 'man', willing: true, agrees: true, answers })).toMatchObject({
      error: { code: 'case.notAllowedNow' },
    });
  });
});
