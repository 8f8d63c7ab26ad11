import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { prechecked } from '#core/cases/marriage/acts.ts';
import { acts } from '#core/hall.ts';
import { createSetClock, openStore, type OpenStore } from '#core/store/index.ts';
import { ok, type MarriageApplication, type MarriageView } from '#shared/model/index.ts';
import { testAuthor } from '../helpers.ts';
import {
  allDeclared,
  aMorning,
  callerOf,
  createTestDesk,
  getMarriage,
  openDesk,
  printPaper,
  takeTo,
  testPhoto,
  type Caller,
  type TestDesk,
} from './test-desk.ts';

const clock = createSetClock(aMorning);
let hall: TestDesk | null = null;
let desk: TestDesk['desk'] | null = null;
afterEach(async () => {
  await desk?.close();
  await hall?.close();
});

/** Works on the closed store itself. */
function inStore<T>(work: (store: OpenStore) => T): T {
  const opened = openStore(join(hall!.dir, 'store'), hall!.kept.key!, { clock, acts });
  if (!opened.ok) throw new Error(opened.error.code);
  try {
    return work(opened.value);
  } finally {
    opened.value.close();
  }
}

/** The registrar at the program started again. */
async function startAgain(): Promise<Caller> {
  ({ desk } = openDesk({ dir: join(hall!.dir, 'store'), pcClock: clock }));
  await callerOf(desk, null).ask('setup.unlock', {});
  const session = desk.actAs('R1', '03');
  if (!session.ok) throw new Error(session.error.code);
  return callerOf(desk, session.value);
}

/** 初审 as a hall with the line to the province writes it down when the answer does not match. */
function precheckMismatched({ id: caseId, couple, application, draftRevision }: MarriageView): void {
  inStore((store) => {
    const staffId = store.read((db) => db.prepare(`SELECT id FROM staff WHERE code = 'R1'`).pluck().get()) as string;
    store.commit(testAuthor({ staffId }), ({ append }) => {
      const onlineCheck = { state: 'mismatched' as const, at: clock.now().toString() };
      const presence = { bothPresent: true, askedApart: true };
      const form = { couple, application, revision: draftRevision + 1 };
      append(prechecked, { state: 'prechecked', ...form, presence, onlineCheck, findings: [] }, { caseId });
      return ok(null);
    });
  });
}

const ofMismatch = (findings: MarriageView['findings']) =>
  findings.filter(({ rule, message }) => rule === 'M-22' && message.includes('ismatch')).map(({ message }) => message);

test('M-22 a marriage that the online check does not match is examined once its conclusion is written down', async () => {
  hall = await createTestDesk({ pcClock: clock });
  const view = await takeTo(hall.as('R1'), 'identified');
  const caseId = view.id;
  await hall.desk.close();
  precheckMismatched(view);

  let registrar = await startAgain();
  const proof = { kind: 'mismatchProof', party: null, picture: await testPhoto(600, 400), from: 'camera', of: 'original' } as const;
  await registrar.ask('attachments.add', { caseId, ...proof });
  for (const party of ['man', 'woman'] as const) await printPaper(registrar, caseId, 'declaration', party);
  await registrar.ask('marriage.declare', { caseId, declared: allDeclared });
  await registrar.ask('marriage.photograph', { caseId, picture: await testPhoto(), from: 'file' });
  const barred = await registrar.call('marriage.examine', { caseId });
  if (barred.ok || barred.error.code !== 'case.refusedByLaw') throw new Error('examined without a conclusion');
  expect(ofMismatch(barred.error.details.findings)).toEqual(['mismatchConclusionMissing']);

  const { couple, application, draftRevision: revision } = await registrar.ask('marriage.reopen', { caseId, reason: '补写核实结论' });
  const mismatchConclusion = '看过法院判决书，双方无配偶，系平台未更新。';
  await registrar.ask('cases.saveDraft', { caseId, revision, couple, application: { ...application, mismatchConclusion } });
  await desk!.close();

  registrar = await startAgain();
  expect(await getMarriage(registrar, caseId)).toMatchObject({ application: { mismatchConclusion }, onlineCheck: { state: 'mismatched' } });
  await registrar.ask('marriage.precheck', { caseId, bothPresent: true, askedApart: true });
  await registrar.ask('marriage.declare', { caseId, declared: allDeclared });
  await registrar.ask('marriage.keepPhoto', { caseId });
  const examined = await registrar.ask('marriage.examine', { caseId });
  expect(examined.state).toBe('examined');
  expect(ofMismatch(examined.findings)).toEqual([]);
  await desk!.close();

  const journaled = inStore((store) => {
    store.rebuild();
    return store.read((db) => db.prepare(`SELECT application FROM cases WHERE id = ?`).pluck().get(caseId)) as string;
  });
  expect((JSON.parse(journaled) as MarriageApplication).mismatchConclusion).toBe(mismatchConclusion);
  desk = null;
});
