import { afterEach, expect, test } from 'vitest';
import { DivorceApplication, type DivorceAgreement } from '#shared/model/index.ts';
import type { ClockDesk } from '../../office/clock-desk.ts';
import { printPaper, takeTo, type Caller } from '../test-desk.ts';
import { openDivorceDesk, prechecked } from './divorce-desk.ts';

let desk: ClockDesk | null = null;
afterEach(() => desk?.close());

async function open(): Promise<Caller> {
  desk = await openDivorceDesk();
  return desk.registrar;
}

async function outdatedOf(caller: Caller, caseId: string, agreement: Partial<DivorceAgreement>) {
  const { couple, application } = await caller.ask('cases.get', { caseId });
  const changed = DivorceApplication.parse({
    ...application,
    agreement: { ...(application as DivorceApplication).agreement, ...agreement },
  });
  return (await caller.ask('divorce.findings', { caseId, couple, application: changed })).outdated;
}

test('an agreement drawn before it was changed is told apart, and only it, while it may be drawn again', async () => {
  const registrar = await open();
  const caseId = await prechecked(registrar);
  const agreement = await printPaper(registrar, caseId, 'divorceAgreement', null);
  await printPaper(registrar, caseId, 'divorceApplication', null);
  expect(await outdatedOf(registrar, caseId, {})).toEqual([]);
  expect(await outdatedOf(registrar, caseId, { noDebts: true })).toEqual([agreement]);
  await registrar.ask('divorce.accept', { caseId, signed: { man: true, woman: true } });
  expect(await outdatedOf(registrar, caseId, { noDebts: true })).toEqual([]);
});

test('so is a declaration of a couple who marry', async () => {
  const registrar = await open();
  const { id: caseId, couple, application } = await takeTo(registrar, 'prechecked');
  const [mans] = [await printPaper(registrar, caseId, 'declaration', 'man'), await printPaper(registrar, caseId, 'declaration', 'woman')];
  const changed = { ...couple, man: { ...couple.man, ethnicity: '03' } };
  expect((await registrar.ask('marriage.findings', { caseId, couple, application })).outdated).toEqual([]);
  expect((await registrar.ask('marriage.findings', { caseId, couple: changed, application })).outdated).toEqual([mans]);
});

test('three copies of an agreement are one job', async () => {
  const registrar = await open();
  const caseId = await prechecked(registrar);
  const { documentId } = await registrar.ask('documents.draw', { caseId, kind: 'divorceAgreement', party: null });
  await registrar.ask('documents.print', { documentId, printer: '文件', copies: 3 });
  expect(await registrar.ask('documents.jobs', { caseId })).toHaveLength(1);
});
