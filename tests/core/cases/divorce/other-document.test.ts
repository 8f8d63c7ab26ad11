import { afterEach, describe, expect, test } from 'vitest';
import type { Input } from '#shared/contract/index.ts';
import {
  slots,
  type CivilDate,
  type Couple,
  type DissolvedMarriage,
  type DivorceView,
  type DocumentKind,
  type MaterialKind,
  type PartyDraft,
  type ShownAgain,
  type Slot,
} from '#shared/model/index.ts';
import { foreigner, hongKong, paper, soldier } from '../../../law/couple.ts';
import type { ClockDesk } from '../../office/clock-desk.ts';
import { solidTextOf } from '../../documents/poppler.ts';
import { confirmByCouple, printFinalPapers, printPaper, takeTo, testPhoto, typedCouple } from '../test-desk.ts';
import { applicationOf, both, divorceHall, getDivorce, goTo, interviews, openDivorceDesk, register } from './divorce-desk.ts';

let desk: ClockDesk;
afterEach(() => desk.close());

const hall = {
  ...divorceHall,
  office: { ...divorceHall.office, capabilities: ['mainland' as const, 'hongKongMacao' as const, 'foreign' as const] },
};
const day = (text: string) => text as CivilDate;
const { woman } = typedCouple();

interface First {
  /** Of his, filed before the application was accepted. */
  readonly scans?: readonly MaterialKind[];
  /** What happened here before; answers what the marriage certificates say of it. */
  readonly before?: () => Promise<Partial<DissolvedMarriage>>;
}

/** He and Chen Jing applied on 2026-10-12; it is the morning of 2026-11-20, in their second period. */
async function secondVisit(man: PartyDraft, { scans = [], before = async () => ({}) }: First = {}): Promise<DivorceView> {
  desk = await openDivorceDesk(undefined, hall);
  await desk.openOfflineDay();
  const couple: Couple = { man, woman };
  const { registrar } = desk;
  const applied = applicationOf(couple);
  const divorceApplication = { ...applied, marriage: { ...applied.marriage, ...(await before()) } };
  const { id: caseId, draftRevision: revision } = await registrar.ask('cases.open', { business: 'divorce' });
  await registrar.ask('cases.saveDraft', { caseId, revision, couple, divorceApplication });
  await registrar.ask('divorce.identify', { caseId });
  const answers = { bothPresent: true, bothWilling: true, agreementReached: true, capacity: { man: 'full', woman: 'full' } } as const;
  await registrar.ask('divorce.precheck', { caseId, ...answers, counsellingOffered: true });
  for (const kind of scans) await scan(caseId, kind, 'man');
  await printPaper(registrar, caseId, 'divorceApplication', null);
  const accepted = await registrar.ask('divorce.accept', { caseId, signed: both });
  await goTo(desk, '2026-11-20T09:00');
  await desk.openOfflineDay();
  return accepted;
}

async function scan(caseId: string, kind: MaterialKind, party: Slot | null) {
  await desk.registrar.ask('attachments.add', { caseId, kind, party, picture: await testPhoto(), from: 'file', of: 'original' });
}

const hers: ShownAgain = { by: 'hand', number: woman.idNumber, name: woman.name, period: null, reason: '读卡器检修' };
const period = { validFrom: null, validUntil: day('2036-06-30'), longTerm: false };

function comeBack(caseId: string, his: ShownAgain, more: Partial<Input<'divorce.return'>> = {}) {
  return desk.registrar.call('divorce.return', { caseId, bothCame: true, shown: { man: his, woman: hers }, ...more });
}

async function textOf(caseId: string, kind: DocumentKind, party: Slot | null): Promise<string> {
  const { documents } = await getDivorce(desk.registrar, caseId);
  const { id } = documents.findLast((each) => each.kind === kind && each.party === party)!;
  const { pdf } = await desk.registrar.ask('documents.bytes', { documentId: id });
  return solidTextOf(Buffer.from(pdf, 'base64'));
}

/** From asking them apart to certificates prepared. */
async function finish(caseId: string): Promise<void> {
  const { registrar } = desk;
  await scan(caseId, 'divorceAgreement', null);
  for (const party of slots) await printPaper(registrar, caseId, 'interviewRecord', party);
  await registrar.ask('divorce.question', { caseId, interviews });
  for (const party of slots) await printPaper(registrar, caseId, 'divorceDeclaration', party);
  await registrar.ask('divorce.declare', { caseId, declared: both, agreementSigned: both });
  for (const party of slots) await registrar.ask('divorce.photograph', { caseId, party, picture: await testPhoto(), from: 'file' });
  await registrar.ask('divorce.examine', { caseId });
  await registrar.ask('divorce.prepare', { caseId });
}

const found = async (text: string) => (await desk.registrar.ask('cases.find', { text })).map(({ id }) => id);

const renewed: ShownAgain = {
  by: 'other',
  document: 'passport',
  number: '34 cd 56789',
  name: 'Jean Dupont',
  period,
  sameBy: 'earlierShown',
  reason: null,
};

describe('M-63 a passport renewed between the visits', () => {
  const applied = foreigner({ papers: [], occupation: '教师' });

  test('stands on what is signed now and in the notice, and they are found by either number', async () => {
    const { id: caseId, couple } = await secondVisit(applied);
    const first = await textOf(caseId, 'divorceApplication', null);
    expect(await comeBack(caseId, renewed)).toMatchObject({
      ok: true,
      value: {
        couple,
        returnReads: { man: { by: 'hand', validUntil: '2036-06-30', other: { document: 'passport', number: '34CD56789' } } },
      },
    });
    await finish(caseId);
    for (const [kind, party] of [
      ['interviewRecord', 'man'],
      ['divorceDeclaration', 'man'],
      ['divorceDeclaration', 'woman'],
      ['divorceExaminationForm', null],
      ['certificatePreview', 'man'],
      ['certificatePreview', 'woman'],
    ] as const) {
      const text = await textOf(caseId, kind, party);
      expect(text, kind).toContain('34CD56789');
      // The form also says which document was another, and how the two were told to be one person's.
      if (kind === 'divorceExaminationForm') expect(text).toMatch(/号码12AB34567.*同时出示原证件/);
      else expect(text, kind).not.toContain('12AB34567');
    }
    expect(first).toContain('12AB34567');
    expect(await textOf(caseId, 'divorceApplication', null)).toBe(first);
    for (const text of ['12AB34567', '34CD56789', 'FRA:34CD56789']) expect(await found(text), text).toEqual([caseId]);

    expect(await register(desk.registrar, caseId)).toMatchObject({ ok: true });
    const tables = await desk.audit();
    const [notice] = (tables['outbox'] as { content: string }[]).map(({ content }) => JSON.parse(content) as Record<string, unknown>);
    expect(notice).toMatchObject({
      man: {
        document: 'passport',
        idNumber: '',
        documentNumber: '34CD56789',
        certificateNumber: '34CD56789',
        earlierDocument: { idNumber: '12AB34567', sameBy: 'earlierShown' },
      },
      woman: { idNumber: woman.idNumber },
    });
    expect(notice!['woman']).not.toHaveProperty('earlierDocument');
    expect(await desk.payloadsOf('divorce.returned')).toMatchObject([
      {
        shown: { man: { other: { document: 'passport', number: '34CD56789', sameBy: 'earlierShown' } }, woman: { by: 'hand' } },
        laterNumbers: [{ slot: 'man', idNumber: 'FRA:34CD56789', documentNumber: '' }],
      },
    ]);
  });

  test('is in the way of a second application, by whichever number', async () => {
    const { id: caseId, number } = await secondVisit(applied);
    await comeBack(caseId, renewed);
    for (const idNumber of ['12AB34567', '34CD56789']) {
      const { id: otherId, draftRevision: revision } = await desk.registrar.ask('cases.open', { business: 'divorce' });
      const couple = { man: { ...applied, idNumber }, woman: typedCouple().man };
      await desk.registrar.ask('cases.saveDraft', { caseId: otherId, revision, couple });
      const { findings } = await desk.registrar.ask('divorce.findings', { caseId: otherId, couple });
      expect(findings.filter(({ rule }) => rule === 'M-66')).toMatchObject([{ message: 'inFlight', party: 'man', params: { number } }]);
    }
  });

  test('of which nothing passes unsaid', async () => {
    const { id: caseId } = await secondVisit(applied);
    const refused = async (change: Partial<Extract<ShownAgain, { by: 'other' }>>) => {
      const answer = await comeBack(caseId, { ...renewed, ...change });
      if (answer.ok) throw new Error('taken');
      return answer.error.code === 'case.refusedByLaw'
        ? answer.error.details.findings.map(({ rule, message }) => `${rule} ${message}`)
        : answer.error.code;
    };
    expect(await refused({ name: 'JEAN DUPOND' })).toBe('divorce.nameDiffers');
    expect(await refused({ sameBy: 'sameNumber' })).toEqual(['M-63 samePersonUnproven']);
    expect(await refused({ period: { ...period, validUntil: day('2026-11-19') } })).toEqual(['M-15 expired']);
    expect(await refused({ document: 'residentCard' })).toEqual(['M-13 documentOfAnotherType', 'M-15 periodMissing']);
    // A card with a chip is read, or it is said why not.
    const card = { document: 'permanentResidentCard', period: { ...period, validFrom: day('2026-06-30') } } as const;
    expect(await refused(card)).toBe('divorce.cardNotRead');
    expect(await getDivorce(desk.registrar, caseId)).toMatchObject({ point: 'issuable', returnReads: { man: null, woman: null } });
    expect(await comeBack(caseId, { ...renewed, ...card, reason: '芯片损坏' })).toMatchObject({ ok: true });
  });

  test('is asked for anew at another visit, and they are found by it all the same', async () => {
    const { id: caseId } = await secondVisit(applied);
    await comeBack(caseId, renewed);
    await desk.registrar.ask('divorce.leave', { caseId, outcome: 'changedTheirMind' });
    expect(await found('34CD56789')).toEqual([caseId]);
    const again = await comeBack(caseId, { by: 'hand', number: '34CD56789', name: applied.name, period: null, reason: '护照' });
    expect(again).toMatchObject({ error: { code: 'divorce.numberDiffers', details: { party: 'man' } } });
    expect(await comeBack(caseId, { by: 'hand', number: '12AB34567', name: applied.name, period: null, reason: '护照' })).toMatchObject({
      ok: true,
    });
  });

  test('is judged while it is written down, before anything is recorded', async () => {
    const { id: caseId, couple } = await secondVisit({ ...applied, validUntil: day('2026-11-01') });
    const ask = async (returning?: Input<'divorce.findings'>['returning']) => {
      const { findings } = await desk.registrar.ask('divorce.findings', { caseId, couple, ...(returning && { returning }) });
      return findings
        .filter(({ rule, party, outcome }) => party === 'man' && rule === 'M-15' && outcome === 'refuse')
        .map(({ message }) => message);
    };
    expect(await ask()).toEqual(['expired']);
    expect(await ask({ shown: { man: renewed, woman: hers }, renewed: { man: null, woman: null } })).toEqual([]);
    expect(await ask()).toEqual(['expired']);
  });
});

test('M-17 a residence permit instead of a travel permit: both kinds of scan belong to the file, and the identity card’s number stays', async () => {
  const { id: caseId } = await secondVisit(hongKong({ papers: [], idNumber: 'Z683365(5)' }));
  const picture = await testPhoto();
  const add = (kind: 'mainlandTravelPermit' | 'residencePermit') =>
    desk.registrar.call('attachments.add', { caseId, kind, party: 'man', picture, from: 'file', of: 'original' });
  expect(await add('residencePermit')).toMatchObject({ error: { code: 'material.notAsked' } });
  const permit: ShownAgain = {
    by: 'other',
    document: 'residencePermit',
    number: '810000199504120017',
    name: '陳大文',
    period: { validFrom: day('2026-10-20'), validUntil: day('2031-10-20'), longTerm: false },
    sameBy: 'sameNumber',
    reason: '读卡器不识别',
  };
  const byHand = (number: string): ShownAgain => ({ by: 'hand', number, name: '陳大文', period: null, reason: '读卡器不识别' });
  expect(await comeBack(caseId, byHand('Z683365(5)'))).toMatchObject({ error: { code: 'divorce.numberDiffers' } });
  expect(await comeBack(caseId, permit)).toMatchObject({ ok: true });
  expect(await add('residencePermit')).toMatchObject({ ok: true });
  expect(await add('mainlandTravelPermit')).toMatchObject({ ok: true });
  await printPaper(desk.registrar, caseId, 'interviewRecord', 'man');
  expect(await textOf(caseId, 'interviewRecord', 'man')).toContain('Z683365(5)');
  for (const text of ['H01234567', '810000199504120017', 'Z6833655']) expect(await found(text), text).toEqual([caseId]);
  await desk.audit();
});

test('M-15 a mainland resident may come with the other of the two cards, and never with another number', async () => {
  const { man } = typedCouple();
  const temporary = { document: 'temporaryResidentCard' as const, validFrom: day('2026-10-01'), validUntil: day('2027-01-01') };
  const { id: caseId } = await secondVisit({ ...man, ...temporary });
  const card = (number: string, name = man.name): ShownAgain => ({
    by: 'other',
    document: 'residentCard',
    number,
    name,
    period: { validFrom: day('2026-11-01'), validUntil: day('2046-11-01'), longTerm: false },
    sameBy: 'sameNumber',
    reason: '读卡器检修',
  });
  expect(await comeBack(caseId, card(woman.idNumber))).toMatchObject({ error: { code: 'divorce.numberDiffers' } });
  expect(await comeBack(caseId, card(man.idNumber, '王维'))).toMatchObject({ error: { code: 'divorce.nameDiffers' } });
  expect(await comeBack(caseId, card(man.idNumber))).toMatchObject({
    ok: true,
    value: { returnReads: { man: { other: { document: 'residentCard', sameBy: 'sameNumber' } } } },
  });
  await finish(caseId);
  expect(await textOf(caseId, 'divorceExaminationForm', null)).not.toContain('临时居民身份证');
  const { later_numbers: later } = await desk.audit();
  expect(later).toEqual([]);
});

describe('M-21, M-50 a soldier’s proof that ran out between the visits', () => {
  const proof = { number: '军婚字1号', issuer: '某部队政治工作部', issuedOn: day('2026-10-01'), validUntil: day('2026-11-01') };
  const { man } = typedCouple();
  const applied = soldier({
    ...man,
    type: 'soldier',
    papers: [paper('militaryCard'), paper('militaryMarriageProof', proof)],
  });
  const his: ShownAgain = { by: 'hand', number: man.idNumber, name: man.name, period: null, reason: '读卡器检修' };
  const anew = { number: '军婚字2号', issuer: '某部队新政治工作部', issuedOn: day('2026-11-15'), validUntil: day('2027-05-15') };

  test('is recorded as issued anew, and its scan is of the new one', async () => {
    const { id: caseId, couple } = await secondVisit(applied, { scans: ['militaryCard', 'militaryMarriageProof'] });
    expect(await comeBack(caseId, his)).toMatchObject({
      error: { code: 'case.refusedByLaw', details: { findings: [{ rule: 'M-21', message: 'militaryExpired', party: 'man' }] } },
    });
    expect(await comeBack(caseId, his, { renewed: { man: null, woman: anew } })).toMatchObject({ ok: false });
    expect(await comeBack(caseId, his, { renewed: { man: anew, woman: null } })).toMatchObject({
      ok: true,
      value: { couple, returnReads: { man: { renewedProof: anew } } },
    });
    for (const party of slots) await printPaper(desk.registrar, caseId, 'interviewRecord', party);
    expect(await desk.registrar.call('divorce.question', { caseId, interviews })).toMatchObject({
      error: { code: 'case.refusedByLaw', details: { findings: [{ rule: 'M-50', message: 'proofScanMissing', party: 'man' }] } },
    });
    await scan(caseId, 'militaryMarriageProof', 'man');
    await finish(caseId);
    expect(await textOf(caseId, 'divorceExaminationForm', null)).toContain('军婚字2号');
    expect(await textOf(caseId, 'divorceApplication', null)).not.toContain('某部队新政治工作部');
    await desk.audit();
  });

  test('is no paper of a party who is no soldier', async () => {
    const { id: caseId } = await secondVisit(man);
    expect(await comeBack(caseId, his, { renewed: { man: anew, woman: null } })).toMatchObject({ error: { code: 'material.notAsked' } });
  });
});

test('M-104 whoever was married here under the number of before is married no longer', async () => {
  const proofs = [paper('singleProof', { wording: 'single', route: 'foreignMissionIssued', country: 'FRA', issuedOn: day('2026-10-01') })];
  const translated = [...proofs, paper('proofTranslation', { issuedOn: day('2026-10-01') })];
  const { id: caseId } = await secondVisit(foreigner({ papers: [], occupation: '教师' }), {
    before: async () => {
      const { id } = await takeTo(desk.registrar, 'photographed', {
        man: foreigner({ papers: translated, occupation: '教师', maritalStatus: 'unmarried' }),
        woman,
      });
      for (const kind of ['singleProof', 'proofTranslation'] as const) await scan(id, kind, 'man');
      await desk.registrar.ask('marriage.examine', { caseId: id });
      await confirmByCouple(desk.registrar, id);
      await desk.registrar.ask('marriage.prepare', { caseId: id });
      await printFinalPapers(desk.registrar, id);
      const { registrationNumber } = await desk.registrar.ask('marriage.register', { caseId: id, signedForReceipt: both });
      return { number: registrationNumber!, registeredOn: day('2026-10-12') };
    },
  });
  expect((await desk.audit())['marriages_in_force']).toMatchObject([{ id_number: woman.idNumber }, { id_number: 'FRA:12AB34567' }]);
  await desk.reopen();
  expect(await comeBack(caseId, renewed)).toMatchObject({
    value: { findings: expect.arrayContaining([expect.objectContaining({ rule: 'M-47', message: 'recorded' })]) },
  });
  await finish(caseId);
  expect(await register(desk.registrar, caseId)).toMatchObject({ ok: true });
  expect((await desk.audit())['marriages_in_force']).toEqual([]);
});
