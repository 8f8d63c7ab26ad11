import type { HallConfigInput } from '#shared/contract/index.ts';
import {
  AgreementElement,
  CivilDate,
  DivorceApplication,
  slots,
  type CaseView,
  type Couple,
  type DivorceView,
  type Interview,
  type Slot,
} from '#shared/model/index.ts';
import { openClockDesk, type ClockDesk } from '../../office/clock-desk.ts';
import { shippedYears } from '../../office/harness.ts';
import { confirmPrint, printPaper, testHall, testPhoto, typedCouple, witness, type Caller } from '../test-desk.ts';

/** 2026-10-12, 10:00: withdrawn through 11-11, issued 11-12 … 12-11, lapsed on 12-12. */
export const accepting = '2026-10-12T02:00:00Z';

export const divorceHall: HallConfigInput = {
  ...testHall,
  office: {
    ...testHall.office,
    offlineAuthorisation: { ...testHall.office.offlineAuthorisation!, businesses: ['marriage', 'divorce'] },
  },
  numberBlocks: [
    ...testHall.numberBlocks,
    { prefix: 'L', regionCode: '329901', year: 2026, first: 1, last: 50 },
    { prefix: 'L', regionCode: '329901', year: 2027, first: 1, last: 50 },
  ],
  blankBatches: [...testHall.blankBatches, { kind: 'divorce', first: 'B00000001', last: 'B00000020' }],
};

export const openDivorceDesk = (start = accepting, config = divorceHall) => openClockDesk(start, config);

export const both = { man: true, woman: true };
const asked: Interview = { willing: true, agrees: true, answers: [{ question: '您是否自愿离婚？', answer: '自愿。' }], signed: true };
export const interviews = { man: asked, woman: asked };

export function applicationOf({ man, woman }: Couple): DivorceApplication {
  return DivorceApplication.parse({
    marriage: {
      registeredBy: 'mainlandOffice',
      registeredOn: '2018-05-21',
      authority: '清江县民政局',
      number: 'J329901-2018-000123',
      parties: { man: { name: man.name, idNumber: man.idNumber }, woman: { name: woman.name, idNumber: woman.idNumber } },
      certificates: { man: 'shown', woman: 'shown' },
    },
    agreement: { from: 'own', found: AgreementElement.options },
  });
}

export function asDivorce(view: CaseView): DivorceView {
  if (view.business !== 'divorce') throw new Error(`${view.number} is no divorce`);
  return view;
}

export async function getDivorce(caller: Caller, caseId: string): Promise<DivorceView> {
  return asDivorce(await caller.ask('cases.get', { caseId }));
}

/** The clock stands at an instant of the office's wall, and two people say that it is right. */
export async function goTo(desk: ClockDesk, local: string): Promise<void> {
  const target = Date.parse(`${local}:00+08:00`);
  desk.clock.advance({ milliseconds: target - desk.clock.now().epochMilliseconds });
  await desk.reopen();
  if ((await desk.view()).state !== 'sure') await confirmed(desk);
}

async function confirmed(desk: ClockDesk): Promise<void> {
  const answer = await desk.confirm();
  if (!answer.ok) throw new Error(answer.error.code);
}

const year2026 = shippedYears.find(({ year }) => year === 2026)!;

/** The notice of 2026 is taken in, with these days off beside those of the State. */
export async function importDaysOff(desk: ClockDesk, ...dates: readonly string[]): Promise<void> {
  const off = [...year2026.off, ...dates.map((date) => ({ date: CivilDate.parse(date), name: '临时放假' }))];
  const content = Buffer.from(JSON.stringify({ ...year2026, off })).toString('base64');
  await desk.supervisor.ask('calendar.import', { fileName: '2026.json', content }, { approval: { code: 'R1', password: 'limin-2026' } });
}

/** Both apply, and their application is accepted today. */
export async function accept(
  registrar: Caller,
  couple: Couple = typedCouple(),
  application: DivorceApplication = applicationOf(couple),
): Promise<DivorceView> {
  const caseId = await prechecked(registrar, couple, application);
  await printPaper(registrar, caseId, 'divorceApplication', null);
  return registrar.ask('divorce.accept', { caseId, signed: both });
}

export async function prechecked(
  registrar: Caller,
  couple: Couple = typedCouple(),
  divorceApplication: DivorceApplication = applicationOf(couple),
  counsellingOffered = true,
): Promise<string> {
  const { id: caseId, draftRevision: revision } = await registrar.ask('cases.open', { business: 'divorce' });
  await registrar.ask('cases.saveDraft', { caseId, revision, couple, divorceApplication });
  await registrar.ask('divorce.identify', { caseId });
  await registrar.ask('divorce.precheck', {
    caseId,
    bothPresent: true,
    bothWilling: true,
    agreementReached: true,
    capacity: { man: 'full', woman: 'full' },
    counsellingOffered,
  });
  return caseId;
}

export async function withdraw(caller: Caller, caseId: string, by: Slot, receiptShown = true, insideBeforeClosing = false) {
  const drawn = await caller.call('documents.draw', { caseId, kind: 'withdrawalApplication', party: by, receiptLost: !receiptShown });
  if (drawn.ok) await confirmPrint(caller, drawn.value.documentId);
  const withdrawal = { by, documentSeen: true, receiptShown, lossStated: !receiptShown, signed: true };
  return caller.call('divorce.withdraw', { caseId, withdrawal, insideBeforeClosing });
}

/** Both come again, and their documents are compared by hand. */
export async function callReturn(caller: Caller, caseId: string, insideBeforeClosing = false) {
  const { couple } = await getDivorce(caller, caseId);
  const byHand = (slot: Slot) => ({ by: 'hand' as const, number: couple[slot].idNumber, name: couple[slot].name, reason: '读卡器检修' });
  return caller.call('divorce.return', {
    caseId,
    bothCame: true,
    insideBeforeClosing,
    shown: { man: byHand('man'), woman: byHand('woman') },
  });
}

export async function returnBoth(caller: Caller, caseId: string): Promise<DivorceView> {
  const answer = await callReturn(caller, caseId);
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
}

/** From both coming again to certificates prepared. */
export async function prepare(desk: Pick<ClockDesk, 'registrar'>, caseId: string): Promise<DivorceView> {
  const { registrar } = desk;
  await returnBoth(registrar, caseId);
  await registrar.ask('attachments.add', {
    caseId,
    kind: 'divorceAgreement',
    party: null,
    picture: await testPhoto(),
    from: 'file',
    of: 'original',
  });
  for (const party of slots) await printPaper(registrar, caseId, 'interviewRecord', party);
  await registrar.ask('divorce.question', { caseId, interviews });
  for (const party of slots) await printPaper(registrar, caseId, 'divorceDeclaration', party);
  await registrar.ask('divorce.declare', { caseId, declared: both, agreementSigned: both });
  for (const party of slots) await registrar.ask('divorce.photograph', { caseId, party, picture: await testPhoto(), from: 'file' });
  await registrar.ask('divorce.examine', { caseId });
  return registrar.ask('divorce.prepare', { caseId });
}

export async function register(caller: Caller, caseId: string, certificatesMarked = true) {
  for (const { id, kind, current, print } of (await getDivorce(caller, caseId)).documents)
    if (current && print === 'drawn' && (kind === 'divorceCertificate' || kind === 'divorceExaminationForm'))
      await confirmPrint(caller, id);
  return caller.call('divorce.register', { caseId, signedForReceipt: both, certificatesMarked });
}

export { witness };
