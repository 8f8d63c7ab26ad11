import { describe, expect, test } from 'vitest';
import { emptyApplication, type CaseView, type Couple, type MaterialKind, type PartyPaper } from '#shared/model/index.ts';
import { people } from '../../emulators/people.ts';
import { date, paper, parties } from '../../law/couple.ts';
import { eachTestsHall } from './each-tests-hall.ts';
import { allDeclared, printPaper, takeTo, testHall, testPhoto, typedCouple, type Caller } from './test-desk.ts';

const { openOffline } = eachTestsHall();

const everybody = {
  ...testHall,
  office: { ...testHall.office, capabilities: ['mainland' as const, 'hongKongMacao' as const, 'foreign' as const] },
};

async function scan(caller: Caller, caseId: string, kind: MaterialKind): Promise<void> {
  const picture = await testPhoto(600, 400);
  await caller.ask('attachments.add', { caseId, kind, party: 'woman', picture, from: 'camera', of: 'original' });
}

const asked = (view: Pick<CaseView, 'materials'>, kind: MaterialKind) =>
  view.materials.find((line) => line.kind === kind && line.party === 'woman')?.need;

describe('M-22 M-40 a woman whose marriage was registered here', () => {
  const fromHongKong = (maritalStatus: 'unmarried' | 'divorced', ...more: PartyPaper[]) => {
    const she = parties.hongKong('female', { maritalStatus });
    return { ...she, papers: [...she.papers, ...more] };
  };
  const dated = (kind: PartyPaper['kind'], issuedOn: string) => paper(kind, { issuedOn: date(issuedOn) });

  /** Her first marriage, registered on 23 November on a declaration of the day before. */
  async function registerFirst() {
    const { registrar } = await openOffline({ config: everybody });
    const first = await takeTo(registrar, 'opened', { ...typedCouple(), woman: fromHongKong('unmarried') });
    await scan(registrar, first.id, 'singleDeclaration');
    await finish(registrar, first.id);
    return { registrar, first: await registrar.ask('cases.get', { caseId: first.id }) };
  }

  /** From an open form to the certificates, as `takeTo` does it for a new one. */
  async function finish(registrar: Caller, caseId: string) {
    await registrar.ask('marriage.identify', { caseId });
    await registrar.ask('marriage.precheck', { caseId, bothPresent: true, askedApart: true });
    for (const party of ['man', 'woman'] as const) await printPaper(registrar, caseId, 'declaration', party);
    await registrar.ask('marriage.declare', { caseId, declared: allDeclared });
    await registrar.ask('marriage.photograph', { caseId, picture: await testPhoto(), from: 'file' });
    await registrar.ask('marriage.examine', { caseId });
    const { shown } = await registrar.ask('display.show', { page: 'check', caseId });
    await registrar.ask('marriage.confirm', { caseId, seen: shown!.seen });
    await registrar.ask('marriage.prepare', { caseId });
    const { documents } = await registrar.ask('cases.get', { caseId });
    for (const { id, current, kind, print } of documents) {
      if (!current || print !== 'drawn' || !['certificate', 'examinationForm'].includes(kind)) continue;
      const { id: jobId } = await registrar.ask('documents.print', { documentId: id, printer: '文件' });
      await registrar.ask('documents.confirmPrinted', { jobId });
    }
    await registrar.ask('marriage.register', { caseId, signedForReceipt: { man: true, woman: true } });
  }

  test('does not marry again on the declaration of before; a divorce paper and a declaration of since do', async () => {
    const { registrar, first } = await registerFirst();
    expect(first.registrationNumber).toMatch(/^J/);
    const couple = (...more: PartyPaper[]): Couple => ({ ...typedCouple(people.zhangJi), woman: fromHongKong('divorced', ...more) });
    const { id: caseId, materials } = await takeTo(registrar, 'declared', couple(dated('divorceCertificate', '2026-11-22')));
    expect(asked({ materials }, 'divorceCertificate')).toBe('scan');
    await scan(registrar, caseId, 'singleDeclaration');
    await scan(registrar, caseId, 'divorceCertificate');
    await registrar.ask('marriage.photograph', { caseId, picture: await testPhoto(), from: 'file' });
    const refused = await registrar.call('marriage.examine', { caseId });
    expect(refused).toMatchObject({ error: { code: 'case.refusedByLaw' } });
    const said = (refused as { error: { details: { findings: Array<{ rule: string; message: string; params: object }> } } }).error.details;
    expect(said.findings).toMatchObject([
      { rule: 'M-21', message: 'beforeMarriage', params: { issued: '2026-11-22', number: first.registrationNumber } },
      { rule: 'M-22', message: 'proofBeforeMarriage', params: { number: first.registrationNumber, registered: '2026-11-23' } },
    ]);

    const view = await registrar.ask('marriage.reopen', { caseId, reason: '更换声明和离婚证' });
    const { man, woman } = couple(dated('divorceCertificate', '2026-11-23'));
    const renewed = woman.papers.map((each) => (each.kind === 'singleDeclaration' ? { ...each, issuedOn: date('2026-11-23') } : each));
    await registrar.ask('cases.saveDraft', { caseId, revision: view.draftRevision, couple: { man, woman: { ...woman, papers: renewed } } });
    await registrar.ask('marriage.precheck', { caseId, bothPresent: true, askedApart: true });
    for (const party of ['man', 'woman'] as const) await printPaper(registrar, caseId, 'declaration', party);
    await registrar.ask('marriage.declare', { caseId, declared: allDeclared });
    await registrar.ask('marriage.photograph', { caseId, picture: await testPhoto(), from: 'file' });
    expect(await registrar.call('marriage.examine', { caseId })).toMatchObject({ ok: true });
  });

  test('M-39 is known as the wife of him with whom she restores it, and not of another', async () => {
    const { registrar, first } = await registerFirst();
    const said = async (man: Couple['man']) => {
      const couple = { man: { ...man, maritalStatus: 'divorced' as const }, woman: fromHongKong('divorced') };
      const { id: caseId } = await takeTo(registrar, 'opened', couple);
      const application = { ...emptyApplication, kind: 'restored' as const };
      const { findings } = await registrar.ask('marriage.findings', { caseId, couple, application });
      return findings.filter(({ rule }) => rule === 'M-39').map(({ message, party, params }) => ({ message, party, ...params }));
    };
    const number = first.registrationNumber;
    expect(await said(typedCouple().man)).toEqual([{ message: 'marriedToEachOther', party: null, number }]);
    expect(await said(typedCouple(people.zhangJi).man)).toEqual([{ message: 'marriedToAnother', party: 'woman', number }]);
    // The closed case itself is no obstacle to itself.
    expect(asked(first, 'divorceCertificate')).toBeUndefined();
  });
});

describe('M-20 a signed statement of authenticity', () => {
  const withApostille = (number: string): Couple => {
    const foreigner = parties.foreigner('female', {});
    const papers = foreigner.papers.map((each) => (each.kind === 'singleProof' ? { ...each, route: 'apostille' as const, number } : each));
    return { ...typedCouple(), woman: { ...foreigner, papers } };
  };

  test('counts for the proof it was signed about, and no other', async () => {
    const { registrar } = await openOffline({ config: everybody });
    const { id: caseId } = await takeTo(registrar, 'prechecked', withApostille('A-1'));
    const declare = async () => {
      for (const party of ['man', 'woman'] as const) await printPaper(registrar, caseId, 'declaration', party);
      await printPaper(registrar, caseId, 'authenticityStatement', 'woman');
      return registrar.ask('marriage.declare', { caseId, declared: allDeclared });
    };
    const given = ({ materials }: CaseView) => materials.find(({ kind }) => kind === 'authenticityStatement')?.given;
    const barring = async () => {
      await registrar.ask('marriage.photograph', { caseId, picture: await testPhoto(), from: 'file' });
      const answer = await registrar.call('marriage.examine', { caseId });
      return answer.ok ? [] : (answer.error.details as { findings: Array<{ message: string }> }).findings.map(({ message }) => message);
    };
    // Of nothing that was printed here, a picture is the signed form of nothing.
    await scan(registrar, caseId, 'authenticityStatement');
    for (const kind of ['singleProof', 'proofTranslation'] as const) await scan(registrar, caseId, kind);
    expect(given(await declare())).toBe(false);
    expect(await barring()).toEqual(['authenticityUnsigned']);
    await scan(registrar, caseId, 'authenticityStatement');
    expect(given(await registrar.ask('cases.get', { caseId }))).toBe(true);

    const view = await registrar.ask('marriage.reopen', { caseId, reason: '更换无配偶证明' });
    await registrar.ask('cases.saveDraft', { caseId, revision: view.draftRevision, couple: withApostille('A-2') });
    await registrar.ask('marriage.precheck', { caseId, bothPresent: true, askedApart: true });
    expect(given(await declare())).toBe(false);
    expect(await barring()).toEqual(['authenticityUnsigned']);
    await scan(registrar, caseId, 'authenticityStatement');
    expect(await registrar.call('marriage.examine', { caseId })).toMatchObject({ ok: true });
  });
});
