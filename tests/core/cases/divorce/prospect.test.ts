import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Finding, FirstVisitAnswers } from '#shared/model/index.ts';
import { printPaper, typedCouple } from '../test-desk.ts';
import { applicationOf, both, openDivorceDesk, prechecked } from './divorce-desk.ts';

type Desk = Awaited<ReturnType<typeof openDivorceDesk>>;
let desk: Desk;

beforeEach(async () => {
  desk = await openDivorceDesk();
});
afterEach(() => desk.close());

const unasked: FirstVisitAnswers = {
  bothPresent: null,
  bothWilling: null,
  agreementReached: null,
  capacity: { man: null, woman: null },
  counsellingOffered: false,
};
const saying = (findings: readonly Finding[], rule: string): string[] =>
  findings.filter((finding) => finding.rule === rule).map(({ message, party }) => (party === null ? message : `${message} ${party}`));

test('before acceptance the dates that will hold are told, and are those that the acceptance then computes', async () => {
  const { registrar } = desk;
  const couple = typedCouple();
  const caseId = await prechecked(registrar, couple);
  const { prospect } = await registrar.ask('divorce.findings', { caseId, couple });
  expect(prospect).toMatchObject({
    accepted: '2026-10-12',
    withdrawUntil: '2026-11-11',
    issueFrom: '2026-11-12',
    issueUntil: '2026-12-11',
  });
  await printPaper(registrar, caseId, 'divorceApplication', null);
  expect((await registrar.ask('divorce.accept', { caseId, signed: both })).dates).toEqual(prospect);
  expect((await registrar.ask('divorce.findings', { caseId, couple })).prospect).toBeNull();
});

test('the answers of 初审 are judged as they are given, and once recorded no longer', async () => {
  const { registrar } = desk;
  const couple = typedCouple();
  const application = applicationOf(couple);
  const { id: caseId, draftRevision: revision } = await registrar.ask('cases.open', { business: 'divorce' });
  await registrar.ask('cases.saveDraft', { caseId, revision, couple, divorceApplication: application });
  await registrar.ask('divorce.identify', { caseId });
  const findings = async (firstVisit: FirstVisitAnswers) =>
    (await registrar.ask('divorce.findings', { caseId, couple, application, firstVisit })).findings;
  expect(saying(await findings(unasked), 'M-45')).toHaveLength(5);
  const limited = await findings({ ...unasked, bothPresent: true, capacity: { man: 'full', woman: 'limited' } });
  expect(saying(limited, 'M-45')).toEqual(['willNotAsked', 'agreementNotAsked']);
  expect(saying(limited, 'M-49')).toEqual(['limitedCapacity woman']);
  await registrar.ask('divorce.precheck', {
    caseId,
    bothPresent: true,
    bothWilling: true,
    agreementReached: true,
    capacity: { man: 'full', woman: 'full' },
    counsellingOffered: true,
  });
  expect(saying(await findings(unasked), 'M-45')).toEqual(['met']);
});
