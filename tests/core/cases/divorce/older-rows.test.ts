import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { updateCase } from '#core/cases/common-record.ts';
import { projectVisit } from '#core/cases/divorce/acts.ts';
import { visitEnded } from '#core/cases/divorce/certificate-acts.ts';
import { createId } from '#core/crypto/index.ts';
import { acts } from '#core/hall.ts';
import { createSetClock, defineAct, openStore, verifyStore, type ActDefinition, type Store } from '#core/store/index.ts';
import { CivilDate, DivorcePoint, DivorceVisit, Finding, ok, Slot } from '#shared/model/index.ts';
import { testAuthor } from '../../helpers.ts';
import { callerOf, createTestDesk, openDesk } from '../test-desk.ts';
import { accept, accepting, divorceHall, getDivorce, prepare } from './divorce-desk.ts';

/** As the acts were before grounds and documents were kept with a visit. */
const visitRecorded = defineAct({
  type: 'divorce.visitRecorded',
  payload: z.object({ id: z.uuid(), came: Slot.nullable(), outcome: DivorceVisit.shape.outcome, note: z.string() }),
  project: projectVisit,
});
const returned = defineAct({
  type: 'divorce.returned',
  payload: z.object({ state: DivorcePoint, findings: z.array(Finding) }),
  project: (db, payload, header) => updateCase(db, header, payload),
});

test('a journal from before grounds and documents were kept with a visit is read and projected', async () => {
  const clock = createSetClock(accepting);
  const hall = await createTestDesk({ config: divorceHall, pcClock: clock });
  await hall.as('S1').ask('office.openOfflineRegistration', { reason: '省平台线路检修' });
  const { id: caseId } = await accept(hall.as('R1'));
  await hall.desk.close();
  const directory = join(hall.dir, 'store');
  clock.advance({ hours: 24 * 31 });

  const older = acts.map((act) => [visitRecorded, returned].find(({ type }) => type === act.type) ?? act) as ActDefinition[];
  const before = openStore(directory, hall.kept.key!, { clock, acts: older });
  if (!before.ok) throw new Error(before.error.code);
  const staffId = before.value.read((db) => db.prepare(`SELECT id FROM staff WHERE code = 'R1'`).pluck().get()) as string;
  before.value.commit(testAuthor({ staffId, requestId: createId() }), ({ append }) => {
    append(visitRecorded, { id: createId(), came: 'man', outcome: 'cameAlone', note: '女方未到' }, { caseId });
    append(returned, { state: 'issuable.returned', findings: [] }, { caseId });
    return ok(null);
  });
  before.value.close();

  const now = openStore(directory, hall.kept.key!, { clock, acts });
  if (!now.ok) throw new Error(now.error.code);
  now.value.rebuild();
  now.value.close();
  expect(verifyStore(directory, hall.kept.key!, acts)).toMatchObject({ ok: true, value: { problem: null } });
  const { desk } = openDesk({ dir: directory, pcClock: clock });
  await callerOf(desk, null).ask('setup.unlock', {});
  const session = desk.actAs('R1', '03');
  if (!session.ok) throw new Error(session.error.code);
  expect(await getDivorce(callerOf(desk, session.value), caseId)).toMatchObject({
    point: 'issuable.returned',
    visits: [{ came: 'man', outcome: 'cameAlone' }],
    returnReads: { man: null, woman: null },
  });
  await desk.close();
  await hall.close();
});

/** As it was before anybody accounted for the sheets: they were voided with the day. */
const dayEnded = defineAct({
  type: 'divorce.visitEnded',
  payload: z.object({
    state: DivorcePoint,
    legalOn: CivilDate,
    visitId: z.uuid(),
    certificates: z.object({ registrationNumber: z.string(), manBlank: z.string(), womanBlank: z.string() }).nullable(),
    reason: z.string(),
  }),
  project: (db, payload, header) => visitEnded.project(db, { ...payload, blanks: 'voided' }, header),
});

test('in a journal from before blanks of an unfinished day were accounted for, they are voided with the day, as they were', async () => {
  const clock = createSetClock(accepting);
  const hall = await createTestDesk({ config: divorceHall, pcClock: clock });
  await hall.as('S1').ask('office.openOfflineRegistration', { reason: '省平台线路检修' });
  const { id: caseId } = await accept(hall.as('R1'));
  await hall.desk.close();
  const directory = join(hall.dir, 'store');
  clock.advance({ hours: 24 * 31 });
  const { desk } = openDesk({ dir: directory, pcClock: clock });
  await callerOf(desk, null).ask('setup.unlock', {});
  const as = (code: string) => {
    const session = desk.actAs(code, '03');
    if (!session.ok) throw new Error(session.error.code);
    return callerOf(desk, session.value);
  };
  const approval = { code: 'R1', password: 'limin-2026' };
  await as('S1').ask('clock.confirm', { today: CivilDate.parse('2026-11-12'), time: '10:00', reason: '按手机时间核对' }, { approval });
  await as('S1').ask('office.openOfflineRegistration', { reason: '省平台线路检修' });
  const { certificates } = await prepare({ registrar: as('R1') }, caseId);
  await desk.close();

  const taken = {
    registrationNumber: certificates!.registrationNumber,
    manBlank: certificates!.manBlank,
    womanBlank: certificates!.womanBlank,
  };
  const ended = {
    state: 'issuable',
    legalOn: certificates!.preparedOn,
    visitId: createId(),
    certificates: taken,
    reason: '当日未办结',
  } as const;
  const stateOf = (store: Store) => store.read((db) => db.prepare(`SELECT * FROM blanks WHERE state <> 'stock' ORDER BY blank`).all());
  const older = acts.map((act) => (act.type === dayEnded.type ? dayEnded : act)) as ActDefinition[];
  const before = openStore(directory, hall.kept.key!, { clock, acts: older });
  if (!before.ok) throw new Error(before.error.code);
  before.value.commit(testAuthor({ requestId: createId() }), ({ append }) => {
    append(dayEnded, ended, { caseId });
    return ok(null);
  });
  const projected = stateOf(before.value);
  expect(projected).toMatchObject([
    { state: 'voided', reason: '当日未办结' },
    { state: 'voided', reason: '当日未办结' },
  ]);
  before.value.close();
  const now = openStore(directory, hall.kept.key!, { clock, acts });
  if (!now.ok) throw new Error(now.error.code);
  now.value.rebuild();
  expect(stateOf(now.value)).toEqual(projected);
  now.value.close();
  expect(verifyStore(directory, hall.kept.key!, acts)).toMatchObject({ ok: true, value: { problem: null } });
  await hall.close();
});
