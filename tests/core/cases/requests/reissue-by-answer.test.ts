/** 全国通办: marriage and divorce lie in the paper archive of one office, and certificates are issued anew at another. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Input } from '#shared/contract/index.ts';
import type { ReissueApplication, ReissueView } from '#shared/model/index.ts';
import { createSetClock } from '#core/store/index.ts';
import { people, type Person } from '../../../emulators/people.ts';
import { startProvince, type Province } from '../../../province/province.ts';
import { folderFor } from '../../sync/province/station.ts';
import { fill, openReissue, reissuingHall, takeReissueTo } from '../reissue-desk.ts';
import { aMorning, typedCouple, witness as approval } from '../test-desk.ts';
import { openOffice, type OfficeHall } from './two-offices.ts';

const clock = createSetClock(aMorning);
const marriage = { kind: 'marriage', registrationNumber: '昆结字第31号', registeredOn: '2021-05-20' } as const;
const divorce = { kind: 'divorce', registrationNumber: '昆离字第7号', registeredOn: '2022-03-01' } as const;
const registrar = () => here.as('R1');
let province: Province;
let here: OfficeHall;
let there: OfficeHall;

beforeAll(async () => {
  province = await startProvince({ folder: folderFor('reissues'), clock: () => new Date(clock.now().epochMilliseconds) });
  here = await openOffice(province, clock, '329901', '清江县民政局婚姻登记处', reissuingHall);
  there = await openOffice(province, clock, '320583', '昆山市民政局婚姻登记处', reissuingHall);
  await enterThere(marriage);
});
afterAll(async () => {
  await here.close();
  await there.close();
  await province.stop();
});

async function enterThere(
  registration: Pick<Input<'records.enterPaper'>, 'kind' | 'registrationNumber' | 'registeredOn'>,
  couple: readonly [Person, Person] = [people.wangWei, people.chenJing],
): Promise<void> {
  const [man, woman] = couple.map(({ name, idNumber }) => ({ name, idNumber }));
  const office = { code: '320583', name: '昆山市民政局' };
  await there.as('D1').ask('records.enterPaper', { ...registration, office, fileNumber: null, man: man!, woman: woman! }, { approval });
}

/** The case asks the other office, by a number or by whoever is named in the form, and it answers with a registration. */
async function askThere(caseId: string, registrationNumber: string | null, answer: string): Promise<void> {
  await registrar().ask('requests.make', { caseId, about: 'marriage', toOffice: '320583', registrationNumber });
  await here.exchange();
  await there.exchange();
  const supervisor = there.as('S1');
  const { requestNumber, purpose } = (await supervisor.ask('requests.incoming', {})).find(({ state }) => state === 'open')!;
  expect(purpose).toBe('补领婚姻登记证，查找登记档案');
  await supervisor.ask('requests.reply', { requestNumber, registrationNumbers: [answer], refusal: null });
  await there.exchange();
  await here.exchange(2);
}

/** As the registrar chooses it on the form. */
async function choose(view: ReissueView, kind: 'marriage' | 'divorce', more: Partial<ReissueApplication> = {}): Promise<ReissueView> {
  const { found } = await registrar().ask('reissue.seek', { caseId: view.id, number: null });
  const { record } = found.find((each) => each.source === 'otherOffice' && each.kind === kind)!;
  return fill(registrar(), view, { kind, source: 'otherOffice', record, reason: 'lost', court: 'nothing', laterLooked: true, ...more });
}

test('M-80 the office that has the archive answers, and M-83 what it answers later stops a certificate already made', async () => {
  const opened = await openReissue(registrar());
  const { id: caseId } = opened;
  await fill(registrar(), opened, { applicants: ['man', 'woman'], kind: 'marriage' }, typedCouple());
  expect((await registrar().ask('reissue.seek', { caseId, number: null })).found).toEqual([]);

  await askThere(caseId, null, marriage.registrationNumber);
  expect(await registrar().ask('requests.marks', {})).toEqual([{ caseId, state: 'arrived' }]);
  const chosen = await choose(opened, 'marriage');
  const { record } = chosen.application;
  expect(record).toMatchObject({ id: null, number: '昆结字第31号', authority: '昆山市民政局', registeredOn: '2021-05-20' });
  await fill(registrar(), opened, { record: { ...record, number: '昆结字第32号' } });
  await expect(takeReissueTo(registrar(), opened, 'prechecked'), 'no answer names that one').rejects.toThrow(/recordNotFound/);
  await choose(opened, 'marriage');
  expect(await takeReissueTo(registrar(), opened, 'prepared')).toMatchObject({ registrationNumber: 'BJ329901-2026-000007', standing: [] });

  await enterThere(divorce);
  // Numbers of the paper archive began anew, and two couples may bear one.
  await enterThere({ ...divorce, registeredOn: '2009-03-02' }, [people.zhangJi, people.liJie]);
  await askThere(caseId, divorce.registrationNumber, divorce.registrationNumber);
  await expect(takeReissueTo(registrar(), opened, 'issued')).rejects.toThrow(/refusedByLaw.*divorcedElsewhere/);
  await registrar().ask('reissue.voidCertificates', { caseId, reason: '登记状况已改变' }, { approval });
  await expect(takeReissueTo(registrar(), opened, 'prepared')).rejects.toThrow(/divorcedElsewhere/);
  expect(await registrar().ask('reissue.refuse', { caseId })).toMatchObject({ state: 'refused', issued: null });
});

const tables = ['cases', 'case_parties', 'reissues', 'record_requests', 'number_blocks', 'blanks', 'outbox', 'documents'];

test('M-81 one divorced there gets a certificate here; the province is told once, and the journal has it all', async () => {
  const opened = await openReissue(registrar());
  const { man, woman } = typedCouple();
  await fill(registrar(), opened, { applicants: ['woman'], kind: 'divorce' }, { man: { ...man, idNumber: '' }, woman });
  await askThere(opened.id, null, divorce.registrationNumber);
  await choose(opened, 'divorce', { court: null });
  const issued = await takeReissueTo(registrar(), opened, 'issued');
  expect(issued).toMatchObject({ registrationNumber: 'BL329901-2026-000003', issued: { blanks: { man: null, woman: 'B00000001' } } });
  await here.exchange(2);
  const told = await here.inside((store) =>
    store.read((db) => db.prepare('SELECT state FROM outbox WHERE case_id = ?').pluck().all(opened.id)),
  );
  expect(told).toEqual(['accepted']);

  const rows = (): Promise<unknown[][]> =>
    here.inside((store) => store.read((db) => tables.map((table) => db.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all())));
  const before = await rows();
  expect(before.every((table) => table.length > 0)).toBe(true);
  await here.inside((store) => store.rebuild());
  expect(await rows()).toEqual(before);
});
