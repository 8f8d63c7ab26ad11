import { afterEach, describe, expect, test } from 'vitest';
import type { Input } from '#shared/contract/index.ts';
import {
  slots,
  type CivilDate,
  type Couple,
  type DocumentKind,
  type MaterialKind,
  type PartyDraft,
  type ShownAgain,
  type Slot,
} from '#shared/model/index.ts';
import { foreigner, paper, soldier } from '../../../law/couple.ts';
import { solidTextOf } from '../../documents/poppler.ts';
import type { ClockDesk } from '../../office/clock-desk.ts';
import { printPaper, testPhoto, typedCouple } from '../test-desk.ts';
import { applicationOf, both, divorceHall, getDivorce, goTo, interviews, openDivorceDesk, register } from './divorce-desk.ts';

let desk: ClockDesk;
afterEach(() => desk.close());

const hall = { ...divorceHall, office: { ...divorceHall.office, capabilities: ['mainland' as const, 'foreign' as const] } };
const { man, woman } = typedCouple();
const day = (text: string) => text as CivilDate;

/** He and Chen Jing applied on 2026-10-12; it is the morning of 2026-11-20, in their second period. */
async function secondVisit(his: PartyDraft, scans: readonly MaterialKind[] = []): Promise<string> {
  desk = await openDivorceDesk(undefined, hall);
  await desk.openOfflineDay();
  const couple: Couple = { man: his, woman };
  const { registrar } = desk;
  const { id: caseId, draftRevision: revision } = await registrar.ask('cases.open', { business: 'divorce' });
  await registrar.ask('cases.saveDraft', { caseId, revision, couple, divorceApplication: applicationOf(couple) });
  await registrar.ask('divorce.identify', { caseId });
  const answers = { bothPresent: true, bothWilling: true, agreementReached: true, capacity: { man: 'full', woman: 'full' } } as const;
  await registrar.ask('divorce.precheck', { caseId, ...answers, counsellingOffered: true });
  for (const kind of scans) await scan(caseId, kind, 'man');
  await printPaper(registrar, caseId, 'divorceApplication', null);
  await registrar.ask('divorce.accept', { caseId, signed: both });
  await goTo(desk, '2026-11-20T09:00');
  await desk.openOfflineDay();
  return caseId;
}

async function scan(caseId: string, kind: MaterialKind, party: Slot | null) {
  await desk.registrar.ask('attachments.add', { caseId, kind, party, picture: await testPhoto(), from: 'file', of: 'original' });
}

const byHand = (party: PartyDraft, name = party.name): ShownAgain => ({
  by: 'hand',
  number: party.idNumber,
  name,
  period: null,
  reason: '读卡器检修',
});

function comeBack(caseId: string, his: ShownAgain, more: Partial<Input<'divorce.return'>> = {}) {
  return desk.registrar.call('divorce.return', { caseId, bothCame: true, shown: { man: his, woman: byHand(woman) }, ...more });
}

async function textOf(caseId: string, kind: DocumentKind, party: Slot | null): Promise<string> {
  const { documents } = await getDivorce(desk.registrar, caseId);
  const { id } = documents.findLast((each) => each.kind === kind && each.party === party)!;
  const { pdf } = await desk.registrar.ask('documents.bytes', { documentId: id });
  return solidTextOf(Buffer.from(pdf, 'base64'));
}

const question = async (caseId: string) => {
  for (const party of slots) await printPaper(desk.registrar, caseId, 'interviewRecord', party);
  return desk.registrar.call('divorce.question', { caseId, interviews });
};

/** From being asked apart to certificates prepared. */
async function finish(caseId: string): Promise<void> {
  const { registrar } = desk;
  await scan(caseId, 'divorceAgreement', null);
  expect(await question(caseId)).toMatchObject({ ok: true });
  for (const party of slots) await printPaper(registrar, caseId, 'divorceDeclaration', party);
  await registrar.ask('divorce.declare', { caseId, declared: both, agreementSigned: both });
  for (const party of slots) await registrar.ask('divorce.photograph', { caseId, party, picture: await testPhoto(), from: 'file' });
  await registrar.ask('divorce.examine', { caseId });
  await registrar.ask('divorce.prepare', { caseId });
}

const found = async (text: string) => (await desk.registrar.ask('cases.find', { text })).map(({ id }) => id);

const household = { kind: 'formerNameRecord' as const, number: '3201-77', issuer: '某市公安局某派出所' };
const certificate = { kind: 'nameChangeProof' as const, number: '变更字9号', issuer: '某市公安局某分局' };
const named = (nameProof: typeof household | typeof certificate) => ({ changes: { man: { nameProof } } });

describe('M-63 a name changed between the visits', () => {
  test('is let in with the proof of it; its scan is asked for, and the papers of the day bear the name of the day', async () => {
    const caseId = await secondVisit(man);
    const first = await textOf(caseId, 'divorceApplication', null);
    const differs = { error: { code: 'divorce.nameDiffers', details: { party: 'man' } } };
    expect(await comeBack(caseId, byHand(man, '王维新'))).toMatchObject(differs);
    expect((await getDivorce(desk.registrar, caseId)).point).toBe('issuable');
    expect(await comeBack(caseId, byHand(man, '王维新'), named(certificate))).toMatchObject({
      ok: true,
      value: { couple: { man: { name: man.name } }, returnReads: { man: { name: '王维新', nameProof: certificate } } },
    });
    expect(await question(caseId)).toMatchObject({
      error: { code: 'case.refusedByLaw', details: { findings: [{ rule: 'M-63', message: 'nameProofScanMissing', party: 'man' }] } },
    });
    await scan(caseId, 'nameChangeProof', 'man');
    await finish(caseId);
    for (const [kind, party] of [
      ['interviewRecord', 'man'],
      ['divorceDeclaration', 'man'],
      ['divorceDeclaration', 'woman'],
      ['certificatePreview', 'man'],
      ['certificatePreview', 'woman'],
    ] as const) {
      const text = await textOf(caseId, kind, party);
      expect(text, kind).toContain('王维新');
      expect(text, kind).not.toContain('曾用名');
    }
    const form = await textOf(caseId, 'divorceExaminationForm', null);
    expect(form).toContain(`曾用名：${man.name}`);
    expect(form).toContain('变更字9号');
    expect(await textOf(caseId, 'divorceApplication', null)).toBe(first);
    for (const text of [man.name, '王维新']) expect(await found(text), text).toEqual([caseId]);
    expect(await register(desk.registrar, caseId)).toMatchObject({ ok: true });
    const [notice] = ((await desk.audit())['outbox'] as { content: string }[]).map(({ content }) => JSON.parse(content) as object);
    expect(notice).toMatchObject({ man: { name: '王维新', formerName: man.name } });
    expect(notice).not.toHaveProperty('woman.formerName');
    expect(await found('王维新')).toEqual([caseId]);
    expect(await desk.payloadsOf('divorce.returned')).toMatchObject([{ shown: { man: { name: '王维新', nameProof: certificate } } }]);
  });

  test('is of the same number only, and its proof of nobody whose name is the same, nor of another kind of party', async () => {
    const caseId = await secondVisit(man);
    const wrong: ShownAgain = { ...byHand(man, '王维新'), number: '110105199003078810' } as ShownAgain;
    expect(await comeBack(caseId, wrong, named(household))).toMatchObject({ error: { code: 'divorce.numberDiffers' } });
    expect(await comeBack(caseId, byHand(man), named(household))).toMatchObject({
      error: { code: 'material.notAsked', details: { kind: 'formerNameRecord' } },
    });
    expect(await comeBack(caseId, byHand(man, '王维新'), named(household))).toMatchObject({ ok: true });
    await desk.registrar.ask('divorce.leave', { caseId, outcome: 'notFinished' });
    // At another visit it is shown anew.
    expect(await comeBack(caseId, byHand(man, '王维新'))).toMatchObject({ error: { code: 'divorce.nameDiffers' } });
  });

  test('of a foreigner stands on a new passport, told to be theirs as any', async () => {
    const caseId = await secondVisit(foreigner({ papers: [], occupation: '教师' }));
    const passport: ShownAgain = {
      by: 'other',
      document: 'passport',
      number: '34CD56789',
      name: 'JEAN MARTIN',
      period: { validFrom: null, validUntil: day('2036-06-30'), longTerm: false },
      sameBy: 'earlierShown',
      reason: null,
    };
    expect(await comeBack(caseId, passport)).toMatchObject({ error: { code: 'divorce.nameDiffers' } });
    expect(await comeBack(caseId, passport, named(household))).toMatchObject({
      error: { code: 'case.refusedByLaw', details: { findings: [{ rule: 'M-63', message: 'nameUnproven' }] } },
    });
    expect(await comeBack(caseId, { ...passport, sameBy: 'sameNumber' }, named(certificate))).toMatchObject({
      error: { code: 'case.refusedByLaw', details: { findings: [{ rule: 'M-63', message: 'samePersonUnproven' }] } },
    });
    expect(await comeBack(caseId, passport, named(certificate))).toMatchObject({ ok: true });
  });
});

describe('M-21, M-50 a soldier who left the service between the visits', () => {
  const proof = { number: '军婚字1号', issuer: '某部队政治工作部', issuedOn: day('2026-10-01'), validUntil: day('2026-11-01') };
  const papers = [paper('militaryCard'), paper('militaryMarriageProof', proof)];
  const applied = soldier({ ...man, type: 'soldier', papers });
  const discharge = { number: '退字7号', issuer: '某县退役军人事务局' };
  const left = { changes: { man: { discharge } } };

  test('needs no new proof of the army, but what shows the discharge; the papers of then stay in the file', async () => {
    const caseId = await secondVisit(applied, ['militaryCard', 'militaryMarriageProof']);
    expect(await comeBack(caseId, byHand(man))).toMatchObject({
      error: { code: 'case.refusedByLaw', details: { findings: [{ rule: 'M-21', message: 'militaryExpired', party: 'man' }] } },
    });
    expect(await comeBack(caseId, byHand(man), { ...left, renewed: { man: proof, woman: null } })).toMatchObject({ ok: false });
    expect(await comeBack(caseId, byHand(man), left)).toMatchObject({
      ok: true,
      value: { couple: { man: { type: 'soldier' } }, returnReads: { man: { discharge } } },
    });
    expect(await question(caseId)).toMatchObject({
      error: { code: 'case.refusedByLaw', details: { findings: [{ rule: 'M-50', message: 'dischargeScanMissing', party: 'man' }] } },
    });
    await scan(caseId, 'dischargeProof', 'man');
    const { materials } = await desk.registrar.ask('divorce.findings', { caseId, couple: { man: applied, woman } });
    expect(materials.filter(({ noLongerAsked }) => noLongerAsked)).toEqual([]);
    await finish(caseId);
    const form = await textOf(caseId, 'divorceExaminationForm', null);
    expect(form).toContain('退字7号');
    expect(form).not.toContain('军人证件号');
    expect(await register(desk.registrar, caseId)).toMatchObject({ ok: true });
    expect(await desk.payloadsOf('divorce.returned')).toMatchObject([{ shown: { man: { discharge } } }]);
    await desk.audit();
  });

  test('is recorded of nobody who applied as no soldier', async () => {
    const caseId = await secondVisit(man);
    expect(await comeBack(caseId, byHand(man), left)).toMatchObject({
      error: { code: 'material.notAsked', details: { kind: 'dischargeProof' } },
    });
  });
});
