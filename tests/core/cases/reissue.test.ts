import { describe, expect, test } from 'vitest';
import type { Input } from '#shared/contract/index.ts';
import type { CivilDate, MaterialKind, ReissueView } from '#shared/model/index.ts';
import { people } from '../../emulators/people.ts';
import { mandate } from '../../law/reissuing.ts';
import { createSetClock } from '#core/store/index.ts';
import { review } from '../archive/proceedings/proceeding-desk.ts';
import { solidTextOf } from '../documents/poppler.ts';
import { eachTestsHall } from './each-tests-hall.ts';
import { applyFor, fill, openReissue, reissuingHall as config, takeReissueTo } from './reissue-desk.ts';
import { aMorning, takeTo, testPhoto, typedCouple, witness as approval, type Caller, type TestDesk } from './test-desk.ts';

const { openOffline } = eachTestsHall();
const { wangWei: man, chenJing: woman } = people;

/** A marriage this hall registered today, and a couple who lost its certificates. */
async function withMarriage() {
  const { registrar, hall } = await openOffline({ config });
  const marriage = await takeTo(registrar, 'registered');
  const reissue = await applyFor(registrar, await openReissue(registrar));
  return { registrar, hall, marriage, reissue };
}

/** A registration of the paper archive, typed by one and compared by another. */
async function enterPaper(hall: TestDesk, change: Partial<Input<'records.enterPaper'>> = {}): Promise<string> {
  const { id } = await hall.as('D1').ask(
    'records.enterPaper',
    {
      kind: 'marriage',
      registrationNumber: '清字第12号',
      office: { code: '329901', name: '清江县民政局' },
      registeredOn: '2021-05-20',
      fileNumber: '2021-结-0012',
      man: { name: man.name, idNumber: man.idNumber },
      woman: { name: woman.name, idNumber: woman.idNumber },
      ...change,
    },
    { approval },
  );
  return id;
}

async function scan(registrar: Caller, caseId: string, kind: MaterialKind): Promise<void> {
  await registrar.ask('attachments.add', { caseId, kind, party: null, picture: await testPhoto(), from: 'scanner' });
}

async function textOf(registrar: Caller, { documents }: ReissueView, wanted: string): Promise<string> {
  const paper = documents.findLast(({ kind, current }) => kind === wanted && current)!;
  return solidTextOf(Buffer.from((await registrar.ask('documents.bytes', { documentId: paper.id })).pdf, 'base64'));
}

const recordOf = async (hall: TestDesk, id: string) => {
  const archivist = hall.as('D1');
  const { lookId } = await archivist.ask('records.find', { by: { identity: man.idNumber }, why: 'lookUp', matter: '核对补领' });
  return archivist.ask('records.get', { lookId, recordId: id });
};

describe('M-80 a lost certificate is issued anew from the register of this hall', () => {
  test('M-85 with a BJ number, a blank for each, the date of the registration and the remark; the record notes it', async () => {
    const { registrar, hall, marriage, reissue } = await withMarriage();
    const issued = await takeReissueTo(registrar, reissue, 'issued');
    expect(issued).toMatchObject({
      state: 'issued',
      registrationNumber: 'BJ329901-2026-000007',
      issued: { blanks: { man: 'A00000003', woman: 'A00000004' }, preparedOn: '2026-11-23' },
    });
    const text = await textOf(registrar, issued, 'certificate');
    for (const word of ['王伟', '陈静', 'BJ329901-2026-000007', '结婚证遗失，补发此证。2026年11月23日']) expect(text).toContain(word);
    expect(await recordOf(hall, marriage.id)).toMatchObject({
      inForce: true,
      record: {
        registrationNumber: 'J329901-2026-000001',
        notes: [{ kind: 'reissued', document: 'BJ329901-2026-000007', on: '2026-11-23' }],
      },
    });
    const by = { number: 'BJ329901-2026-000007' };
    const { rows } = await hall.as('D1').ask('records.find', { by, why: 'lookUp', matter: '按补领字号查' });
    expect(
      rows.map(({ id }) => id),
      'found by the new number, and no registration of its own',
    ).toEqual([marriage.id]);
  });

  test('the province is told once, and nobody issues twice', async () => {
    const { registrar, reissue } = await withMarriage();
    await takeReissueTo(registrar, reissue, 'issued');
    const { items } = await registrar.ask('sync.queue', { search: reissue.number });
    expect(items).toHaveLength(1);
    const again = await registrar.call('reissue.issue', { caseId: reissue.id, signedForReceipt: { man: true, woman: true } });
    expect(again).toMatchObject({ error: { code: 'case.notAllowedNow' } });
  });

  test('a spoilt blank is replaced and a certificate nobody signed for is voided, with a witness; the numbers are not used again', async () => {
    const { registrar, reissue } = await withMarriage();
    const { id: caseId } = reissue;
    await takeReissueTo(registrar, reissue, 'prepared');
    const replaced = await registrar.ask('reissue.replaceBlank', { caseId, holder: 'man', reason: '打印偏移' }, { approval });
    expect(replaced.issued?.blanks).toEqual({ man: 'A00000005', woman: 'A00000004' });
    const voided = await registrar.ask('reissue.voidCertificates', { caseId, reason: '未签收' }, { approval });
    expect(voided).toMatchObject({ state: 'examined', issued: null, registrationNumber: null });
    expect((await registrar.ask('reissue.prepare', { caseId })).issued).toMatchObject({
      registrationNumber: 'BJ329901-2026-000008',
      blanks: { man: 'A00000006', woman: 'A00000007' },
    });
  });

  test('what was typed of the registration does not count: the register says it', async () => {
    const { registrar, marriage, reissue } = await withMarriage();
    const { record } = reissue.application;
    await fill(registrar, reissue, {
      record: { ...record, number: 'J329901-2020-000099', registeredOn: '2020-01-01' as typeof record.registeredOn },
    });
    const identified = await registrar.ask('reissue.identify', { caseId: reissue.id });
    expect(identified.application.record).toMatchObject({
      id: marriage.id,
      number: marriage.registrationNumber,
      registeredOn: '2026-11-23',
    });
  });

  test('what is no finished form is cancelled, and its draft goes', async () => {
    const { registrar, reissue } = await withMarriage();
    expect(await registrar.ask('reissue.cancel', { caseId: reissue.id, reason: '找到了结婚证' })).toMatchObject({
      state: 'cancelled',
      reached: 'received',
    });
    expect(await registrar.call('reissue.identify', { caseId: reissue.id })).toMatchObject({ error: { code: 'case.notAllowedNow' } });
  });
});

test('M-80 one lost certificate is issued anew once: a second open case for it goes no further until the first has ended', async () => {
  const { registrar, reissue } = await withMarriage();
  await takeReissueTo(registrar, reissue, 'prechecked');
  const second = await applyFor(registrar, await openReissue(registrar));
  await registrar.ask('reissue.identify', { caseId: second.id });
  const precheck = () => registrar.call('reissue.precheck', { caseId: second.id, inPerson: true });
  expect(await precheck()).toMatchObject({ error: { code: 'reissue.openAlready', details: { number: reissue.number } } });
  await registrar.ask('reissue.cancel', { caseId: reissue.id, reason: '另行办理' });
  expect(await precheck()).toMatchObject({ ok: true });
});

test('M-81 one divorced alone gets a BL certificate on one blank, with the picture of one', async () => {
  const { registrar, hall } = await openOffline({ config });
  const id = await enterPaper(hall, { kind: 'divorce', registrationNumber: 'L329901-2022-000031', registeredOn: '2022-03-01' });
  const opened = await openReissue(registrar);
  await fill(registrar, opened, { applicants: ['woman'] }, typedCouple());
  const { found } = await registrar.ask('reissue.seek', { caseId: opened.id, number: '（2022）L329901-2022-000031' });
  expect(found).toEqual([]);
  const [registration] = (await registrar.ask('reissue.seek', { caseId: opened.id, number: null })).found;
  expect(registration).toMatchObject({ source: 'register', kind: 'divorce', record: { id } });
  await fill(registrar, opened, {
    kind: 'divorce',
    reason: 'damaged',
    source: 'register',
    record: registration!.record,
    laterLooked: true,
  });
  const issued = await takeReissueTo(registrar, opened, 'issued');
  expect(issued.issued).toEqual({
    registrationNumber: 'BL329901-2026-000003',
    blanks: { man: null, woman: 'B00000001' },
    preparedOn: '2026-11-23',
  });
  expect(await textOf(registrar, issued, 'divorceCertificate')).toContain('离婚证损毁，补发此证。2026年11月23日');
});

test('M-82 an agent with a notarised mandate signs for who stays away, once both papers lie in the file', async () => {
  const { registrar, reissue } = await withMarriage();
  const { id: caseId } = reissue;
  await fill(registrar, reissue, { agent: mandate });
  await takeReissueTo(registrar, reissue, 'identified');
  expect((await registrar.ask('reissue.precheck', { caseId, inPerson: false })).state).toBe('prechecked');
  const bare = await registrar.ask('documents.draw', { caseId, kind: 'reissueDeclaration', party: 'man' });
  expect(bare.documentId).toBeTruthy();
  expect(await registrar.call('documents.draw', { caseId, kind: 'reissueDeclaration', party: 'woman' }), 'one signs for all').toMatchObject(
    {
      error: { code: 'document.notReprintable' },
    },
  );
  await expect(takeReissueTo(registrar, reissue, 'declared')).rejects.toThrow(/mandateScanMissing/);
  await scan(registrar, caseId, 'notarisedMandate');
  await scan(registrar, caseId, 'agentDocument');
  const issued = await takeReissueTo(registrar, reissue, 'issued');
  expect(await textOf(registrar, issued, 'reissueExaminationForm')).toContain(mandate.deed);
});

test('M-84 who was under age then explains it in writing, and the certificate is dated the day both had come of age', async () => {
  const { registrar, hall } = await openOffline({ config });
  await enterPaper(hall, { registeredOn: '2019-10-01' });
  const reissue = await applyFor(registrar, await openReissue(registrar));
  await expect(takeReissueTo(registrar, reissue, 'declared')).rejects.toThrow(/explanationMissing/);
  await scan(registrar, reissue.id, 'underAgeExplanation');
  const issued = await takeReissueTo(registrar, reissue, 'issued');
  const text = await textOf(registrar, issued, 'certificate');
  expect(text).toContain('2020年03月12日');
  expect(text).not.toContain('2019年10月01日');
});

test('M-86 without an archive the evidence is agreed to by a second person, and no other evidence than that', async () => {
  const { registrar } = await openOffline({ config });
  const record = { id: null, number: '', authority: '清江县城关公社', registeredOn: '2021-05-20' as never, parties: named };
  const none = { source: 'none' as const, record, evidence: '双方单位人事档案记载' };
  const reissue = await applyFor(registrar, await openReissue(registrar), none);
  const { id: caseId } = reissue;
  const approve = (more: object = { approval }) => registrar.call('reissue.approveEvidence', { caseId, reason: '已核对人事档案' }, more);
  expect(await approve({})).toMatchObject({ ok: false });
  expect(await approve()).toMatchObject({ ok: true, value: { approved: true } });
  expect(await fill(registrar, reissue, { evidence: '邻居证言' })).toMatchObject({ approved: false });
  await scan(registrar, caseId, 'reissueEvidence');
  await expect(takeReissueTo(registrar, reissue, 'examined')).rejects.toThrow(/approvalMissing/);
  expect(await approve()).toMatchObject({ ok: true });
  expect(await takeReissueTo(registrar, reissue, 'issued')).toMatchObject({ registrationNumber: 'BJ329901-2026-000007' });
});

const named = {
  man: { name: man.name, idNumber: man.idNumber, born: null },
  woman: { name: woman.name, idNumber: woman.idNumber, born: null },
};

describe('M-83 a later act that contradicts it stops the reissue, even after the certificate is made', () => {
  const note =
    (kind: Input<'records.note'>['kind'], party: 'man' | null = null) =>
    async (hall: TestDesk, recordId: string) => {
      const what = {
        kind,
        party,
        on: '2026-11-23',
        authority: '清江县人民法院',
        document: '（2026）苏9901民初7号',
        fileNumber: '2026-撤-0001',
      };
      await hall.as('D1').ask('records.note', { recordId, ...what, pages: [await testPhoto()] }, { approval });
    };
  const later = (change: Partial<Input<'records.enterPaper'>>) => async (hall: TestDesk) => {
    await enterPaper(hall, { registrationNumber: '清补字第9号', registeredOn: '2026-11-23', ...change });
  };

  test.each([
    ['divorced by a court', 'divorcedByCourt', note('divorcedByCourt')],
    ['void by a judgment', 'voidedByCourt', note('voidedByCourt')],
    ['annulled by a judgment', 'annulledByCourt', note('annulledByCourt')],
    ['a spouse died', 'spouseDied', note('spouseDied', 'man')],
    ['divorced at an office', 'divorced', later({ kind: 'divorce' })],
    ['he married somebody else', 'remarriedAnother', later({ woman: { name: '林清妍', idNumber: '110105199208154242' } })],
    ['they married each other again', 'remarriedEachOther', later({})],
  ])('%s', async (_what, message, happens) => {
    const { registrar, hall } = await openOffline({ config });
    const marriageId = await enterPaper(hall);
    const reissue = await applyFor(registrar, await openReissue(registrar));
    const { id: caseId } = reissue;
    await takeReissueTo(registrar, reissue, 'prepared');
    await happens(hall, marriageId);
    await expect(takeReissueTo(registrar, reissue, 'issued')).rejects.toThrow(new RegExp(`refusedByLaw.*${message}`));
    await registrar.ask('reissue.voidCertificates', { caseId, reason: '登记状况已改变' }, { approval });
    const refused = await registrar.ask('reissue.refuse', { caseId });
    expect(refused).toMatchObject({ state: 'refused', reached: 'examined' });
    expect(await textOf(registrar, refused, 'reissueRefusalNotice')).toContain('不予补发');
    const { items } = await registrar.ask('sync.queue', { search: reissue.number });
    expect(items).toEqual([]);
  });

  test('the registration was revoked', async () => {
    const clock = createSetClock(aMorning);
    const { registrar, supervisor, hall } = await openOffline({ config, pcClock: clock });
    const recordId = await enterPaper(hall);
    const page = await testPhoto();
    const proposal = { step: 'open', kind: 'revocation', source: 'judicialProposal', authority: '清江县人民法院' } as const;
    const said = { ...proposal, document: '司法建议〔2026〕3号', facts: '陈静反映身份被冒用' };
    const { id } = await supervisor.ask('proceedings.open', { recordId, said, pages: [page] });
    await supervisor.ask('proceedings.step', { id, said: review, pages: [page] });
    await supervisor.ask('proceedings.step', { id, said: { step: 'notify' } });
    clock.set('2026-12-01T02:00:00Z');
    const read = { today: '2026-12-01' as CivilDate, time: '10:00', reason: '按手机时间核对' };
    await supervisor.ask('clock.confirm', read, { approval: { code: 'R1', password: 'limin-2026' } });
    await supervisor.ask('proceedings.step', { id, said: { step: 'hear', how: 'silent' } });
    await supervisor.ask('office.openOfflineRegistration', { reason: '省平台线路检修' });
    const reissue = await applyFor(registrar, await openReissue(registrar));
    await takeReissueTo(registrar, reissue, 'prepared');
    const decided = { step: 'decide', outcome: 'granted', number: '清民婚撤〔2026〕1号', reasons: '以冒名顶替方式办理' } as const;
    await supervisor.ask('proceedings.decide', { id, said: decided }, { approval: { code: 'A1', password: 'qianpi-2026' } });
    await expect(takeReissueTo(registrar, reissue, 'issued')).rejects.toThrow(/refusedByLaw.*revoked/);
  });

  test('of a divorce: they married each other again once the certificates were made', async () => {
    const { registrar, hall } = await openOffline({ config });
    await enterPaper(hall, { kind: 'divorce', registrationNumber: '清离字第3号' });
    const reissue = await applyFor(registrar, await openReissue(registrar), { kind: 'divorce' });
    await takeReissueTo(registrar, reissue, 'prepared');
    await later({})(hall);
    await expect(takeReissueTo(registrar, reissue, 'issued')).rejects.toThrow(/refusedByLaw.*remarriedEachOther/);
  });

  test('the courts’ data says so', async () => {
    const { registrar, reissue } = await withMarriage();
    await fill(registrar, reissue, { court: 'divorced', judgment: '（2024）苏9901民初12号' });
    await expect(takeReissueTo(registrar, reissue, 'prechecked')).rejects.toThrow(/divorcedAtCourt/);
  });
});
